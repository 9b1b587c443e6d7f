"""`report unanswered`: what editors should write next, from masked questions."""

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict

from bot.app import CONTENT
from bot.clock import WallClock
from bot.commands.keeping import opened
from bot.commands.run import STALE
from bot.services.footing.changes import Changes
from bot.services.footing.transactions import Transactions
from bot.services.reports import Counts, Group, Reports, Unanswered
from bot.settings import Settings
from knowledge.library import Library
from knowledge.search.reading.words import Words

FAILURES = {"unknown": "не поняли", "other": "«Другое»", "not_it": "«Не то»"}
AFTERWARDS = {
    "": "ничего",
    "ask_person": "позвали специалиста",
    "apply": "подали заявку",
    "answer": "прочитали ответ",
    "who": "прочитали «Кому положено»",
    "how_much": "прочитали «Сколько»",
    "documents": "прочитали «Документы»",
    "where": "прочитали «Куда идти»",
    "more": "прочитали «Ещё»",
}


def unanswered(settings: Settings, given: Namespace) -> None:
    """Print groups of questions that found no answer; the assistant may run meanwhile."""
    if given.days < 1 or given.least < 1:
        raise SystemExit("--days и --least: число от 1.")
    found = asyncio.run(_read(settings, given.days, given.least))
    if given.json:
        _say(json.dumps(asdict(found), ensure_ascii=False, default=str, indent=2))
        return
    titles = {one.id: one.title for one in Library.load(CONTENT).measures.values()}
    for line in told(found, lambda measure: titles.get(measure, measure)):
        _say(line)


async def _read(settings: Settings, days: int, least: int) -> Unanswered:
    async with opened(settings) as database:
        if not await database.is_current():
            raise SystemExit(STALE)
        reports = Reports(Transactions(database, Changes()), WallClock(), Words())
        return await reports.unanswered(days=days, least=least)


def told(found: Unanswered, title: Callable[[str], str]) -> Iterator[str]:
    """Lines for an editor; `title` of a measure's id."""
    since = f"С {found.since:%d.%m.%Y}"
    if not found.total:
        yield f"{since} вопросов без ответа нет."
        return
    yield f"{since} вопросов без ответа: {found.total} ({_counts(found.failures, FAILURES.get)})."
    yield f"Похожих групп: {len(found.groups)}. Вопросов вне групп: {found.alone}."
    for number, group in enumerate(found.groups, start=1):
        yield ""
        yield from _told(number, group, title)


def _told(number: int, group: Group, title: Callable[[str], str]) -> Iterator[str]:
    words = ", ".join(group.words) or "общих слов нет"
    yield f"{number}. Вопросов: {group.size}. {words} ({_counts(group.failures, FAILURES.get)})"
    yield from (f"   – {example}" for example in group.examples)
    if group.candidates:
        yield f"   Ближе всего: {_counts(group.candidates, lambda one: f'«{title(one)}»')}."
    yield f"   Что потом: {_counts(group.afterwards, lambda one: _afterwards(one, title))}."


def _afterwards(choice: str, title: Callable[[str], str]) -> str:
    return AFTERWARDS.get(choice) or f"выбрали «{title(choice)}»"


def _counts(counts: Counts, name: Callable[[str], str | None]) -> str:
    return ", ".join(f"{name(what) or what} — {count}" for what, count in counts)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
