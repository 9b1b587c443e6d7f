"""Two questions of one message: each answered in order."""

from dataclasses import replace

from typing_extensions import override

from bot.conversation.knowing import Knowing
from knowledge.findings import Decision, Findings, Match
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk, knowing

TWO = (
    "Кому положено единое пособие на ребёнка до 17 лет? "
    "И ещё вопрос: как оформить льготный проезд пенсионерам и ветеранам?"
)


def test_each_question_has_its_own_answer_in_order() -> None:
    talked = at("answered").says(TWO)
    assert talked.keys == ["several.seen", "answer.answer", "answer.answer"]
    assert [say.measure for say in talked.turn.messages[1:]] == ["child-benefit", "free-travel"]
    assert "Вижу два вопроса. Отвечу по порядку." in talked.words
    assert talked.words.count("Проверено") == talked.words.count("Источник") == 2


def test_buttons_stand_below_the_last_answer_only() -> None:
    talked = at("answered").says(TWO)
    assert [one.choice for one in talked.contents[-1].buttons] == [
        "measure:child-benefit",
        "measure:free-travel",
    ]
    assert not any(one.buttons or one.navigation for one in talked.contents[:-1])
    assert talked.presses("measure:child-benefit").choices[0] == "who:child-benefit"


def test_a_follow_up_is_about_the_last_answer() -> None:
    talked = at("answered").says(TWO).says("а документы какие?")
    assert talked.turn.messages[-1].measure == "free-travel"


def test_inside_a_form_only_one_side_question_is_answered() -> None:
    talked = at("phone").says(TWO)
    assert talked.keys == ["answer.answer", "field.phone"]


def test_what_may_not_be_shown_is_not_answered_beside_another() -> None:
    careful = replace(knowing(), approved_only=True)
    assert "several.seen" not in Talk(knowledge=careful).says(TWO).keys


def test_a_question_that_nobody_is_sure_of_is_left_for_later() -> None:
    found = Findings(
        decision=Decision.ANSWER,
        matches=(Match(id="child-benefit", confidence=1), Match(id="free-travel", confidence=1)),
        several=("child-benefit", "free-travel"),
        asked=3,
    )
    talked = Talk(knowledge=_finding(found)).says("раз, два, три")
    assert "Вижу три вопроса. Отвечу по порядку. Остальное спросите отдельно." in talked.words


def _finding(found: Findings) -> Knowing:
    class Found(Knowing):
        @override
        def find(self, question: str, *, region: str, topic: str = "") -> Findings:
            return found

    return Found(
        library=knowing().library, loading=knowing().loading, consulting=knowing().consulting
    )
