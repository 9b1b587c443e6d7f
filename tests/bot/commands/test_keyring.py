"""Keys are changed by commands: nothing becomes unreadable, whenever the machine stops."""

import asyncio
from argparse import Namespace
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from bot.commands.keeping import opened
from bot.commands.keyring import drop, reindex, rotate
from bot.keys import INDEX, RING, new_keys, rewrite, take_keys
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.lock import DatabaseInUse, lock_database
from bot.storage.store import Store
from bot.storage.vault import Vault
from tests.support.stored import LATER, address, hear
from tests.support.whole import CHAT, fill

NOTHING = Namespace(new=False)
CHATS = [str(number) for number in range(3)]
Made = Callable[..., Settings]


@pytest.fixture
def made(tmp_path: Path, request: pytest.FixtureRequest) -> Made:
    """Settings of a department that keeps its keys in the file (SQLite) or in settings."""
    keys = {name.removeprefix("OPORA_").lower(): key for name, key in new_keys().items()}

    def make(server: str, **changed: str) -> Settings:
        url = request.getfixturevalue(f"{server}_url")
        given = {} if server == "sqlite" else keys | changed
        path = tmp_path / "opora.db"
        named = {"database_url": url if server != "sqlite" else f"sqlite+aiosqlite:///{path}"}
        return Settings(_env_file=None, var_dir=tmp_path, **named, **given)  # type: ignore[arg-type]

    return make


