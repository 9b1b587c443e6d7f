"""Permissions: the whole table, so that a change of it is seen."""

from uuid import uuid4

import pytest

from bot.errors import NotAllowed
from bot.people import Act, Caseworker, Role, may, require

WORK = {Act.SEE_QUEUE, Act.READ_CASE, Act.CLAIM_CASE, Act.ANSWER_CASE, Act.RESOLVE_CASE}
TABLE = {
    Role.CASEWORKER: WORK,
    Role.SENIOR: WORK | {Act.TAKE_OVER, Act.ERASE_CITIZEN},
    Role.AUDITOR: {Act.READ_JOURNAL},
    Role.ADMIN: {Act.ADD_STAFF, Act.READ_JOURNAL},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_a_role_may_do_what_the_table_says(role: Role, act: Act) -> None:
    worker = Caseworker(id=uuid4(), login="anna", name="Анна", role=role)
    assert may(worker, act) == (act in TABLE[role])


def test_what_is_not_allowed_is_refused() -> None:
    worker = Caseworker(id=uuid4(), login="anna", name="Анна", role=Role.AUDITOR)
    with pytest.raises(NotAllowed):
        require(worker, Act.READ_CASE)
