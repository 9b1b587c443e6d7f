"""Entries: what the measures are told and asked about with."""

from knowledge.library import Library
from knowledge.search.ranking.entries import entries, vocabulary


def test_the_words_of_names_questions_and_answers_are_known(library: Library) -> None:
    known = vocabulary(entries(library, {}))
    assert {"субсидия", "коммуналку", "подъемником", "тульское", "россии"} <= known


def test_the_topics_of_others_are_known_apart(library: Library) -> None:
    both = entries(library, {"еда": ("рецепт борща",)})
    assert "борща" in vocabulary(both)
    assert "борща" not in vocabulary(one for one in both if not one.is_foreign)
