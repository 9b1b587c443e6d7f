"""What the crash tests share: one nursery for all servers of a test process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.server import Nursery, Place, open_nursery


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with open_nursery() as nursery:
        yield nursery


@pytest.fixture
def place(nursery: Nursery, tmp_path: Path) -> Place:
    return Place(nursery, tmp_path)
