"""What people typed is found nowhere in clear afterwards: database, logs, addresses, file names."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import structlog

from bot import log
from bot.app import TEXTS
from bot.messages import HIDDEN
from bot.storage.vault import DataKey, Sealed
from tests.support.stories.browser import BrowserCitizen
from tests.support.stories.caseworker import NAME, PASSWORD
from tests.support.stories.player import Player
from tests.support.stories.script import Story, read
from tests.support.stories.stage import Props, Stage, raised
from tests.support.stories.things import FOREIGN_PHONE, OWN_PHONE

HERE = Path(__file__).parent
TELLTALE = (  # stories in which people tell most of themselves
    "husband-at-the-front",
    "person-fills-the-form",
    "several-files",
    "file-without-an-application",
    "wrong-phone",
    "restart-in-the-middle",
)
ALSO_TELEGRAM = ("shared-contact", "edited-and-forwarded", "reply-goes-to-its-case")
RUSSIAN = rb"(?:[\xd0\xd1][\x80-\xbf]){5,}"  # a word in clear, whoever said it: never by chance
SHORTEST = 6  # letters of what can be looked for; less is found by chance
PHONE = OWN_PHONE.removeprefix("+7")
CASES = [
    *((page, channel) for page in TELLTALE for channel in ("telegram", "browser")),
    *((page, "telegram") for page in ALSO_TELEGRAM),
]


@pytest.fixture
def logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[[], str]]:
    """What was logged: by us at our loudest, and whatever libraries have to tell."""
    log.set_up("debug")
    caplog.set_level(logging.INFO)
    yield lambda: "".join((*capfd.readouterr(), caplog.text))
    structlog.reset_defaults()


@pytest.mark.parametrize(("page", "channel"), CASES)
async def test_no_personal_word_is_left_in_clear(
    page: str, channel: str, props: Props, logged: Callable[[], str]
) -> None:
    story, around = read(HERE / f"{page}.yaml"), props.folder
    async with raised(story, channel, props) as stage:
        await Player(story, stage).play()
        open_database = _bytes(around, "*.db*")
        addresses = _addresses(stage)
    logs, names = logged(), " ".join(str(path) for path in around.rglob("*"))
    kept = open_database + _bytes(around, "*.db*")
    assert b"greeting.hello" in kept, "a clear value must be found, or this test is blind"
    assert set(re.findall(RUSSIAN, kept)) <= {name.encode() for name in NAME.split()}
    for word in secrets(story):
        _require_absent(word, kept, logs, addresses + names)


async def test_what_may_not_be_kept_is_not_even_kept_under_a_key(
    props: Props, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was sealed meanwhile is read before it was sealed; and the whole folder besides."""
    story, written, seal = read(HERE / "personal-data-typed.yaml"), list[bytes](), DataKey.seal

    def overheard(key: DataKey, place: str, row: UUID, value: bytes) -> Sealed:
        written.append(value)
        return seal(key, place, row, value)

    monkeypatch.setattr(DataKey, "seal", overheard)
    async with raised(story, "telegram", props) as stage:
        await Player(story, stage).play()
        open_database = _bytes(props.folder, "*.db*")
    kept = b"\n".join((*written, open_database, _bytes(props.folder, "*.db*")))
    assert HIDDEN.encode() in kept, "what was written must be read, or this test is blind"
    names = " ".join(str(path) for path in props.folder.rglob("*"))
    for word in ("Канарейкин", "Желтопёр", "Птичь", "112-233-445", "771177", "05.03.1948"):
        _require_absent(word, kept, logged(), names)
    for phone in (OWN_PHONE, PHONE, "555-01-77"):
        _require_absent(phone, kept, logged(), names)


def secrets(story: Story) -> set[str]:
    """Every word of a person in the story that is not one of our own buttons or texts."""
    ours = " ".join(page.read_text(encoding="utf-8") for page in TEXTS.glob("*.yaml")).casefold()
    typed = {word for line in story.lines for word in _typed(line.who, line.what)}
    told = {word for word in typed if len(word) >= SHORTEST and word.casefold() not in ours}
    return told | {OWN_PHONE, FOREIGN_PHONE, PHONE, PASSWORD}


def _typed(who: str, what: Any) -> Iterator[str]:
    """What citizens and caseworkers type; choices and looks are ours."""
    if who == "citizen" and isinstance(what, dict):
        acts = ("twice", "edits", "forwards", "replies", "file", "together")
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


def _require_absent(word: str, kept: bytes, logs: str, addresses: str) -> None:
    for form in (word, word.casefold(), json.dumps(word)[1:-1]):
        assert form.encode() not in kept, f"in the database: {word}"
        assert form.encode("utf-16-le") not in kept, f"in the database: {word}"
        assert form not in logs, f"in a log: {word}"
        assert form not in addresses, f"in an address or a file's name: {word}"


def _bytes(folder: Path, pattern: str) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob(pattern))


def _addresses(stage: Stage) -> str:
    """Every URL that was asked for, and what Telegram was asked to download."""
    citizens = stage.citizens.values()
    urls = [url for one in citizens if isinstance(one, BrowserCitizen) for url in one.urls]
    calls = stage.botapi.calls if stage.botapi else []
    return " ".join((*urls, *(call.text("path") for call in calls)))
