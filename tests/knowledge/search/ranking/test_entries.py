"""Entries: what the measures are told and asked about with."""

from knowledge.library import Library
from knowledge.search.ranking.entries import spoken


def test_the_words_of_names_questions_and_answers_are_spoken(library: Library) -> None:
    assert {"субсидия", "коммуналку", "подъемником", "тульское", "россии"} <= spoken(library)


def test_the_topics_of_others_are_not_ours_to_speak_of(library: Library) -> None:
    assert "борща" not in spoken(library)
