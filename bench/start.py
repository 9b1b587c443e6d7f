"""How soon a second run shows its first page, and how much memory a thousand turns take.

python3 dev.py bench start [--runs 5] [--chats 100] [--turns 10]
"""
# ruff: noqa: INP001, T201  no package; it prints its figures

import argparse
import asyncio
import os
import platform
import statistics
import tempfile
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from bench.support.questions import some_questions
from bench.support.serving import Serving, serving
from tests.support.botapi.server import TOKEN, BotApi, open_botapi, until

AIM_WITHOUT = 4.0  # seconds to the first page
AIM_WITH = 6.0
AIM_MEMORY = 450.0  # megabytes
LONGEST_ROUND = 120.0  # seconds for one message of every chat
FIRST_CHAT = 1001
MOST_QUESTIONS = 500  # different ones; then the first again


async def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=5)
    words.add_argument("--chats", type=int, default=100)
    words.add_argument("--turns", type=int, default=10)
    given = words.parse_args()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, SQLite, data in /tmp")
    with tempfile.TemporaryDirectory(prefix="opora-bench-") as folder:
        await starts("without a token", Path(folder), given.runs, AIM_WITHOUT)
        async with open_botapi() as botapi:
            settings = telegram(botapi)
            await starts("with a token", Path(folder), given.runs, AIM_WITH, **settings)
            await memory(Path(folder), botapi, range(given.chats), given.turns)


def telegram(botapi: BotApi) -> dict[str, str]:
    return {
        "OPORA_TELEGRAM_TOKEN": TOKEN,
        "OPORA_TELEGRAM_API_URL": botapi.url,
        "OPORA_TELEGRAM_RATE": "1000",
    }


async def starts(name: str, folder: Path, runs: int, aim: float, **settings: str) -> None:
    """The first run makes keys and tables and is not counted."""
    seconds = []
    for _ in range(runs + 1):
        async with serving(folder, **settings) as house:
            seconds.append(house.seconds)
    middle, worst = statistics.median(seconds[1:]), max(seconds[1:])
    print(f"second run to first page, {name}: median {middle:.2f} s, worst {worst:.2f} s", end="")
    print(f" of {runs} runs (aim ≤ {aim:g} s); first run ever {seconds[0]:.2f} s")


async def memory(folder: Path, botapi: BotApi, chats: Sequence[int], turns: int) -> None:
    async with serving(folder, **telegram(botapi)) as house:
        print(f"resident memory at the first page: {house.megabytes():.0f} MB")
        questions = cycle(some_questions(MOST_QUESTIONS))
        for _ in range(turns):
            for chat in chats:
                await botapi.people.say(FIRST_CHAT + chat, next(questions))
            await quiet(house, botapi)
        answers = sum(len(botapi.sent(FIRST_CHAT + chat)) for chat in chats)
        said = f"{turns * len(chats):,} turns over {len(chats)} chats ({answers:,} messages sent)"
        print(f"resident memory after {said}: {house.megabytes():.0f} MB (aim ≤ {AIM_MEMORY:g} MB)")


async def quiet(house: Serving, botapi: BotApi) -> None:
    """Wait until every update was taken, thought about and answered."""
    async with asyncio.timeout(LONGEST_ROUND):
        await until(lambda: not botapi.updates.waiting, LONGEST_ROUND)
        await house.quiet()


if __name__ == "__main__":
    asyncio.run(main())
