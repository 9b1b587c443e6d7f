"""What must not be found in clear after a story: every word that a person typed in it."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import log
from bot.app import TEXTS
from tests.support.stories.browser import BrowserCitizen
from tests.support.stories.caseworker import NAME, PASSWORD
from tests.support.stories.script import Story
from tests.support.stories.stage import Stage
from tests.support.stories.things import FOREIGN_PHONE, OWN_PHONE

RUSSIAN = rb"(?:[\xd0\xd1][\x80-\xbf]){5,}"  # a word in clear, whoever said it: never by chance
SHORTEST = 6  # letters of what can be looked for; less is found by chance
LONGEST_NUMBER, TEN = 20, 10  # letters around a number; its digits
PHONE = OWN_PHONE.removeprefix("+7")


@pytest.fixture
def logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[[], str]]:
    """What was logged: by us at our loudest, and whatever libraries have to tell."""
    log.set_up("debug")
    caplog.set_level(logging.INFO)
    yield lambda: "".join((*capfd.readouterr(), caplog.text))
    structlog.reset_defaults()


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a story left: the database while it was open, and every address that was asked for."""

    folder: Path
    kept: bytes
    addresses: str


def traces_of(stage: Stage, folder: Path) -> Traces:
    return Traces(folder=folder, kept=bytes_of(folder, "*.db*"), addresses=addresses_of(stage))


def require_no_word(story: Story, traces: Traces, logs: str) -> None:
    """Look through all columns of all tables, the journal, logs, addresses and names of files."""
    kept = traces.kept + bytes_of(traces.folder, "*.db*")
    names = " ".join(str(path) for path in traces.folder.rglob("*"))
    assert b"alembic_version" in kept, "a clear value must be found, or this test is blind"
    assert set(re.findall(RUSSIAN, kept)) <= {name.encode() for name in NAME.split()}
    for word in secrets(story):
        require_absent(word, kept, logs, traces.addresses + names)


def secrets(story: Story) -> set[str]:
    """Every word of a person in the story that is not one of our own buttons or texts."""
    ours = " ".join(page.read_text(encoding="utf-8") for page in TEXTS.glob("*.yaml")).casefold()
    typed = {word for line in story.lines for word in _typed(line.who, line.what)}
    told = {word for word in typed if len(word) >= SHORTEST and word.casefold() not in ours}
    return told | _numbers(typed) | {OWN_PHONE, FOREIGN_PHONE, PHONE, PASSWORD}


def _numbers(typed: set[str]) -> set[str]:
    """Phones and SNILS as forms keep them: without spaces, brackets and the code of the land."""
    digits = (re.sub(r"[^0-9]", "", word) for word in typed if len(word) <= LONGEST_NUMBER)
    return {one[-TEN:] for one in digits if len(one) >= TEN}


def _typed(who: str, what: Any) -> Iterator[str]:
    """What citizens and caseworkers type; choices and looks are ours."""
    if who == "citizen" and isinstance(what, dict):
        acts = ("twice", "edits", "forwards", "replies", "file", "together", "one_by_one")
        yield from (word for act in acts for word in _flat(what.get(act, [])))
    elif who == "citizen":
        yield str(what)
    elif who == "caseworker":
        values = (what.get(act, []) for act in ("says", "notes", "fills", "sends_file"))
        yield from (word for value in values for word in _flat(value))


def _flat(value: Any) -> Iterator[str]:
    match value:
        case dict():
            yield from (str(one) for one in value.values())
        case list():
            yield from (str(one) for one in value)
        case _:
            yield str(value)


def require_absent(word: str, kept: bytes, logs: str, addresses: str) -> None:
    for form in (word, word.casefold(), json.dumps(word)[1:-1]):
        assert form.encode() not in kept, f"in the database: {word}"
        assert form.encode("utf-16-le") not in kept, f"in the database: {word}"
        assert form not in logs, f"in a log: {word}"
        assert form not in addresses, f"in an address or a file's name: {word}"


def bytes_of(folder: Path, pattern: str) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob(pattern))


def addresses_of(stage: Stage) -> str:
    """Every URL that was asked for, and what Telegram was asked to download."""
    citizens = stage.citizens.values()
    urls = [url for one in citizens if isinstance(one, BrowserCitizen) for url in one.urls]
    calls = stage.botapi.calls if stage.botapi else []
    return " ".join((*urls, *(call.text("path") for call in calls)))
