"""The documents say what is true: they name every room, and their links lead somewhere."""

import re
from pathlib import Path

from tests.house.tree import ROOMS, ROOT, below, files, text

README_LINES = 150
DOCUMENTS = [page for page in files() if page.suffix == ".md"]
LINK = re.compile(r"\]\((?!https?:|mailto:|tel:|#)([^)#\s]+)")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
REQUIRED = (
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE",
    "docs/running.md", "docs/editing.md", "docs/handbook.md", "docs/evaluation.md",
    "docs/privacy.md", "docs/eligibility.md", "docs/coverage.md",
)  # fmt: skip


def test_the_documents_are_there() -> None:
    assert [name for name in REQUIRED if Path(name) not in files()] == []


def test_readme_can_be_read_in_one_sitting() -> None:
    assert len(text(Path("README.md")).splitlines()) <= README_LINES


def test_links_lead_to_files() -> None:
    links = [(page, link) for page in DOCUMENTS for link in LINK.findall(text(page))]
    assert [pair for pair in links if not (ROOT / pair[0].parent / pair[1]).exists()] == []


def test_architecture_names_every_room() -> None:
    plan = text(Path("ARCHITECTURE.md"))
    rooms = {page.stem for page in below("bot") if len(page.parts) == 2} - {"__init__"}
    rooms |= {page.parent.name for page in files() if page.name == "__init__.py"}
    rooms |= {page.parts[0] for page in files() if len(page.parts) > 1}
    assert (
        sorted(name for name in rooms if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plan))
        == []
    )


def test_every_test_that_architecture_names_is_there() -> None:
    named = TEST.findall(text(Path("ARCHITECTURE.md")))
    assert named
    lost = [
        f"{page}::{test}"
        for page, test in named
        if not (ROOT / page).is_file() or (test and f"def {test}(" not in text(Path(page)))
    ]
    assert lost == []


def test_decisions_are_numbered_without_gaps() -> None:
    pages = sorted(page.name for page in files() if page.parent == Path("docs/decisions"))
    assert [page[:4] for page in pages] == [f"{at + 1:04}" for at in range(len(pages))]


def test_the_rooms_of_the_house_are_the_ones_on_the_plan() -> None:
    packages = {page.parts[0] for page in files() if page.name == "__init__.py"}
    assert packages == set(ROOMS)
