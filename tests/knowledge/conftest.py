"""A tiny library, and a search over it without the real encoder."""

from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.search.search import Search
from tests.knowledge.tiny import Trigrams, written


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def library(content: Path) -> Library:
    return Library.load(content)


@pytest.fixture(scope="session")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """One search for all tests: it is immutable."""
    library = Library.load(written(tmp_path_factory.mktemp("content")))
    return Search(library, encoder=Trigrams())
