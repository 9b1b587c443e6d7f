"""Tokens of forms: bound to one cookie, so that no other site can post in a person's name."""

import hashlib
import hmac
import secrets

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

REFUSED = 403


def fresh() -> str:
    """An unguessable value for a cookie or the id of a form."""
    return secrets.token_urlsafe(24)


class Seal:
    """Signs with the key of sessions and forms."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(f"forms|{secret}".encode()).digest()

    def token(self, cookie: str) -> str:
        """What a form must bring back together with this cookie."""
        return self._sign("csrf", cookie)

    def check(self, cookies: tuple[str, ...], form: FormData) -> None:
        """Raise 403 unless the form was made for one of these cookies."""
        given = form.get("csrf")
        held = (cookie for cookie in cookies if cookie)
        if not isinstance(given, str) or not any(_same(given, self.token(c)) for c in held):
            raise HTTPException(REFUSED)

    def act(self, conversation: str, form_id: str, value: str) -> str:
        """The id of an act: the same form posted twice with the same value is one act."""
        return self._sign("act", conversation, form_id, value)[:40]

    def _sign(self, *parts: str) -> str:
        whole = "\x1f".join(parts).encode()
        return hmac.new(self._key, whole, hashlib.sha256).hexdigest()


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())


def check_equal(given: object, right: str) -> None:
    """Raise 403 unless a form brings the token that the session keeps."""
    if not isinstance(given, str) or not _same(given, right):
        raise HTTPException(REFUSED)
