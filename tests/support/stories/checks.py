"""What a story expects, held against what happened. Every failure is one readable sentence."""

import re
from typing import Any

from bot.messages import Author, Logged
from bot.services.cases.caseviews import CaseView
from bot.services.turns.numbers import is_number, only_digits
from tests.support.stories.citizen import buttons_of, named
from tests.support.stories.screen import Seen, plain
from tests.support.talking.naming import called

SHAPE = re.compile(r"\d\d-\d\d-\d\d-\d\d")  # «45-82-17-36»


def listed(what: Any) -> list[Any]:
    return what if isinstance(what, list) else [what]


def check_said(line: Logged, wanted: dict[str, Any]) -> None:
    """By key, measure and section; by pieces of the text; by buttons that must be there."""
    assert line.author is Author.BOT, f"ждали помощника, а написал {line.author.value}"
    _check_names(line, wanted)
    text = plain(line.content.text)
    for words in listed(wanted.get("says", [])):
        assert plain(words) in text, f"нет слов «{words}» в «{text}»"
    for words in listed(wanted.get("not_says", [])):
        assert plain(words) not in text, f"лишние слова «{words}» в «{text}»"
    for name in listed(wanted.get("buttons", [])):
        labels = [f"{one.label} ({one.choice})" for one in buttons_of(line)]
        assert named(buttons_of(line), name), f"нет кнопки «{name}» среди {labels}"


def _check_names(line: Logged, wanted: dict[str, Any]) -> None:
    if keys := listed(wanted.get("text", [])):
        name = called(line.key, line.section)
        told = f"{name} «{plain(line.content.text)[:160]}»"
        assert name in keys, f"ждали {' или '.join(keys)}, а сказано {told}"
    for name in ("measure", "section"):
        if name in wanted:
            found = getattr(line, name)
            assert found == wanted[name], f"{name}: ждали {wanted[name]}, вышло {found}"


def check_person(line: Logged, words: str, name: str) -> None:
    """A caseworker's words arrive named as a person's."""
    assert line.author is Author.PERSON, f"ждали специалиста, а сказано {line.key}"
    assert line.author_name == name, f"специалист назван «{line.author_name}»"
    assert plain(words) in plain(line.content.text), f"специалист написал «{line.content.text}»"


def check_screen(line: Logged, screen: list[Seen]) -> None:
    """The channel really shows this line: its words, its buttons, who wrote it, its file."""
    words = plain(line.content.text)
    shown = [seen for seen in screen if words in seen.text] or _split(words, screen)
    assert shown, f"канал не показал «{words[:200]}»"
    labels = {label for seen in shown for label in seen.labels}
    for button in line.content.buttons:
        assert button.label in labels, f"канал не показал кнопку «{button.label}»"
    if line.author is Author.PERSON:
        assert any(line.author_name in seen.text for seen in shown), "не видно, кто пишет"
    if line.content.file:
        assert any(seen.has_file for seen in shown), "канал не показал файл"


def _split(words: str, screen: list[Seen]) -> list[Seen]:
    """A long text may have come as several messages."""
    return screen if words in " ".join(seen.text for seen in screen) else []


def check_order(lines: list[Logged], screen: list[Seen]) -> None:
    """What the citizen saw is what the log says, in its order, each once."""
    whole, at = " ".join(seen.text for seen in screen), 0
    for line in lines:
        words = plain(line.content.text)
        found = whole.find(words, at)
        assert found >= 0, f"не по порядку или не показано: «{words[:200]}»"
        at = found + len(words)


def check_case(view: CaseView, wanted: dict[str, Any]) -> None:
    facts = _facts(view)
    for name, value in wanted.items():
        if name in {"answers", "draft"}:
            _check_answers(facts[name], value)
        elif name == "number":
            assert SHAPE.fullmatch(facts[name]), f"номер заявки: {facts[name]}"
            assert is_number(only_digits(facts[name])), f"контрольная цифра: {facts[name]}"
        elif name != "count":
            assert facts[name] == value, f"заявка, {name}: ждали {value}, вышло {facts[name]}"


def _check_answers(found: dict[str, str], wanted: dict[str, Any]) -> None:
    for field, value in wanted.items():
        told = found.get(field, "")
        assert told == str(value), f"поле {field}: ждали «{value}», вышло «{told}»"


def _facts(view: CaseView) -> dict[str, Any]:
    row = view.row
    fields = view.answers or (view.draft.answers if view.draft else ())
    return {
        "status": row.status.value,
        "owner": view.owner.value,
        "waiting": row.waiting_since is not None,
        "answers": {one.field: one.value for one in view.answers},
        "draft": {one.field: one.value for one in (view.draft.answers if view.draft else ())},
        "by_worker": [one.field for one in fields if one.by_worker],
        "files": [file.state for file in view.files],
        "delivery": view.lines[-1].state if view.lines else "",
        "reason": row.reason,
        "urgent": row.is_urgent,
        "overdue": row.is_overdue,
        "measure": row.measure,
        "score": view.score,
        "notes": [note.text for note in view.notes],
        "misunderstood": view.misunderstood,
        "number": row.number,
    }
