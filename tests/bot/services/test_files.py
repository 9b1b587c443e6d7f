"""Files: fetched in the background, kept only if they are what we keep, opened with permission."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from bot.errors import FileNotTaken, NotAllowed, NotFound
from bot.messages import Channel, FileReference, Incoming, SentFile
from bot.people import Role
from bot.services.files import MAX_BYTES, plain_name
from bot.services.keeping.fetching import MOST_ATTEMPTS, Unreachable
from tests.support.citizens import BOT, Citizen
from tests.support.clock import FixedClock
from tests.support.workers import add_worker, opened

PDF = b"%PDF-1.7\nsynthetic"


class PocketFetcher:
    """Gives these bytes, after so many failures."""

    def __init__(self, content: bytes = PDF, failures: int = 0) -> None:
        self.content = content
        self.failures = failures

    async def fetch(self, reference: str) -> AsyncIterator[bytes]:
        self.failures -= 1
        if self.failures >= 0:
            raise Unreachable
        for at in range(0, len(self.content), 1 << 20):
            yield self.content[at : at + (1 << 20)]


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


def give(app: App, content: bytes = PDF, failures: int = 0) -> PocketFetcher:
    fetcher = PocketFetcher(content, failures)
    app.files.attach(Channel.TELEGRAM, BOT, fetcher)
    return fetcher


def kept(app: App) -> list[Path]:
    folder = app.settings.files_dir
    return list(folder.iterdir()) if folder.exists() else []


async def with_case(citizen: Citizen) -> None:
    """A person was asked for: files now belong to that case."""
    await citizen.press_person()


async def test_a_file_is_kept_and_its_caseworker_opens_it(app: App, citizen: Citizen) -> None:
    give(app)
    await with_case(citizen)
    await citizen.send_file("Справка.pdf")
    worker = await add_worker(app)
    [file] = (await opened(app, worker)).files
    assert (file.name, file.mime, file.size, file.state) == (
        "Справка.pdf", "application/pdf", len(PDF), "kept",
    )  # fmt: skip
    found = await app.files.open(file.id, worker)
    assert found.path.read_bytes() == PDF
    assert "Справка" not in found.path.name


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"MZ\x00program", "type"), (b"%PDF-" + b"0" * MAX_BYTES, "too_big")],
)
async def test_what_we_do_not_keep_is_refused_and_leaves_nothing(
    app: App, citizen: Citizen, content: bytes, reason: str
) -> None:
    give(app, content)
    await with_case(citizen)
    await citizen.send_file()
    worker = await add_worker(app)
    [file] = (await opened(app, worker)).files
    assert (file.state, file.reason) == ("refused", reason)
    assert f"files.refused_{reason}" in await citizen.keys()
    assert kept(app) == []


async def test_an_unreachable_file_is_tried_again(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    give(app, failures=2)
    await with_case(citizen)
    await citizen.send_file()
    assert kept(app) == []
    for _ in range(2):
        clock.advance(seconds=5)
        await app.settle()
    assert len(kept(app)) == 1


async def test_a_file_that_never_comes_is_told(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    give(app, failures=MOST_ATTEMPTS)
    await with_case(citizen)
    await citizen.send_file()
    for _ in range(MOST_ATTEMPTS):
        clock.advance(minutes=6)
        await app.settle()
    assert "files.refused_unreachable" in await citizen.keys()


async def test_a_browser_uploads_first_and_leaves_no_copy(app: App) -> None:
    visit = await app.visits.begin()
    file = await app.files.upload(visit.conversation, "C:\\a\\скан.pdf", pieces(PDF))
    assert file.name == "скан.pdf"
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.press_person()
    await app.inbox.accept([Incoming(address=visit.address, id="f", body=SentFile(file=file))])
    await app.settle()
    [whole] = kept(app)
    assert whole.read_bytes() == PDF
    assert not whole.suffix


async def test_an_upload_of_a_wrong_type_is_refused_at_once(app: App) -> None:
    visit = await app.visits.begin()
    with pytest.raises(FileNotTaken) as refused:
        await app.files.upload(visit.conversation, "a.pdf", pieces(b"MZ\x00"))
    assert refused.value.reason == "type"
    assert kept(app) == []


async def test_a_made_up_reference_reads_nothing(app: App) -> None:
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.press_person()
    file = FileReference(reference="../opora.db", name="a")
    await app.inbox.accept([Incoming(address=visit.address, id="f", body=SentFile(file=file))])
    await app.settle()
    assert kept(app) == []


async def test_a_caseworkers_file_reaches_its_citizen_only(app: App, citizen: Citizen) -> None:
    await with_case(citizen)
    worker = await add_worker(app)
    view = await opened(app, worker)
    await app.casework.send_file(worker, view.row.case, "ответ.pdf", pieces(PDF), view.last_seq)
    line = (await citizen.log())[-1]
    assert line.content.file
    mine = await app.files.open_for_citizen(line.content.file, await citizen.conversation())
    assert (mine.name, mine.mime) == ("ответ.pdf", "application/pdf")
    other = await app.visits.begin()
    with pytest.raises(NotFound):
        await app.files.open_for_citizen(line.content.file, other.conversation)


async def test_an_auditor_opens_no_file(app: App, citizen: Citizen) -> None:
    give(app)
    await with_case(citizen)
    await citizen.send_file()
    worker = await add_worker(app)
    [file] = (await opened(app, worker)).files
    auditor = await add_worker(app, "ira", "Ира", Role.AUDITOR)
    with pytest.raises(NotAllowed):
        await app.files.open(file.id, auditor)


@pytest.mark.parametrize(
    ("given", "plain"),
    [("../../a.pdf", "a.pdf"), ("C:\\b\\a.pdf", "a.pdf"), ("a\x00\n.pdf", "a.pdf"), ("", "")],
)
def test_names_lose_their_folders_and_control_signs(given: str, plain: str) -> None:
    assert plain_name(given) == plain
