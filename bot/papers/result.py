"""«Что мне положено?» on paper: large letters, one block a measure, approved texts only."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import count

from bot.conversation.values.sheets import Entry, ResultPaper
from bot.papers.sheet import Item, Part, Row, Sheet
from bot.texts import Texts

SIZE = 17.0  # points: a person of 78 reads it without glasses
GROUPS = ("yes", "likely", "maybe")
RESTS_ON = {"depends": "reasons", "denied": "reasons", "amount": "words", "where": "places"}


def sheet(paper: ResultPaper, texts: Texts) -> Sheet:
    facts = {
        "whom": paper.whom,
        "on": paper.on,
        "region": paper.region,
        "is_cut": paper.is_cut,
    }
    return Sheet(
        name=texts.line("paper.result_file", facts),
        title=texts.line("paper.result_title", facts),
        size=SIZE,
        mark=texts.line("paper.result_mark", facts),
        rows=tuple(_head(paper, texts)),
        parts=tuple(_parts(paper, texts)),
        footer=texts.line("paper.result_foot", facts),
        page=texts.line("paper.page"),
        of=texts.line("paper.of"),
    )


def _head(paper: ResultPaper, texts: Texts) -> Iterator[Row]:
    if paper.name:
        yield Row(label=texts.line("paper.label_name"), text=paper.name)
    if paper.hotline:
        yield Row(label=texts.line("paper.label_hotline"), text=paper.hotline)


def _parts(paper: ResultPaper, texts: Texts) -> Iterator[Part]:
    """What is due, where to go, and at the end, in short, what is not."""
    yield from _groups(paper, texts)
    if paper.offices:
        heading = texts.line("paper.offices", {"municipality": paper.municipality})
        yield Part(heading=heading, rows=tuple(_office(one, texts) for one in paper.offices))
    if paper.rest:
        rest = tuple(
            Item(title=one.title, rows=tuple(_some(one, texts, "denied"))) for one in paper.rest
        )
        yield Part(heading=texts.line("paper.group_no"), items=rest, is_brief=True)


def _groups(paper: ResultPaper, texts: Texts) -> Iterator[Part]:
    """In the order of the message; measures are numbered through, as there."""
    numbers = count(1)
    for group in GROUPS:
        items = tuple(
            Item(title=f"{next(numbers)}. {one.title}", rows=tuple(_rows(one, texts)))
            for one in paper.due
            if one.group == group
        )
        if items:
            yield Part(heading=texts.line(f"paper.group_{group}"), items=items)
    if not paper.due:
        yield Part(heading=texts.line("paper.result_nothing"))


def _rows(one: Entry, texts: Texts) -> Iterator[Row]:
    """What is known of a measure, the sooner needed the higher; less while it is uncertain."""
    if one.group == "maybe":
        yield from _some(one, texts, "missing" if one.missing else "depends")
        yield from _some(one, texts, "where", "deadline", "laws")
        return
    yield from _some(one, texts, "reasons", "likely", "urgent")
    yield from _some(one, texts, "documents" if one.documents else "apply", "where")
    yield from _some(one, texts, "deadline", "amount", "laws")


def _some(one: Entry, texts: Texts, *names: str) -> Iterator[Row]:
    """Rows by the names of their texts; one that has nothing to say is left out."""
    facts = asdict(one)
    for name in names:
        if name == "apply" or facts[RESTS_ON.get(name, name)]:
            label = texts.line(f"paper.label_{name}")
            yield Row(label=label, text=texts.line(f"paper.{name}", facts))


def _office(one: Mapping[str, str], texts: Texts) -> Row:
    return Row(label=one["name"], text=texts.line("paper.office", one))
