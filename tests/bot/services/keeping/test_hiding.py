"""Before anything is written, what may not be kept is hidden: in every kind of message."""

import re
from collections.abc import Sequence

import pytest

from bot.messages import (
    HIDDEN,
    Body,
    FileReference,
    Policy,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)
from bot.services.keeping.hiding import hidden
from knowledge.findings import Personal, Span

PHONE = re.compile(r"8\d{10}")
TOLD = "89205550142"


def find(text: str) -> Sequence[Span]:
    return [Span(*found.span(), Personal.PHONE) for found in PHONE.finditer(text)]


@pytest.mark.parametrize(
    "body",
    [
        Said(text=f"мой {TOLD} и мужа {TOLD}"),
        Said(text=TOLD, is_edited=True),
        Said(text=TOLD, is_forwarded=True),
        SharedContact(phone=TOLD, is_own=True),
        SentFile(file=FileReference(reference="r", name=f"{TOLD}.pdf"), caption=f"вот {TOLD}"),
        Pressed(choice=f"start:{TOLD}"),
    ],
)
def test_nothing_of_it_is_left(body: Body) -> None:
    kept = hidden(body, find)
    assert TOLD not in repr(kept)
    assert HIDDEN in repr(kept)


def test_the_words_around_stay_and_each_kind_is_named_once() -> None:
    kept = hidden(Said(text=f"мой {TOLD} и мужа {TOLD}", message="7", reply_to="3"), find)
    assert kept == Said(
        text=f"мой {HIDDEN} и мужа {HIDDEN}", message="7", reply_to="3", hidden=("phone",)
    )


def test_nothing_leads_to_a_file_any_more() -> None:
    kept = hidden(SentFile(file=FileReference(reference="AgAC", name="справка.pdf")), find)
    assert kept == SentFile(file=FileReference(reference="", name="справка.pdf"))


@pytest.mark.parametrize(
    "body",
    [
        Said(text="положена ли субсидия"),
        Pressed(choice="to_case:45-82-17-36", nonce="3"),
        SentUnsupported(what=Unsupported.VOICE),
    ],
)
def test_what_tells_of_nobody_stays_as_it_is(body: Body) -> None:
    assert hidden(body, find) == body


def test_only_a_full_channel_keeps_what_is_personal() -> None:
    assert [policy for policy in Policy if policy.may_keep_personal] == [Policy.FULL]
