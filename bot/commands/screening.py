"""`screen`: what the rules say of one person, whose facts stand in a JSON file."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bot.app import CONTENT
from bot.clock import WallClock
from bot.settings import Settings
from knowledge.eligibility.asking import Asking, weights
from knowledge.eligibility.frontier import Frontier
from knowledge.eligibility.known import Facts, Unreadable
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Reason, Verdict
from knowledge.library import Library

GROUPS = {
    "yes": "Положено",
    "likely": "Вероятно",
    "unknown": "Возможно — надо узнать",
    "no": "Не положено",
}
ENDS = {Truth.YES: "yes", Truth.UNKNOWN: "unknown", Truth.NO: "no"}
MET = {Truth.YES: "да", Truth.UNKNOWN: "не знаем", Truth.NO: "нет"}
NO_LIMIT = "Спрашивать нечего: суммы, с которой сравнивают, в этом регионе мы не знаем."
EVERYWHERE = "вся страна, регион не назван"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """One person, weighed by the rules of a region on a day."""

    library: Library
    screening: Screening
    region: str
    facts: Facts

    def groups(self) -> Iterator[tuple[str, Sequence[Verdict]]]:
        """The verdicts by their group; what is urgent comes first."""
        verdicts = self.screening.verdicts(self.facts)
        for end in GROUPS:
            some = [one for one in verdicts if ending(one) == end]
            yield end, sorted(some, key=lambda one: not one.urgent)

    def questions(self, verdict: Verdict) -> tuple[str, ...]:
        """The facts to ask for so that a verdict may be reached."""
        node = next(one.node for one in self.screening.ready if one.measure.id == verdict.measure)
        frontier = Frontier(self.screening, self.facts, frozenset())
        return tuple(dict.fromkeys(frontier.askable(node)))

    def next(self) -> str | None:
        """The fact that is best asked for now."""
        found = Asking(self.screening, weights(self.library)).best(self.facts)
        return found.id if found else None


def screen(_settings: Settings, given: Namespace) -> None:
    """Print who is entitled to what by the facts of a file."""
    library = Library.load(CONTENT)
    on, region = day(given.on), region_of(library, given.region)
    screening = Screening(library, region=region, on=on)
    try:
        facts = screening.read(told(given.file, screening))
    except Unreadable as trouble:
        raise SystemExit(str(trouble)) from None
    screened = Screened(library=library, screening=screening, region=region, facts=facts)
    if given.json:
        say(json.dumps(data(screened), ensure_ascii=False, indent=2))
        return
    for line in lines(screened):
        say(line)


def day(text: str) -> date:
    """What stands after --on; today if nothing does."""
    try:
        return date.fromisoformat(text) if text else WallClock().now().date()
    except ValueError:
        raise SystemExit("--on: нужен день, например 2026-11-21.") from None


def region_of(library: Library, code: str) -> str:
    if code and code not in library.regions:
        raise SystemExit(f"--region: «{code}» нет. Есть: {', '.join(library.regions)}.")
    return code


def told(path: Path, screening: Screening) -> dict[str, object]:
    """The file's facts; null is one that is not known."""
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise SystemExit(f"{path}: файл не открылся.") from None
    except ValueError:
        raise SystemExit(f"{path}: это не JSON в кодировке UTF-8.") from None
    if not isinstance(values, dict):
        raise SystemExit(f'{path}: нужны факты в фигурных скобках: {{"children": 2}}.')
    for name in values:
        if name not in screening.facts:
            near = get_close_matches(name, screening.facts, n=3) or sorted(screening.facts)
            raise SystemExit(f"{name}: такого факта нет. Есть: {', '.join(near)}.")
    return {name: value for name, value in values.items() if value is not None}


def ending(verdict: Verdict) -> str:
    is_likely = verdict.truth is Truth.YES and verdict.likely
    return "likely" if is_likely else ENDS[verdict.truth]


def lines(screened: Screened) -> Iterator[str]:
    """The verdicts for a person who reads."""
    region = screened.library.regions.get(screened.region)
    place = region.name if region else EVERYWHERE
    yield f"На {screened.screening.on:%d.%m.%Y}, {place}."
    for end, verdicts in screened.groups():
        yield ""
        yield f"{GROUPS[end]}: {len(verdicts)}"
        for verdict in verdicts:
            yield from _lines(screened, verdict)
    yield ""
    yield from _next(screened)


def _lines(screened: Screened, verdict: Verdict) -> Iterator[str]:
    yield f"– {screened.library.measures[verdict.measure].title}"
    is_open = verdict.truth is not Truth.NO
    if is_open and verdict.urgent:
        yield f"    Срочно. {verdict.urgent}"
    if is_open and verdict.likely:
        yield f"    Почему не точно: {verdict.likely}"
    asked = screened.questions(verdict)
    yield from (f"    Узнать: {screened.screening.facts[name].question}" for name in asked)
    if verdict.truth is Truth.UNKNOWN and not asked:
        yield f"    {NO_LIMIT}"
    if verdict.truth is not Truth.UNKNOWN:
        yield from (f"    {_reason(one)}" for one in verdict.reasons)


def _reason(reason: Reason) -> str:
    law = f" ({reason.law})" if reason.law else ""
    return f"{reason.says}: {MET[reason.truth]}{law}"


def _next(screened: Screened) -> Iterator[str]:
    name = screened.next()
    if name is None:
        yield "Спрашивать больше нечего."
        return
    fact = screened.screening.facts[name]
    yield f"Следующий вопрос: {fact.question}"
    if fact.help:
        yield f"    {fact.help}"
    if fact.answers:
        yield f"    Ответы: {', '.join(answer.text for answer in fact.answers)}"


def data(screened: Screened) -> dict[str, Any]:
    """The same for a program: `verdict` is yes, likely, unknown or no."""
    asked = screened.next()
    return {
        "on": screened.screening.on.isoformat(),
        "region": screened.region,
        "verdicts": [
            _verdict(screened, end, verdict)
            for end, verdicts in screened.groups()
            for verdict in verdicts
        ],
        "next": _question(screened, asked) if asked else None,
    }


def _verdict(screened: Screened, end: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "measure": verdict.measure,
        "title": screened.library.measures[verdict.measure].title,
        "verdict": end,
        "likely": verdict.likely,
        "urgent": verdict.urgent,
        "reasons": [_data(one) for one in verdict.reasons],
        "missing": [_question(screened, name) for name in screened.questions(verdict)],
    }


def _data(reason: Reason) -> Mapping[str, str]:
    return {"says": reason.says, "law": reason.law, "truth": reason.truth.name.lower()}


def _question(screened: Screened, name: str) -> Mapping[str, str]:
    return {"fact": name, "question": screened.screening.facts[name].question}


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
