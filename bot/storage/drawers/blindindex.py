"""Phones and SNILS of applications, findable by a keyed hash and by nothing else."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, false, or_

from bot.conversation.fields.numbers import snils
from bot.conversation.fields.wrong import NotTaken
from bot.storage.desk import Desk
from bot.storage.ids import new_id
from bot.storage.schema import CitizenRow, SupportCaseRow
from bot.storage.tables.finding import BlindIndexRow
from bot.storage.vault import Vault

PHONE = re.compile(r"\+[0-9]{8,15}")
SNILS = re.compile(r"[0-9]{11}")


class Kind(StrEnum):
    PHONE = "phone"
    SNILS = "snils"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """By what a person is found: `value` is a phone as E.164, or the eleven digits of a SNILS."""

    kind: Kind
    value: str


def traits_of(answers: Mapping[str, str]) -> tuple[Trait, ...]:
    """Every phone and SNILS among the answers, whichever fields of a form they are of.

    They are known by their shape, as fields keep them, so that neither a form that was edited
    since nor a person who applies for somebody else makes a difference.
    """
    found = (_trait(value) for value in answers.values())
    return tuple(dict.fromkeys(trait for trait in found if trait))


def _trait(value: str) -> Trait | None:
    if PHONE.fullmatch(value):
        return Trait(kind=Kind.PHONE, value=value)
    if not SNILS.fullmatch(value):
        return None
    try:
        return Trait(kind=Kind.SNILS, value=snils(value))
    except NotTaken:
        return None


def is_about(vault: Vault, traits: Iterable[Trait]) -> ColumnElement[bool]:
    """Whether a case is of an application, or of a citizen, with one of these traits."""
    conditions: list[ColumnElement[bool]] = []
    for trait in traits:
        indexes = vault.indexes(trait.kind, trait.value)
        has_trait = exists().where(
            BlindIndexRow.application_id == SupportCaseRow.application_id,
            and_(BlindIndexRow.kind == trait.kind, BlindIndexRow.value.in_(indexes)),
        )
        conditions.append(has_trait)
        if trait.kind is Kind.PHONE:
            is_citizen = exists().where(
                CitizenRow.id == SupportCaseRow.citizen_id, CitizenRow.phone_index.in_(indexes)
            )
            conditions.append(is_citizen)
    return or_(false(), *conditions)


async def put(
    desk: Desk, conversation_id: UUID, application_id: UUID, answers: Mapping[str, str]
) -> None:
    """Make an application findable, anew if it was already."""
    mine = BlindIndexRow.application_id == application_id
    await desk.change(delete(BlindIndexRow).where(mine))
    for trait in traits_of(answers):
        row = {
            "id": new_id(),
            "conversation_id": conversation_id,
            "application_id": application_id,
            "kind": trait.kind,
            "value": desk.vault.index(trait.kind, trait.value),
        }
        await desk.add(BlindIndexRow, row)
