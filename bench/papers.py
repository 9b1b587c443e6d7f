"""What a sheet costs: how long a child process takes for one, and the most memory it has.

python3 dev.py bench papers [--runs 20]
"""
# ruff: noqa: INP001, T201  no package; it prints its figures

import argparse
import asyncio
import os
import platform
import resource
import time

from bot.conversation.values.sheets import Entry, ResultPaper
from bot.papers.printer import Printer
from bot.papers.result import sheet
from bot.settings import ROOT
from bot.texts import Texts
from knowledge.evaluation.rates import percentile
from knowledge.library import Library
from knowledge.measure import Measure

MEASURES = (1, 5, 30)  # of a result: one, a usual one, the longest that we saw


async def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=20)
    given = words.parse_args()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, one sheet after another;")
    print(f"load average before: {os.getloadavg()[0]:.1f}; times mean something when it is near 0")
    texts = Texts.load(ROOT / "texts" / "ru")
    library = Library.load(ROOT / "knowledge" / "content")
    measures = sorted(library.measures.values(), key=lambda one: one.id)
    printer = Printer()
    for count in MEASURES:
        paper = ResultPaper(
            on="2026-11-26",
            region="",
            hotline="",
            due=tuple(map(_entry, measures[:count])),
        )
        await _told(printer, paper, texts, given.runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"the most memory of a child: {peak:.0f} MB")


async def _told(printer: Printer, paper: ResultPaper, texts: Texts, runs: int) -> None:
    took, size = [], 0
    for _ in range(runs):
        began = time.perf_counter()
        size = len(await printer.make(sheet(paper, texts)))
        took.append(1000 * (time.perf_counter() - began))
    half, most = percentile(took, 0.5), percentile(took, 0.95)
    print(f"{len(paper.due):>3} measures: p50 {half:.0f} ms, p95 {most:.0f} ms, {size // 1024} KB")


def _entry(measure: Measure) -> Entry:
    documents = tuple(
        {"name": one.name, "whose": one.whose, "if_none": one.if_none} for one in measure.documents
    )
    return Entry(
        title=measure.title,
        group="yes",
        reasons="; ".join(measure.who) or measure.when,
        words=measure.amount.text,
        documents=documents,
        places=tuple(measure.where),
        note=measure.where_note,
        deadline=measure.deadline,
        laws=tuple(one.act for one in measure.legal),
        checked_on=measure.checked_on.isoformat(),
    )


if __name__ == "__main__":
    asyncio.run(main())
