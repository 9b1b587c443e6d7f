"""What holds no personal word; whatever nobody listed does."""

import pytest

from bot.conversation.values.openness import NOTICES, OPEN_LINES, OPEN_PAGES, is_asking, is_open
from bot.conversation.values.said import Say
from bot.conversation.values.state import Step
from tests.support.talking.talk import texts


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("answer.who", True),
        ("status.mine", True),
        ("status.ask_digits", False),
        ("field.ask", False),
        ("wrong.phone", False),
        ("consent.text", False),
        ("application.review", False),
        ("application.done", False),
        ("survey.result", False),
        ("a_page.of_tomorrow", False),
    ],
)
def test_a_line_is_personal_unless_it_is_listed(text: str, *, open_: bool) -> None:
    assert is_open(Say(text=text)) is open_


def test_every_listed_line_is_written() -> None:
    keys = texts().keys()
    assert OPEN_LINES | set(NOTICES.values()) <= keys
    assert {key.partition(".")[0] for key in keys} >= OPEN_PAGES


def test_a_step_asks_for_personal_data_unless_it_is_listed() -> None:
    assert {step for step in Step if not is_asking(step)} == {
        Step.FREE, Step.MUNICIPALITY, Step.SWITCH_REGION, Step.WHICH_CASE, Step.CANCELLING,
        Step.RESUMING, Step.WITHDRAWING, Step.ERASING,
    }  # fmt: skip
