"""What every story is lent."""

from pathlib import Path

import pytest

from tests.support.stories.stage import Props


@pytest.fixture
def props(tmp_path: Path, sqlite_url: str) -> Props:
    """A folder with an empty, migrated database in it."""
    return Props(folder=tmp_path, database_url=sqlite_url)
