import pytest
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from handlers.web.seal import Seal, check_equal

SEAL = Seal("key")


def test_a_form_of_this_cookie_is_taken() -> None:
    SEAL.check(("", "cookie"), FormData({"csrf": SEAL.token("cookie")}))


@pytest.mark.parametrize(
    ("cookies", "given"),
    [
        (("other",), SEAL.token("cookie")),
        (("", ""), SEAL.token("")),
        (("cookie",), Seal("another key").token("cookie")),
        (("cookie",), "ы"),
        (("cookie",), ""),
    ],
)
def test_a_form_of_somebody_else_is_refused(cookies: tuple[str, ...], given: str) -> None:
    with pytest.raises(HTTPException):
        SEAL.check(cookies, FormData({"csrf": given}))


def test_the_same_form_with_other_words_is_another_act() -> None:
    assert SEAL.act("chat", "form", "да") == SEAL.act("chat", "form", "да")
    assert SEAL.act("chat", "form", "да") != SEAL.act("chat", "form", "нет")
    assert SEAL.act("chat", "form", "да") != SEAL.act("other", "form", "да")


def test_a_session_keeps_its_own_token() -> None:
    check_equal("token", "token")
    with pytest.raises(HTTPException):
        check_equal(None, "token")
