"""Which consent a draft lacks where it stands: every purpose is asked for right before its need."""

from collections.abc import Iterator, Set as AbstractSet
from dataclasses import replace

from bot.conversation.forms.another import ground_of, is_lawful
from bot.conversation.forms.course import asked, left_at, next_field
from bot.conversation.values.purposes import FOR_ANOTHER, OF_HEALTH, Purpose
from bot.conversation.values.state import Draft, Step
from knowledge.form import DataClass, Field, Form, Kind


def wanted(form: Form, draft: Draft, given: AbstractSet[str]) -> Purpose:
    """Return the purpose that is being asked for; before the first question it is the first."""
    lacks = lacking(form, draft, left_at(draft), given) if draft.field else None
    return lacks or next(_lacked(draft, given), _first(draft)[0])


def lacking(form: Form, draft: Draft, step: Step, given: AbstractSet[str]) -> Purpose | None:
    """Return what to ask for before this step of a form goes on; None if nothing is missing."""
    if lacked := next(_lacked(draft, given), None):
        return lacked
    health = of_health(draft)
    if health is None or _is_given(health, draft, given):
        return None
    match step:
        case Step.FIELD:
            is_lacking = _asks_of_health(form.field(draft.field), draft)
        case Step.REVIEW:
            is_lacking = tells_of_health(form, draft) and health not in draft.refused
        case _:
            is_lacking = False
    return health if is_lacking else None


def _first(draft: Draft) -> tuple[Purpose, ...]:
    """What must be agreed to before anything is asked: by who applies, and for the other."""
    if not draft.is_for_another:
        return (Purpose.APPLICATION,)
    if not is_lawful(ground_of(draft)):
        return (Purpose.REPRESENTATIVE,)
    return (Purpose.REPRESENTATIVE, Purpose.ON_BEHALF)


def is_left_without(draft: Draft, withdrawn: AbstractSet[Purpose]) -> bool:
    """Whether a draft cannot be without one of these consents."""
    return any(one in withdrawn for one in _first(draft))


def _lacked(draft: Draft, given: AbstractSet[str]) -> Iterator[Purpose]:
    return (one for one in _first(draft) if not _is_given(one, draft, given))


def _is_given(purpose: Purpose, draft: Draft, given: AbstractSet[str]) -> bool:
    """A consent for another counts for the person of this draft alone."""
    return purpose in given and (purpose not in FOR_ANOTHER or purpose in draft.agreed)


def of_health(draft: Draft) -> Purpose | None:
    """Return whose consent about health there may be; nobody can give it without a ground."""
    if not draft.is_for_another:
        return Purpose.HEALTH
    return Purpose.ON_BEHALF_HEALTH if is_lawful(ground_of(draft)) else None


def _asks_of_health(field: Field, draft: Draft) -> bool:
    """After a refusal a story that has to be told is asked for, without health in it."""
    has_refused = not OF_HEALTH.isdisjoint(draft.refused)
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
    is_told = any(draft.told.get(one.id) for one in special if one.kind is not Kind.FILES)
    return is_told or (bool(draft.files) and any(one.kind is Kind.FILES for one in special))


def without_health(form: Form, draft: Draft) -> Draft:
    """Take out of a draft what may tell of health; it goes on where something is missing."""
    ids = {field.id for field in special_fields(form, draft)}
    kept = {name: value for name, value in draft.answers.items() if name not in ids}
    agreed = tuple(one for one in draft.agreed if one not in OF_HEALTH)
    draft = replace(draft, answers=kept, files=(), is_editing=False, agreed=agreed)
    follows = next_field(form, replace(draft, field=""))
    is_complete = draft.is_complete and not follows
    return replace(draft, field=follows or draft.field, is_complete=is_complete)


def needs_health(form: Form, draft: Draft) -> bool:
    """Whether the form cannot be sent without a word of health: one of its choices is about it."""
    special = special_fields(form, draft)
    return any(not (field.is_optional or may_do_without(field)) for field in special)
