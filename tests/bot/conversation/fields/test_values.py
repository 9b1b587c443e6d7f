"""Whatever is typed into whatever field: a value, or a reason that has a text."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from bot.conversation.fields.values import SHOWN, TAKEN, accepted, shown
from bot.conversation.fields.wrong import NotTaken
from bot.settings import ROOT
from bot.texts import Texts
from knowledge.form import Field, Kind, Option, Side

TODAY = date(2026, 11, 26)
ANSWERS = (Option(id="one", text="Первое", also=("раз",)), Option(id="two", text="Второе"))
KEYS = Texts.load(ROOT / "texts" / "ru").keys()
DIGITS = st.text(alphabet="0123456789 .,:-/+№()", max_size=40)
NEARLY = st.text(alphabet="0123456789 .:-/рублейтысдекабряночиутраговспо@первоеи,", max_size=60)
TYPED = st.one_of(st.text(max_size=300), DIGITS, NEARLY)


def field(kind: Kind, side: Side | None = None) -> Field:
    return Field(id="f", kind=kind, question="?", label="F", answers=ANSWERS, side=side)


def tried(one: Field, text: str) -> tuple[str, str]:
    """The value of these words, or why they are none."""
    try:
        return accepted(one, text, TODAY), ""
    except NotTaken as refused:
        return "", refused.why


def test_every_kind_is_taken_and_what_is_shown_is_a_kind() -> None:
    assert set(TAKEN) == set(Kind)
    assert set(SHOWN) <= set(Kind)


@pytest.mark.parametrize("kind", Kind)
@given(text=TYPED, side=st.sampled_from((None, *Side)))
def test_any_words_are_a_value_or_a_reason(kind: Kind, text: str, side: Side | None) -> None:
    one = field(kind, side)
    value, why = tried(one, text)
    assert value or f"wrong.{why}" in KEYS
    assert value.strip() == value
    assert not value or shown(one, value)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.TEXT, Kind.FILES, Kind.PLACE}))
@given(text=TYPED)
def test_a_shown_value_is_the_same_value(kind: Kind, text: str) -> None:
    one = field(kind)
    value, _ = tried(one, text)
    assert not value or accepted(one, shown(one, value), TODAY) == value


@pytest.mark.parametrize("kind", Kind)
def test_the_number_of_a_card_is_no_value_of_any_field(kind: Kind) -> None:
    with pytest.raises(NotTaken) as refused:
        accepted(field(kind), "Карта 4276 3800 1234 5679", TODAY)
    assert refused.value.why == "card"


@pytest.mark.parametrize("kind", Kind)
@given(value=st.text(min_size=1, max_size=50).filter(str.strip))
def test_a_value_of_another_kind_is_shown_all_the_same(kind: Kind, value: str) -> None:
    assert shown(field(kind), value)