def within(settings: Settings, work: Callable[[Store], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with opened(settings) as database, database.transaction() as store:
            await work(store)

    asyncio.run(run())


async def three_talk_and_one_is_erased(store: Store) -> None:
    for chat in CHATS:
        await hear(store, chat, f"слова {chat}", chat)
    await hear(store, "gone", "стёртые слова", "gone")
    gone = await store.conversations.find(address("gone"))
    assert gone
    await store.conversations.erase(gone.id, LATER)


async def everybody_is_read(store: Store) -> None:
    for chat in CHATS:
        found = await store.conversations.find(address(chat))
        assert found is not None
        (line,) = await store.messages.since(found.id)
        assert line.content.text == f"слова {chat}"
    assert await store.conversations.find(address("gone")) is None


def ring(settings: Settings) -> list[str]:
    return list(take_keys(settings).ring)


def test_the_key_of_the_file_is_changed_and_the_old_one_dropped(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = made("sqlite")
    within(settings, three_talk_and_one_is_erased)
    (old,) = ring(settings)
    rotate(settings, NOTHING)
    new, kept = ring(settings)
    assert kept == old
    told = capsys.readouterr().out
    assert "Обёрнуто ключей данных: 3." in told
    assert f"больше не нужны: {old}" in told
    drop(settings, Namespace(name=old))
    assert ring(settings) == [new]
    assert (settings.var_dir / "keys.env").stat().st_mode & 0o777 == 0o600
    within(settings, everybody_is_read)


def test_the_key_of_the_file_is_not_changed_under_a_running_assistant(made: Made) -> None:
    settings = made("sqlite")
    before = ring(settings)
    with lock_database(settings.database_path), pytest.raises(DatabaseInUse):
        rotate(settings, NOTHING)
    assert ring(settings) == before


@pytest.mark.parametrize("server", ["sqlite", "postgres"])
def test_a_rotation_that_was_killed_goes_on_where_it_stood(made: Made, server: str) -> None:
    settings = made(server)
    within(settings, three_talk_and_one_is_erased)
    fresh = f"fresh:{new_keys()[RING].partition(':')[2]},{_ring_text(settings)}"
    if server == "sqlite":
        rewrite(settings.var_dir / "keys.env", {RING: fresh})
    settings = made(server, data_keys=fresh)

    async def one_batch(store: Store) -> None:
        batch = await store.keyring.rewrap(None, limit=1)
        assert batch.done == 1

    within(settings, one_batch)  # and the machine stopped
    within(settings, everybody_is_read)
    old = ring(settings)[1]
    with pytest.raises(SystemExit, match="ещё обёрнуто: 2"):
        drop(settings, Namespace(name=old))
    rotate(settings, NOTHING)
    assert ring(settings) == ["fresh", old], "it goes on instead of making another key"
    alone = made(server, data_keys=fresh.partition(",")[0])
    if server == "sqlite":
        drop(settings, Namespace(name=old))
    within(alone, everybody_is_read)


def test_a_key_of_the_settings_is_told_and_not_written(
    made: Made, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings = made("postgres")
    within(settings, three_talk_and_one_is_erased)
    rotate(settings, NOTHING)
    told = capsys.readouterr().out
    (line,) = [one for one in told.splitlines() if one.startswith(f"{RING}=")]
    assert line.endswith(f",{_ring_text(settings)}")
    assert "остановите все процессы" in told
    assert not (tmp_path / "keys.env").exists()
    restarted = made("postgres", data_keys=line.partition("=")[2])
    rotate(restarted, NOTHING)
    drop(restarted, Namespace(name=ring(settings)[0]))
    alone = capsys.readouterr().out.strip().rpartition(f"{RING}=")[2]
    within(made("postgres", data_keys=alone), everybody_is_read)


@pytest.mark.parametrize(
    ("name", "told"), [("nobody", "«nobody» нет"), ("", "Этим ключом оборачивают сейчас")]
)
def test_a_key_that_is_needed_is_not_dropped(made: Made, name: str, told: str) -> None:
    settings = made("sqlite")
    with pytest.raises(SystemExit, match=told):
        drop(settings, Namespace(name=name or ring(settings)[0]))


def test_a_file_half_written_by_a_kill_is_not_taken_for_the_keys(made: Made) -> None:
    settings = made("sqlite")
    before = take_keys(settings)
    (settings.var_dir / "keys.new").write_text("OPORA_DATA_KEYS=k", encoding="utf-8")
    assert take_keys(settings) == before
    rewrite(settings.var_dir / "keys.env", {INDEX: new_keys()[INDEX]})
    assert take_keys(settings).ring == before.ring
    assert not (settings.var_dir / "keys.new").exists()


@pytest.mark.parametrize("server", ["sqlite", "postgres"])
def test_another_index_key_finds_everybody_again(
    made: Made, server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = made(server)
    within(settings, _fill)
    reindex(settings, Namespace(new=True))
    told = capsys.readouterr().out
    if server == "postgres":
        (line,) = [one for one in told.splitlines() if one.startswith(f"{INDEX}=")]
        settings = made(server, index_key=line.partition("=")[2])
        within(settings, _is_found_by_everything)  # by the older key, before anything is made anew
        reindex(settings, NOTHING)
        told = capsys.readouterr().out
    assert "оставьте вторым" in told
    within(settings, _is_found_by_everything)
    asyncio.run(_is_found_by_the_new_key_alone(settings))


async def _fill(store: Store) -> None:
    await fill(store)
    await three_talk_and_one_is_erased(store)


async def _is_found_by_everything(store: Store) -> None:
    assert await store.conversations.find(address(CHAT))
    assert await store.cases.look_up("45821736", "3535")
    assert await store.visits.find("токен-канарейка")
    assert await store.visits.come_back("hash")
    assert await store.staff.signed_in("токен-канарейка")
    assert (await store.journal.verify()).is_whole


async def _is_found_by_the_new_key_alone(settings: Settings) -> None:
    """What can be made anew was; the old part of the journal is checked by the old key only."""
    keys = take_keys(settings)
    vault = Vault(keys.ring, keys.indexes[0])
    database = Database(settings.database_url, vault)
    async with database.reading() as store:
        assert await store.conversations.find(address(CHAT))
        assert await store.cases.look_up("45821736", "3535")
        assert not (await store.journal.verify()).is_whole
    await database.close()


def _ring_text(settings: Settings) -> str:
    given = settings.data_keys.get_secret_value()
    text = (settings.var_dir / "keys.env").read_text(encoding="utf-8") if not given else ""
    return given or dict(line.split("=", 1) for line in text.split())[RING]
