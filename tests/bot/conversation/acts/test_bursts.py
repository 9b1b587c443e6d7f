"""Bursts: which texts are one question, and which may still go on."""

from dataclasses import replace

import pytest

from bot.conversation.acts.bursts import LONGEST, is_open, may_go_on, together
from bot.conversation.scene import Scene
from knowledge.findings import Danger
from tests.support.talking.standing import AT, at
from tests.support.talking.talk import Talk

OPEN = {"new", "answered", "clarifying", "unknown", "waiting", "submitted", "info_only"}
OPEN |= {"survey_result", "my_data"}
DANGER = "не хочу жить"


def count(talked: Talk, *texts: str) -> int:
    situation = replace(talked.situation, shown=talked.shown())
    scene = Scene(situation=situation, knowledge=talked.knowledge)
    return together(texts, talked.state, scene)


def goes_on(talked: Talk, text: str) -> bool:
    """Whether the answer to these words may wait for more."""
    before = talked.state
    talked.says(text)
    scene = Scene(situation=talked.situation, knowledge=talked.knowledge)
    return may_go_on(text, before, talked.turn, scene)


@pytest.mark.parametrize("place", list(AT))
def test_only_where_any_words_are_a_question_texts_are_joined(place: str) -> None:
    talked = at(place)
    assert is_open(talked.state, talked.situation.owner) == (place in OPEN)


@pytest.mark.parametrize(
    "texts",
    [
        ("здравствуйте", "у меня вопрос", "детское пособие"),
        ("здравствуйте", DANGER),
        (DANGER, "что мне делать"),
        ("детское пособие", "что мне положено"),
    ],
)
def test_words_that_only_go_on_are_one_question(texts: tuple[str, ...]) -> None:
    assert count(Talk(), *texts) == len(texts)


@pytest.mark.parametrize(
    ("place", "own"),
    [
        ("new", "позовите специалиста"),
        ("new", "где моя заявка"),
        ("new", "отмена"),
        ("new", "подать заявку"),
        ("new", "кто вы"),
        ("new", "отзываю согласие"),
        ("new", "  "),
        ("answered", "а документы какие?"),
        ("answered", "кому положено"),
        ("answered", "а если муж работает?"),
        ("answered", "а в Ельце?"),
        ("clarifying", "Доход маленький, есть дети"),
    ],
)
def test_words_with_a_meaning_of_their_own_are_a_question_of_their_own(
    place: str, own: str
) -> None:
    assert count(at(place), "у меня вопрос", own, "ещё вопрос") == 1
    assert count(at(place), own, "ещё вопрос") == 1


def test_texts_are_never_longer_together_than_one_may_be() -> None:
    half = "слово " * (LONGEST // 12)
    assert count(Talk(), half, half, half) == 2
    assert count(Talk(), half + half, half) == 1


def test_danger_is_never_lost_among_other_words() -> None:
    """What is heard alone but not together is thought about apart."""
    talked = Talk()
    deaf = DeafTogether(talked.knowledge)
    scene = Scene(situation=talked.situation, knowledge=deaf)  # type: ignore[arg-type]
    assert together(("здравствуйте", "у меня вопрос", DANGER), talked.state, scene) == 2
    assert together((DANGER, "здравствуйте"), talked.state, scene) == 1


class DeafTogether:
    """Knowledge that hears danger only in words that stand alone."""

    def __init__(self, knowledge: object) -> None:
        self._knowledge = knowledge

    def alarm(self, text: str) -> Danger | None:
        return Danger.SUICIDE if text == DANGER else None

    def __getattr__(self, name: str) -> object:
        return getattr(self._knowledge, name)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("new", "здравствуйте"),
        ("answered", "спасибо"),
        ("new", "выплаты"),
        ("new", "хочу полететь на луну"),
        ("new", "я из Пензы"),
        ("answered", "живу в Ельце"),
        ("waiting", "хочу полететь на луну"),
    ],
)
def test_a_greeting_doubt_and_a_mere_place_may_go_on(place: str, words: str) -> None:
    assert goes_on(at(place), words)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("new", "детское пособие"),
        ("new", "льготный проезд"),
        ("new", "что мне положено"),
        ("new", "позовите специалиста"),
        ("new", "где моя заявка"),
        ("new", "меню"),
        ("new", "кто вы"),
        ("new", "  "),
        ("new", DANGER),
        ("new", "просят назвать код из смс"),
        ("answered", "а документы какие?"),
        ("clarifying", "Доход маленький, есть дети"),
        ("clarifying", "другое"),
        ("new", "льготный проезд для пенсионеров в Пензе"),
    ],
)
def test_what_is_sure_is_said_at_once(place: str, words: str) -> None:
    assert not goes_on(at(place), words)
