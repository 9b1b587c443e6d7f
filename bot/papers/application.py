"""An application on paper: every answer with its label, files by name, consents by version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.fields.values import shown
from bot.conversation.forms.course import in_order, label_of
from bot.conversation.values.purposes import DOCUMENTS, Purpose
from bot.papers.sheet import Part, Row, Sheet
from bot.texts import Texts
from knowledge.form import Form, Kind

SIZE = 14.0  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A consent that was in force: of which document, its version, the local day it was given."""

    purpose: Purpose
    version: str
    on: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An application as it was sent; times are local. `is_copy`: the citizen's own sheet."""

    number: str
    at: datetime
    title: str  # of the measure
    region: str  # its name
    hotline: str
    office: Mapping[str, str]  # of the citizen's municipality, if it is known; else empty
    form: Form
    answers: Mapping[str, str]
    by_worker: tuple[str, ...]
    files: tuple[str, ...]  # names
    consents: tuple[Agreed, ...]
    is_copy: bool


def sheet(sent: Applied, texts: Texts) -> Sheet:
    facts = {"number": sent.number}
    return Sheet(
        name=texts.line("paper.application_file", facts),
        title=texts.line("paper.application_title", facts),
        size=SIZE,
        mark=texts.line("paper.application_copy") if sent.is_copy else "",
        rows=tuple(_head(sent, texts)),
        parts=tuple(part for part in _parts(sent, texts) if part.rows),
        footer=texts.line("paper.application_foot", facts),
        page=texts.line("paper.page"),
        of=texts.line("paper.of"),
    )


def _head(sent: Applied, texts: Texts) -> Iterator[Row]:
    sent_on = {"on": sent.at.date().isoformat(), "time": f"{sent.at:%H:%M}"}
    yield Row(label=texts.line("paper.label_number"), text=sent.number)
    yield Row(label=texts.line("paper.label_sent_on"), text=texts.line("paper.sent_on", sent_on))
    if sent.title:
        yield Row(label=texts.line("paper.label_measure"), text=sent.title)
    if sent.region:
        yield Row(label=texts.line("paper.label_region"), text=sent.region)
    if sent.office:
        yield Row(
            label=texts.line("paper.label_where"),
            text=texts.line("paper.named_office", sent.office),
        )
    if sent.hotline and sent.is_copy:
        yield Row(label=texts.line("paper.label_hotline"), text=sent.hotline)


def _parts(sent: Applied, texts: Texts) -> Iterator[Part]:
    yield Part(heading=texts.line("paper.answers"), rows=tuple(_answers(sent, texts)))
    yield Part(heading=texts.line("paper.files"), rows=tuple(_files(sent, texts)))
    yield Part(heading=texts.line("paper.consents"), rows=tuple(_consents(sent, texts)))


def _answers(sent: Applied, texts: Texts) -> Iterator[Row]:
    """In the order of the form; an answer to what it does not ask stands last, by its own name."""
    for name in in_order(sent.form, sent.answers):
        facts = {"value": _value(sent, name, texts), "by_worker": name in sent.by_worker}
        yield Row(label=label_of(sent.form, name), text=texts.line("paper.answer", facts))


def _value(sent: Applied, name: str, texts: Texts) -> str:
    """An answer as people write it; of files only how many there are."""
    value = sent.answers[name]
    if not sent.form.has(name):
        return value
    field = sent.form.field(name)
    if field.kind is not Kind.FILES:
        return shown(field, value) if value else ""
    has_any = value.isdecimal() and int(value)
    return texts.line("paper.answer_files", {"count": int(value)}) if has_any else ""


def _files(sent: Applied, texts: Texts) -> Iterator[Row]:
    for number, name in enumerate(sent.files, start=1):
        label = texts.line("paper.label_file", {"number": number})
        yield Row(label=label, text=texts.line("paper.file", {"name": name}))


def _consents(sent: Applied, texts: Texts) -> Iterator[Row]:
    """Each by the heading of the document that was agreed to."""
    for one in sent.consents:
        heading = texts.line(DOCUMENTS[one.purpose]).splitlines()[0]
        facts = {"version": one.version, "on": one.on.date().isoformat()}
        yield Row(label=heading.removeprefix("# "), text=texts.line("paper.consent", facts))
