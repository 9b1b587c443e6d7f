"""How a field of a form is asked, and how the whole form is shown before it is sent."""

from bot.conversation.fields.answers import picked
from bot.conversation.fields.values import shown
from bot.conversation.forms.another import ways
from bot.conversation.forms.course import asked, files_of, position, total
from bot.conversation.forms.offers import offer
from bot.conversation.scene import Scene
from bot.conversation.values.said import Choice, Fact, Say
from bot.conversation.values.state import Draft
from knowledge.form import Field, Form, Kind, Option, is_of_representative

IN_FORM = ("back", "cancel", "person", "home")
EDITS = 5  # buttons for fields below the review; more of them are reached by one button
CHOSEN = {Kind.CHOICE, Kind.SEVERAL}
OFFERED = (
    Choice(choice="take", text="choice.take"),
    Choice(choice="correct", text="choice.correct"),
)


def _choice(name: str) -> Choice:
    return Choice(choice=name, text=f"choice.{name}")


def field(draft: Draft, scene: Scene) -> Say:
    """Ask one field: «3 из 5», what is wanted, what stands there now."""
    form = scene.form(draft)
    one = form.field(draft.field)
    least, most = total(form, draft)
    facts: dict[str, Fact] = {
        "position": 0 if draft.is_editing else position(form, draft),
        "total": least,
        "most": most,
        "question": one.question,
        "help": one.help,
        "value": shown_now(draft, one),
        "about": about(draft, one.id),
    }
    if one.kind is Kind.FILES:
        facts |= _files_facts(form, draft, one)
    if offered := offer(draft, one):
        facts |= {"value": shown(one, offered), "is_recalled": one.id in draft.recalled}
    return Say(
        text="field.offer" if offered else _key(one),
        facts=facts,
        choices=(*(OFFERED if offered else _field_choices(form, draft, one)), *ways(draft, scene)),
        navigation=IN_FORM,
        section=one.id,
        asks_contact=one.kind is Kind.PHONE and is_of_writer(draft, one.id),
        asks_files=one.kind is Kind.FILES,
    )


def about(draft: Draft, field_id: str) -> str:
    """Return whom a question of an application for another is about; «» in one's own."""
    if not draft.is_for_another:
        return ""
    return "representative" if is_of_representative(field_id) else "applicant"


def is_of_writer(draft: Draft, field_id: str) -> bool:
    return about(draft, field_id) != "applicant"


def _key(one: Field) -> str:
    if one.kind is not Kind.FILES:
        return "field.ask"
    return "field.document" if one.documents else "field.files"


def _files_facts(form: Form, draft: Draft, one: Field) -> dict[str, Fact]:
    document = one.documents[0] if one.documents else None
    return {
        "files": tuple(file.name for file in files_of(form, draft, one)),
        "name": document.name if document else "",
        "whose": document.whose if document else "",
    }


def _field_choices(form: Form, draft: Draft, one: Field) -> tuple[Choice, ...]:
    match one.kind:
        case Kind.FILES:
            return _files_choices(form, draft, one)
        case Kind.CHOICE:
            options = tuple(Choice(choice=f"option:{x.id}", label=x.text) for x in one.answers)
        case Kind.SEVERAL:
            chosen = picked(draft.told.get(one.id, ""))
            options = (*(_toggle(x, chosen) for x in one.answers), _choice("done"))
        case _:
            options = (_choice("keep"),) if draft.told.get(one.id) else ()
    return (*options, _choice("skip")) if one.is_optional else options


def _toggle(option: Option, chosen: tuple[str, ...]) -> Choice:
    label = f"✓ {option.text}" if option.id in chosen else option.text
    return Choice(choice=f"option:{option.id}", label=label)


def _files_choices(form: Form, draft: Draft, one: Field) -> tuple[Choice, ...]:
    if files_of(form, draft, one):
        return (_choice("files_done"),)
    if not one.documents:
        return (_choice("files_none"),)
    none = Choice(choice="files_none", text="choice.no_document")
    fields = [other.id for other in asked(form, draft.told) if other.kind is Kind.FILES]
    is_last = draft.is_editing or fields[-1] == one.id
    return (none,) if is_last else (none, _choice("files_later"))


def shown_now(draft: Draft, one: Field) -> str:
    """Return the answer as people write it; that of files is shown by their names."""
    value = draft.told.get(one.id, "")
    return shown(one, value) if value and one.kind is not Kind.FILES else ""


def review(draft: Draft, scene: Scene) -> Say:
    """Show everything before it is sent; every field can be changed."""
    form = scene.form(draft)
    fields = asked(form, draft.told)
    measure = scene.knowledge.measure(draft.measure, "")
    change = edits(fields) if len(fields) <= EDITS else (_choice("change"),)
    return Say(
        text="application.review",
        facts={
            "answers": tuple(_answered(form, draft, one) for one in fields),
            "title": measure.title if measure else "",
        },
        choices=(_choice("submit"), *change),
        navigation=IN_FORM,
    )


def _answered(form: Form, draft: Draft, one: Field) -> dict[str, str]:
    """A line of the review; names of files stand a line each."""
    files = files_of(form, draft, one) if one.kind is Kind.FILES else ()
    return {
        "about": about(draft, one.id),
        "label": one.label,
        "value": shown_now(draft, one),
        "files": "\n".join(file.name for file in files),
        "by_worker": "yes" if one.id in draft.by_worker else "",
    }


def edits(fields: tuple[Field, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(choice=f"edit:{one.id}", text="choice.edit", facts={"label": one.label})
        for one in fields
    )


def to_change(draft: Draft, scene: Scene, start: int) -> Say:
    """Offer a few fields to change, from this one on; the last button leads round."""
    fields = asked(scene.form(draft), draft.told)
    start = start if start < len(fields) else 0
    end = start + EDITS
    more = Choice(choice=f"change:{end if end < len(fields) else 0}", text="choice.others")
    choices = (*edits(fields[start:end]), *((more,) if len(fields) > EDITS else ()))
    return Say(text="application.change", choices=choices, navigation=IN_FORM)
