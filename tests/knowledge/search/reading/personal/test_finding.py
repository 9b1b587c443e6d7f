"""Who somebody is, found where people write it, and nowhere else; measured on our own trials."""

import csv
import re
from datetime import date
from functools import cache
from timeit import repeat

import pytest

from knowledge.evaluation.labelled import labelled
from knowledge.findings import Personal
from knowledge.library import Library
from knowledge.search.reading.personal.finding import Finding
from knowledge.search.reading.words import Words
from tests.house.tree import ROOT
from tests.knowledge.tiny import REAL

TRIALS = ROOT / "knowledge" / "trials"
MARKED = re.compile(r"\[(?P<kind>[a-z]+): (?P<told>[^\]]+)\]")
LEAST_FOUND = 0.94  # of what is marked, whole
MOST_FALSE = 0.02  # of clean lines with anything found
MOST_IN_QUESTIONS = 0.002  # one of them names a person indeed
FASTEST = 0.001  # seconds for a message of a hundred signs


@cache
def finding() -> Finding:
    return Finding(Words(), library().regions.values())


@cache
def library() -> Library:
    return Library.load(REAL, date(2026, 11, 26))


@cache
def trials() -> tuple[tuple[str, list[tuple[int, int, str]]], ...]:
    """Every line without its marks, and the places that are marked."""
    with (TRIALS / "personal.tsv").open(encoding="utf-8") as page:
        return tuple(map(_read, (row["text"] for row in csv.DictReader(page, delimiter="\t"))))


def _read(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, marks, at = "", [], 0
    for found in MARKED.finditer(line):
        text += line[at : found.start()]
        marks.append((len(text), len(text) + len(found["told"]), found["kind"]))
        text, at = text + found["told"], found.end()
    return text + line[at:], marks


def kinds(text: str) -> list[Personal]:
    return [span.kind for span in finding().find(text)]


def test_what_people_tell_of_themselves_is_found() -> None:
    """Each marked place as a whole; a kind may be taken for another one."""
    missed = [
        text[start:end]
        for text, marks in trials()
        for start, end, _ in marks
        if not any(one.start <= start and end <= one.end for one in finding().find(text))
    ]
    told = sum(len(marks) for _, marks in trials())
    assert told >= 60
    assert 1 - len(missed) / told >= LEAST_FOUND, missed


def test_nothing_else_is_taken_for_it() -> None:
    clean = [text for text, marks in trials() if not marks]
    false = [text for text in clean if finding().find(text)]
    assert len(clean) >= 60
    assert len(false) / len(clean) <= MOST_FALSE, false


def test_beside_what_is_marked_nothing_is_taken() -> None:
    beside = [
        text[one.start : one.end]
        for text, marks in trials()
        for one in finding().find(text)
        if marks and not any(start < one.end and one.start < end for start, end, _ in marks)
    ]
    assert beside == []


def test_questions_are_left_alone() -> None:
    ours = [asked for measure in library().measures.values() for asked in measure.questions]
    trial = [one.question for one in labelled(TRIALS / "questions.tsv")]
    asked = [*ours, *trial]
    false = [text for text in asked if finding().find(text)]
    assert len(asked) > 5000
    assert len(false) / len(asked) <= MOST_IN_QUESTIONS, false


@pytest.mark.parametrize("kind", Personal)
def test_every_kind_is_tried(kind: Personal) -> None:
    lines = [text for text, marks in trials() if any(one[2] == kind for one in marks)]
    assert sum(kind in kinds(text) for text in lines) >= 1


def test_telephones_and_streets_of_offices_are_nobodys() -> None:
    offices = [office for region in library().regions.values() for office in region.offices]
    found = [
        told
        for office in offices
        for told in (*office.phones, office.address)
        if told and finding().find(told)
    ]
    assert found == []


def test_signs_that_cannot_be_seen_hide_nothing() -> None:
    text = "тел 8\u200b920\u00ad555 01 42 вечером"
    (span,) = finding().find(text)
    assert text[span.start : span.end] == "8\u200b920\u00ad555 01 42"


def test_it_is_found_in_no_time() -> None:
    asked = (
        "Здравствуйте, мне 67 лет, пенсия 18 500, живу одна в Ельце, положена ли субсидия на газ?"
    )
    finding().find(asked)
    assert min(repeat(lambda: finding().find(asked), number=20, repeat=5)) / 20 < FASTEST
