"""What a messenger may be told where personal data is read on our own page only."""

from collections.abc import Mapping
from datetime import timedelta

from bot.conversation.values.said import Say
from bot.conversation.values.state import Step

ASKED_FOR = timedelta(minutes=15)  # a link opens so long after somebody asked for it
ANSWERED = timedelta(hours=24)  # and so long after it told of an answer, which is read later
# Pages of texts/ru without a personal word. What stands in none of these lists is personal.
OPEN_PAGES = {
    "answer", "care", "case", "clarify", "contact", "edited", "failed", "greeting", "handover",
    "home", "jargon", "onpage", "owner", "place", "policy", "press", "region", "several",
    "smalltalk", "status", "unknown", "unsupported",
}  # fmt: skip
ASKING = {"status.ask_number", "status.ask_digits"}
OPEN_LINES = {
    "application.busy", "application.cancelling", "application.deleted", "application.expired",
    "application.goes_on", "application.none", "application.not_ours", "application.of_what",
    "application.parked", "application.resuming", "application.unfinished", "application.which",
    "consent.health_needed", "consent.refused", "files.nowhere", "survey.cancelled",
    "mydata.correct", "mydata.corrected", "mydata.erase_open", "mydata.erase_sure",
    "mydata.erased", "mydata.exporting", "mydata.menu", "mydata.no_consent", "mydata.retracted",
    "mydata.told_case", "mydata.unchanged", "mydata.wished", "mydata.withdraw_sure",
    "mydata.withdraw_which", "mydata.withdrawn",
}  # fmt: skip
OPEN_STEPS = {
    Step.FREE,
    Step.MUNICIPALITY,
    Step.SWITCH_REGION,
    Step.WHICH_CASE,
    Step.CANCELLING,
    Step.RESUMING,
    Step.WITHDRAWING,
    Step.ERASING,
}
NOTICES: Mapping[str, str] = {"application.done": "onpage.done"}  # told there in fewer words


def is_open(said: Say) -> bool:
    """Whether a line holds no personal word, whoever it is said to."""
    page = said.text.partition(".")[0]
    return said.text in OPEN_LINES or (page in OPEN_PAGES and said.text not in ASKING)


def is_asking(step: Step) -> bool:
    """Whether a step asks for what only our own page may be told."""
    return step not in OPEN_STEPS
