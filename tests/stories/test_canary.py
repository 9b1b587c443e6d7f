"""The canary's own test: what it must find it finds; what may not be kept is kept by no means.

That every story leaves no word in clear is looked for where it is played, in `test_stories.py`.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from bot.messages import HIDDEN
from bot.storage.vault import DataKey, Sealed
from tests.support.stories.canary import (
    PHONE,
    Traces,
    bytes_of,
    require_absent,
    require_no_word,
    secrets,
)
from tests.support.stories.player import Player
from tests.support.stories.script import read
from tests.support.stories.stage import Props, raised
from tests.support.stories.things import OWN_PHONE

HERE = Path(__file__).parent


def test_what_is_looked_for_is_what_people_typed_and_the_numbers_in_it() -> None:
    story = read(HERE / "form-housing-subsidy.yaml")
    assert {"Иванова Мария Петровна", "112-233-445 95", "1223344595", "9205550142"} <= secrets(
        story
    )
    assert "9205550142" in secrets(read(HERE / "back-at-every-step.yaml"))


@pytest.mark.parametrize("place", ["kept", "addresses", "log", "name"])
def test_a_word_in_clear_is_found_wherever_it_lies(tmp_path: Path, place: str) -> None:
    story, word = read(HERE / "form-housing-subsidy.yaml"), "1223344595"
    clean = Traces(folder=tmp_path, kept=b"alembic_version", addresses="http://testserver/")
    require_no_word(story, clean, "")
    spoilt = {
        "kept": replace(clean, kept=clean.kept + word.encode()),
        "addresses": replace(clean, addresses=f"/console?wanted={word}"),
    }
    if place == "name":
        (tmp_path / f"{word}.pdf").touch()
    with pytest.raises(AssertionError, match=word):
        require_no_word(story, spoilt.get(place, clean), word if place == "log" else "")


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
        open_database = bytes_of(props.folder, "*.db*")
    kept = b"\n".join((*written, open_database, bytes_of(props.folder, "*.db*")))
    assert HIDDEN.encode() in kept, "what was written must be read, or this test is blind"
    names = " ".join(str(path) for path in props.folder.rglob("*"))
    for word in ("Канарейкин", "Желтопёр", "Птичь", "112-233-445", "771177", "05.03.1948"):
        require_absent(word, kept, logged(), names)
    for phone in (OWN_PHONE, PHONE, "555-01-77"):
        require_absent(phone, kept, logged(), names)
