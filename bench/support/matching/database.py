"""Database: PostgreSQL's own full-text search in Russian, in a server out of a wheel."""
# ruff: noqa: INP001  no package

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack

import asyncpg
import numpy as np
import psutil

from bench.support.matching.pages import Page
from bench.support.matching.ways import Scores
from knowledge.search.reading.words import tokens
from tests.support.postgres import running_postgres

TABLE = "CREATE TABLE pages (number int PRIMARY KEY, body tsvector NOT NULL)"
KEEP = """
INSERT INTO pages VALUES ($1,
    setweight(to_tsvector('russian', $2), 'A')
    || setweight(to_tsvector('russian', $3), 'B')
    || setweight(to_tsvector('russian', $4), 'D'))
"""
INDEX = "CREATE INDEX ON pages USING gin (body)"
# Any of the words may fit, the rank tells how well: all of a story's words fit nothing.
FIND = """
SELECT number, ts_rank(body, asked, 1) FROM pages, to_tsquery('russian', $1) AS asked
WHERE body @@ asked
"""


class FullText:
    """A row a page: names weigh A, questions B, the rest D; ranked by `ts_rank`."""

    def __init__(self, known: Sequence[Page]) -> None:
        self._size = len(known)
        self._open = ExitStack()
        self._runner = self._open.enter_context(asyncio.Runner())
        server = self._open.enter_context(running_postgres())
        url = server.url_of(server.make()).replace("+asyncpg", "")
        self._connection = self._runner.run(asyncpg.connect(url))
        self._runner.run(self._keep(known))

    async def _keep(self, known: Sequence[Page]) -> None:
        await self._connection.execute(TABLE)
        rows = [
            (number, page.names, " \n".join(page.phrases), page.text)
            for number, page in enumerate(known)
        ]
        await self._connection.executemany(KEEP, rows)
        await self._connection.execute(INDEX)
        await self._connection.execute("ANALYZE pages")

    def scores(self, question: str) -> Scores:
        scores = np.zeros(self._size, dtype=np.float32)
        asked = " | ".join(f"'{word}'" for word in dict.fromkeys(tokens(question)))
        for number, rank in self._runner.run(self._connection.fetch(FIND, asked)) if asked else ():
            scores[number] = rank
        return scores

    def megabytes(self) -> float:
        """The server's memory; what its processes share is counted once."""
        pid = self._runner.run(self._connection.fetchval("SELECT pg_backend_pid()"))
        server = psutil.Process(pid).parent()
        family = (server, *server.children(recursive=True)) if server else ()
        return sum(one.memory_full_info().pss for one in family) / 2**20

    def close(self) -> None:
        self._runner.run(self._connection.close())
        self._open.close()
