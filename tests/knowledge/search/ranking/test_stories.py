"""Of a long tale only the telling sentences are ranked."""

from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.search.ranking.evidence import Index
from knowledge.search.ranking.meaning import Meaning, encoder
from knowledge.search.ranking.model import shipped
from knowledge.search.ranking.stories import telling_part
from knowledge.search.reading.words import Words
from knowledge.search.sheets import reading

CONTENT = Path(__file__).parents[4] / "knowledge" / "content"


@pytest.fixture(scope="module")
def index() -> Index:
    real = encoder()
    model = shipped(real)
    telling = reading(Library.load(CONTENT), Words(model.lemmas))
    return Index([], telling, lambda _phrases: Meaning([["фраза"]], real), model)


def test_what_tells_nothing_is_left_out(index: Index) -> None:
    tale = "вчера мы поклеили обои. как получить субсидию на коммуналку. потом смотрели кино"
    assert telling_part(tale, index) == "как получить субсидию на коммуналку"


@pytest.mark.parametrize("text", ["как получить субсидию", "обои поклеили. субсидия когда придёт"])
def test_a_short_text_stays_whole(index: Index, text: str) -> None:
    assert telling_part(text, index) == text
