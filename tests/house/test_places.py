"""Every file has its place, and no folder is a heap."""

from collections import defaultdict
from pathlib import Path

from tests.house.tree import ROOMS, ROOT, below, files

MOST_ENTRIES = 16
HEAPS_ALLOWED = (
    *("knowledge/content", "texts", "tests/stories", "migrations/versions"),
    "docs/decisions",  # numbered, as migrations are
)


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    entries: dict[str, set[str]] = defaultdict(set)
    for path in files():
        for folder, entry in zip(path.parents, (path, *path.parents), strict=False):
            if entry.name != "__init__.py":
                entries[folder.as_posix()].add(entry.name)
    crowded = {
        folder: len(inside)
        for folder, inside in entries.items()
        if len(inside) > MOST_ENTRIES and folder != "." and not folder.startswith(HEAPS_ALLOWED)
    }
    assert crowded == {}


def test_every_test_mirrors_a_module_or_a_folder() -> None:
    tests = [page for page in below("tests") if page.name.startswith("test_")]
    mirrors = {
        page: Path(*page.parts[1:-1], page.stem.removeprefix("test_"))
        for page in tests
        if page.parts[1] in ROOMS
    }
    lonely = [
        page
        for page, code in mirrors.items()
        if not (ROOT / code).is_dir() and not (ROOT / code).with_suffix(".py").is_file()
    ]
    assert lonely == []


def test_tests_are_no_package() -> None:
    assert [page for page in below("tests") if page.name == "__init__.py"] == []


def test_nothing_that_a_run_leaves_behind_is_kept() -> None:
    assert below("var", "artifacts", ".venv", ".env") == ()
