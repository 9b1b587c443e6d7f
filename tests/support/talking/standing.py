"""Conversations that already stand somewhere: `at("review")` is where a form is read over."""

from collections.abc import Callable
from copy import copy
from functools import cache, partial

from bot.messages import PaperMade, Policy
from tests.support.talking.talk import NUMBERS, Talk, new_id

VALUES = ("Иванова Анна Петровна", "8 910 123-45-67", "Елец", "Нужна помощь с лекарствами.")
FIELDS = ("full_name", "phone", "municipality", "need", "files")


def begun(measure: str = "детское пособие") -> Talk:
    """A conversation at the first field of an application."""
    return Talk().says(measure).presses("apply").presses("agree")


def at_field(name: str) -> Talk:
    """A conversation that asks this field; everything before is answered."""
    talked = begun()
    for value in VALUES[: FIELDS.index(name)]:
        talked.says(value)
    return talked


def at_review() -> Talk:
    return at_field("files").presses("files_none")


def saved(*, is_named: bool = False) -> Talk:
    """A result of which there is a sheet."""
    talked = AT["survey_result"]().presses("save_result")
    return talked.hears(PaperMade(file=new_id("sheet"), name="лист.pdf", is_named=is_named))


AT: dict[str, Callable[[], Talk]] = {
    "new": Talk,
    "answered": lambda: Talk().says("детское пособие"),
    "clarifying": lambda: Talk().says("выплаты"),
    "unknown": lambda: Talk().says("хочу полететь на луну"),
    "ground": lambda: AT["consent"]().presses("for_another"),
    "on_behalf": lambda: AT["ground"]().presses("ground:parent").presses("agree"),
    "asked_place": lambda: Talk().says("льготный проезд").presses("where"),
    "which_place": lambda: Talk().says("льготный проезд").presses("where").says("Ивановка"),
    "switch_region": lambda: Talk().says("льготный проезд в Пензе"),
    "consent": lambda: Talk().says("детское пособие").presses("apply"),
    **{name: partial(at_field, name) for name in FIELDS},
    "editing": lambda: at_review().presses("edit:phone"),
    "review": at_review,
    "cancelling": lambda: at_field("phone").presses("cancel"),
    "resuming": lambda: at_field("phone").presses("home").says("детское пособие").presses("apply"),
    "form_region": lambda: at_field("municipality").says("Пенза"),
    "form_which_place": lambda: at_field("municipality").says("Ивановка"),
    "case_number": lambda: Talk().says("где моя заявка").presses("by_number"),
    "situation": lambda: Talk().says("что мне положено"),
    "survey": lambda: Talk().says("что мне положено").presses("situation:children"),
    "whom": lambda: Talk().says("что мне положено").presses("ask_for"),
    "survey_of_another": lambda: AT["whom"]().presses("whom:mother").presses("situation:children"),
    "survey_result": lambda: AT["survey"]().presses("dunno").presses("so_far"),
    "paper_name": lambda: saved().presses("name_paper"),
    "phone_digits": lambda: AT["case_number"]().says(NUMBERS[0]),
    "my_data": lambda: at_review().presses("submit").says("мои данные"),
    "correcting": lambda: AT["my_data"]().presses("my_correct").presses("my_case"),
    "withdrawing": lambda: AT["my_data"]().presses("my_withdraw"),
    "erasing": lambda: AT["my_data"]().presses("my_erase"),
    "waiting": lambda: Talk().says("позовите специалиста"),
    "waiting_in_form": lambda: at_field("phone").says("позовите специалиста"),
    "noted": lambda: at_field("need").says("Как получить льготный проезд?"),
    "submitted": lambda: at_review().presses("submit"),
    "person": lambda: Talk().says("детское пособие").speaks(),
    "person_in_form": lambda: at_field("phone").speaks(),
    "info_only": lambda: Talk(policy=Policy.INFO_ONLY).says("детское пособие"),
}
IN_FORM = (*FIELDS, "editing", "review", "form_which_place", "noted", "form_region")


@cache
def _at(name: str) -> Talk:
    return AT[name]()


def at(name: str) -> Talk:
    """A conversation that stands there; its own copy."""
    return copy(_at(name))
