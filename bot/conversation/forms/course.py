"""A draft over its form: what is asked, in which order, and how much of it there is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.conversation.fields.answers import picked
from bot.conversation.values.state import Attached, Draft, Step
from knowledge.form import APART, Field, Form, Kind

Answers = Mapping[str, str]


def asked(form: Form, answers: Answers) -> tuple[Field, ...]:
    """Return the fields that are asked after these answers, in order.

    A field whose condition is not met is not asked; its answer, if there is one, meets no other.
    """
    fields: list[Field] = []
    told: dict[str, str] = {}
    for field in form.fields:
        if _is_met(field, told):
            fields.append(field)
            told[field.id] = answers.get(field.id, "")
    return tuple(fields)


def _is_met(field: Field, answers: Answers) -> bool:
    return all(
        not set(among).isdisjoint(picked(answers.get(name, "")))
        for name, among in field.when.items()
    )


def in_order(form: Form, names: Iterable[str]) -> tuple[str, ...]:
    """Return names of answers in the order of the form; those that it does not ask come last."""
    order = {field.id: place for place, field in enumerate(form.fields)}
    return tuple(sorted(names, key=lambda name: order.get(name, len(order))))


def label_of(form: Form, name: str) -> str:
    """Return an answer's label; a document not asked for any more goes by that of its kind."""
    names = (name, name.partition(APART)[0])
    return next((form.field(one).label for one in names if form.has(one)), name)


def reachable(form: Form, draft: Draft) -> Draft:
    """Drop the answers to what is not asked any more."""
    ids = {field.id for field in asked(form, draft.told)}
    return replace(
        draft,
        answers=_among(ids, draft.answers),
        representative=_among(ids, draft.representative) if draft.is_for_another else None,
        by_worker=tuple(one for one in draft.by_worker if one in ids),
    )


def _among(ids: set[str], answers: Answers | None) -> dict[str, str]:
    return {name: value for name, value in (answers or {}).items() if name in ids}


def next_field(form: Form, draft: Draft) -> str:
    """Return the first field after the current one that has no answer; empty at the end."""
    fields = [field.id for field in asked(form, draft.told)]
    start = fields.index(draft.field) + 1 if draft.field in fields else 0
    return next((one for one in fields[start:] if one not in draft.told), "")


def previous_field(form: Form, draft: Draft) -> str:
    """Return the field before the current one; empty at the first."""
    fields = [field.id for field in asked(form, draft.told)]
    position = fields.index(draft.field)
    return fields[position - 1] if position else ""


def left_at(draft: Draft) -> Step:
    """Return the step at which a draft was left."""
    return Step.REVIEW if draft.is_complete and not draft.is_editing else Step.FIELD


def position(form: Form, draft: Draft) -> int:
    """Return the number of the question asked, without those that need not be asked."""
    fields = [one.id for one in asked(form, draft.told) if one.id not in draft.known]
    return fields.index(draft.field) + 1


def total(form: Form, draft: Draft) -> tuple[int, int]:
    """Return how many questions there are at least and at most: an open answer may lead on."""
    counts = {
        sum(one.id not in draft.known for one in asked(form, answers))
        for answers in _outcomes(form, draft.told)
    }
    return min(counts), max(counts)


def _outcomes(form: Form, answers: Answers) -> Iterator[Answers]:
    """The ways in which the open questions that others hang on may be answered."""
    hung_on = {name for field in form.fields for name in field.when}
    fields = asked(form, answers)
    is_open = (one for one in fields if one.id in hung_on and not answers.get(one.id))
    field = next((one for one in is_open if one.answers), None)
    if field is None:
        yield answers
        return
    for outcome in _answers_of(field):
        yield from _outcomes(form, {**answers, field.id: outcome})


def _answers_of(field: Field) -> Iterator[str]:
    ids = [one.id for one in field.answers]
    yield from ids
    if field.kind is Kind.SEVERAL:
        yield ",".join(ids)


def files_of(form: Form, draft: Draft, field: Field) -> tuple[Attached, ...]:
    """Return the files that belong to a field; those that came beside, to the last such field."""
    ids = [one.id for one in asked(form, draft.told) if one.kind is Kind.FILES]
    last = ids[-1] if ids else ""
    return tuple(
        file for file in draft.files if (file.field if file.field in ids else last) == field.id
    )
