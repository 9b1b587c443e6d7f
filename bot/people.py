"""Caseworkers and what each may do. Every permission is decided here."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from bot.errors import NotAllowed


class Role(StrEnum):
    CASEWORKER = "caseworker"
    SENIOR = "senior"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Act(StrEnum):
    SEE_QUEUE = "see_queue"
    READ_CASE = "read_case"
    CLAIM_CASE = "claim_case"
    ANSWER_CASE = "answer_case"
    RESOLVE_CASE = "resolve_case"
    TAKE_OVER = "take_over"
    ERASE_CITIZEN = "erase_citizen"
    READ_JOURNAL = "read_journal"
    ADD_STAFF = "add_staff"


_WORK = {Act.SEE_QUEUE, Act.READ_CASE, Act.CLAIM_CASE, Act.ANSWER_CASE, Act.RESOLVE_CASE}
ALLOWED: dict[Role, frozenset[Act]] = {
    Role.CASEWORKER: frozenset(_WORK),
    Role.SENIOR: frozenset(_WORK | {Act.TAKE_OVER, Act.ERASE_CITIZEN}),
    Role.AUDITOR: frozenset({Act.READ_JOURNAL}),
    Role.ADMIN: frozenset({Act.ADD_STAFF, Act.READ_JOURNAL}),  # settings and users, no bodies
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseworker:
    id: UUID
    login: str
    name: str
    role: Role


def may(worker: Caseworker, act: Act) -> bool:
    return act in ALLOWED[worker.role]


def require(worker: Caseworker, act: Act) -> None:
    """Raise NotAllowed unless the worker may do this."""
    if not may(worker, act):
        raise NotAllowed(act)
