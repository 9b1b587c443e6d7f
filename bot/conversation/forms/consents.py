"""Which consent a draft lacks where it stands: every purpose is asked for right before its need."""

from collections.abc import Set as AbstractSet

from bot.conversation.forms.course import asked, left_at
from bot.conversation.values.purposes import Purpose
from bot.conversation.values.state import Draft, Step
from knowledge.form import DataClass, Field, Form, Kind


def wanted(form: Form, draft: Draft, given: AbstractSet[str]) -> Purpose:
    """Return the purpose that is being asked for; before the first question it is the first."""
    lacks = lacking(form, draft, left_at(draft), given) if draft.field else None
    return lacks or Purpose.APPLICATION


def lacking(form: Form, draft: Draft, step: Step, given: AbstractSet[str]) -> Purpose | None:
    """Return what to ask for before this step of a form goes on; None if nothing is missing."""
    if Purpose.APPLICATION not in given:
        return Purpose.APPLICATION
    if Purpose.HEALTH in given:
        return None
    match step:
        case Step.FIELD:
            is_lacking = _asks_of_health(form.field(draft.field), draft)
        case Step.REVIEW:
            is_lacking = tells_of_health(form, draft) and Purpose.HEALTH not in draft.refused
        case _:
            is_lacking = False
    return Purpose.HEALTH if is_lacking else None


def _asks_of_health(field: Field, draft: Draft) -> bool:
    """After a refusal a story that has to be told is asked for, without health in it."""
    has_refused = Purpose.HEALTH in draft.refused
    return is_special(field) and not (has_refused and may_do_without(field))


def is_special(field: Field) -> bool:
    return field.data is DataClass.SPECIAL


def may_do_without(field: Field) -> bool:
    """Whether a required field can be answered without a word of health: one's own words can."""
    return field.kind is Kind.TEXT and not field.is_optional


def special_fields(form: Form, draft: Draft) -> tuple[Field, ...]:
    return tuple(field for field in asked(form, draft.told) if is_special(field))


def tells_of_health(form: Form, draft: Draft) -> bool:
    """Whether a draft holds what may tell of health: an answer, or a file."""
    special = special_fields(form, draft)
    is_told = any(draft.answers.get(one.id) for one in special if one.kind is not Kind.FILES)
    return is_told or (bool(draft.files) and any(one.kind is Kind.FILES for one in special))


def needs_health(form: Form, draft: Draft) -> bool:
    """Whether the form cannot be sent without a word of health: one of its choices is about it."""
    special = special_fields(form, draft)
    return any(not (field.is_optional or may_do_without(field)) for field in special)
