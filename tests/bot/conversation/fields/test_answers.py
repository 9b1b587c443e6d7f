"""Answers of a choice in the words of their buttons."""

import pytest

from bot.conversation.fields.answers import choice, joined, picked, several, shown
from bot.conversation.fields.wrong import NotTaken
from knowledge.form import Field, Kind, Option

CHAIR = Option(id="chair", text="На коляске", also=("коляска",))
WALKS = Option(id="walks", text="Хожу без коляски", also=("сам", "сама"))
BOTH = Option(id="both", text="И хожу, и на коляске")
FIELD = Field(id="f", kind=Kind.CHOICE, question="?", label="Как", answers=(CHAIR, WALKS, BOTH))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("На коляске", "chair"),
        ("на коляске!", "chair"),
        ("КОЛЯСКА", "chair"),
        ("сама", "walks"),
        ("без коляски", "walks"),
    ],
)
def test_an_answer_is_typed_in_its_words(typed: str, kept: str) -> None:
    assert choice(FIELD, typed) == kept


@pytest.mark.parametrize("typed", ["", "?", "не знаю", "хожу", "и", "chair", "коля"])
def test_words_of_no_answer_or_of_two_are_not_taken(typed: str) -> None:
    with pytest.raises(NotTaken) as refused:
        choice(FIELD, typed)
    assert refused.value.why == "choice"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("коляска", "chair"),
        ("сама, коляска", "chair,walks"),
        ("сама и коляска", "chair,walks"),
        ("и хожу, и на коляске", "both"),
    ],
)
def test_several_answers_are_listed_in_any_order(typed: str, kept: str) -> None:
    assert several(FIELD, typed) == kept


@pytest.mark.parametrize("typed", ["", ", ,", "коляска, вертолёт", "ничего"])
def test_a_list_with_a_strange_word_is_not_taken(typed: str) -> None:
    with pytest.raises(NotTaken) as refused:
        several(FIELD, typed)
    assert refused.value.why == "several"


def test_answers_are_kept_in_the_order_of_the_form() -> None:
    assert joined(FIELD, {"both", "chair"}) == "chair,both"
    assert picked("chair,both") == ("chair", "both")
    assert picked("") == ()


def test_answers_are_shown_in_words_and_a_lost_one_by_its_id() -> None:
    assert shown(FIELD, "chair,gone") == "На коляске, gone"
