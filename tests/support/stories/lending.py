"""What every story is lent: a folder of its own with an empty, migrated database in it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stories.stage import Props

MEMORY = Path("/dev/shm")  # noqa: S108  stories are about words: they need not wait for a disk


@pytest.fixture
def props(sqlite_template: Path) -> Iterator[Props]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        shutil.copy(sqlite_template, folder / "opora.db")
        yield Props(folder=folder, database_url=f"sqlite+aiosqlite:///{folder / 'opora.db'}")
