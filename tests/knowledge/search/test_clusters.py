"""Clusters: what asks for the same comes together, whatever the order."""

from hypothesis import given, strategies as st

from knowledge.search.clusters import clustered
from knowledge.search.reading.words import Words

WORDS = Words()
FENCE = ("сосед поставил забор", "забор соседа на моей земле", "как убрать забор соседа")
DOGS = ("бродячие собаки во дворе", "кто ловит бродячих собак", "собаки бродячие кусают")
OTHER = "где купить лодку"
VOCABULARY = [*" ".join((*FENCE, *DOGS, OTHER)).split(), "«…»"]


def groups(*texts: str) -> list[set[str]]:
    return [{texts[member] for member in one.members} for one in clustered(texts, WORDS)]


def test_texts_about_one_thing_come_together() -> None:
    mixed = [text for pair in zip(FENCE, DOGS, strict=True) for text in pair]
    found = groups(*mixed, OTHER, DOGS[0])
    assert found == [set(DOGS), set(FENCE), {OTHER}]


def test_a_cluster_is_named_by_the_words_that_most_share() -> None:
    first, *_ = clustered(FENCE, WORDS)
    assert set(first.words) == {"забор", "сосед"}


def test_the_most_typical_text_stands_first() -> None:
    texts = ("забор соседа", "забор", "забор соседа на даче упал вчера ночью")
    first, *_ = clustered(texts, WORDS)
    assert first.members[0] == 0


def test_texts_without_a_telling_word_stay_alone() -> None:
    assert [one.members for one in clustered(("«…»", "«…»", "и в"), WORDS)] == [(0,), (1,), (2,)]


def test_of_nothing_there_are_no_clusters() -> None:
    assert clustered((), WORDS) == ()


@given(st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=5).map(" ".join), max_size=12))
def test_every_text_is_in_one_cluster_and_equal_texts_in_the_same(texts: list[str]) -> None:
    found = clustered(texts, WORDS)
    assert sorted(member for one in found for member in one.members) == list(range(len(texts)))
    sizes = [len(one.members) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    place = {member: number for number, one in enumerate(found) for member in one.members}
    for number, text in enumerate(texts):
        if WORDS.telling(WORDS.lemmas(text)):
            assert place[texts.index(text)] == place[number]
