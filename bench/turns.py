"""Turns a second through a local Bot API, beside two bare echo bots and beside search alone.

python3 dev.py bench turns [--chats 300] [--questions 240]
"""
# ruff: noqa: INP001, T201  no package; it prints its figures

import argparse
import asyncio
import os
import platform
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.support.crowd import FIRST_CHAT, Crowd
from bench.support.echoes import BUTTON
from bench.support.questions import some_questions
from bench.support.serving import ROOT, serving
from bench.support.shares import shares
from knowledge.library import Library
from knowledge.search.search import Search
from tests.support.botapi.server import TOKEN, open_botapi

AIM_FORMS = 0.3  # of a bare aiogram echo
AIM_QUESTIONS = 0.6  # of search alone
REFILL = 4.0  # seconds until every chat may again be sent a burst
ASKED = "субсидия на оплату коммуналки"
APPLY, AGREE = "Подать заявку", "Даю согласие"
NAME, PHONE = "Иванова Мария Петровна", "8 910 123-45-67"
FORM_TURNS = 4
WARM_UP = 20  # questions before the clock starts


async def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--chats", type=int, default=300)
    words.add_argument("--questions", type=int, default=240)
    given = words.parse_args()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, SQLite, one process")
    asked = some_questions(given.questions + WARM_UP)
    aiogram, ptb = [await echo(kind, given.chats) for kind in ("aiogram", "ptb")]
    forms, questions = await ours(given.chats, asked[WARM_UP:])
    alone = search_alone(asked)
    print("turns a second:")
    told("bare aiogram echo", aiogram)
    told("bare python-telegram-bot echo", ptb)
    told("form and button turns", forms)
    print(f"    {forms.rate() / aiogram.rate():.2f} of bare aiogram (aim ≥ {AIM_FORMS})")
    told(f"{len(asked) - WARM_UP} distinct questions", questions)
    print(
        f"    {questions.rate() / alone:.2f} of search alone, {alone:.0f} (aim ≥ {AIM_QUESTIONS})"
    )
    print("shares of a question's time, one after another:")
    for name, share in (await shares(asked)).items():
        print(f"    {name:<12}{share:6.1%}")


def told(name: str, crowd: Crowd) -> None:
    print(f"  {name:<32}{crowd.rate():7.1f}   local Bot API: {crowd.load():.0%} of a core")


async def echo(kind: str, chats: int) -> Crowd:
    """The same number of words and presses as a form has, echoed by a bare bot."""
    async with open_botapi() as botapi, bare_bot(kind, botapi.url):
        crowd = Crowd(botapi=botapi, size=chats)
        await crowd.all_say("/start", is_counted=False)
        for _ in range(FORM_TURNS // 2):
            await crowd.all_press(BUTTON)
            await crowd.all_say(NAME)
        return crowd


@asynccontextmanager
async def bare_bot(kind: str, url: str) -> AsyncIterator[None]:
    words = ("-m", "bench.support.echoes", kind, url, TOKEN)
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


async def ours(chats: int, questions: list[str]) -> tuple[Crowd, Crowd]:
    """Both mixes in one run of the assistant."""
    with tempfile.TemporaryDirectory(prefix="opora-bench-") as folder:
        async with open_botapi() as botapi:
            settings = {
                "OPORA_TELEGRAM_TOKEN": TOKEN,
                "OPORA_TELEGRAM_API_URL": botapi.url,
                "OPORA_TELEGRAM_RATE": "10000",
            }
            async with serving(Path(folder), **settings) as house:
                forms = Crowd(botapi=botapi, size=chats, quiet=house.quiet)
                await fill_forms(forms)
                asking = Crowd(
                    botapi=botapi, size=len(questions), quiet=house.quiet, first=FIRST_CHAT * 2
                )
                await ask(asking, questions)
                return forms, asking


async def fill_forms(crowd: Crowd) -> None:
    await crowd.all_say("/start", is_counted=False)
    await crowd.all_say(ASKED, is_counted=False)
    await asyncio.sleep(REFILL)
    await crowd.all_press(APPLY)
    await crowd.all_press(AGREE)
    await crowd.all_say(NAME)
    await crowd.all_say(PHONE)


async def ask(crowd: Crowd, questions: list[str]) -> None:
    """Everybody asks something else, in a chat of their own that has been greeted."""
    await crowd.all_say("/start", is_counted=False)
    await asyncio.sleep(REFILL)
    of_chat = dict(zip(crowd.chats(), questions, strict=True))
    await crowd.all_do(lambda chat: crowd.botapi.people.say(chat, of_chat[chat]))


def search_alone(questions: list[str]) -> float:
    """Questions a second on one thread, with nothing around."""
    search = Search(Library.load(ROOT / "knowledge" / "content"))
    for question in questions[:WARM_UP]:
        search.find(question, region="lipetsk")
    began = time.monotonic()
    for question in questions[WARM_UP:]:
        search.find(question, region="lipetsk")
    return (len(questions) - WARM_UP) / (time.monotonic() - began)


if __name__ == "__main__":
    asyncio.run(main())
