"""docs/coverage.md tells what is: which measures have a rule, a form, and how many scenarios."""

from knowledge.library import Library
from tests.house.coverage import PAGE, page
from tests.house.tree import ROOT, text


def test_the_table_is_of_the_content_as_it_stands() -> None:
    library = Library.load(ROOT / "knowledge" / "content")
    assert text(PAGE) == page(library), "run .venv/bin/python -m tests.house.coverage"
