"""What a person typed into a form that failed, so that the page about it can give it back."""

from urllib.parse import parse_qs

from starlette.types import Scope

FIELDS = ("text", "note", "value")  # never a password, a number, a code
_KEPT = "opora.typed"


def keep(scope: Scope, body: bytes) -> None:
    """Keep a piece of a form's body for as long as its request lasts."""
    scope[_KEPT] = scope.get(_KEPT, b"") + body


def typed(scope: Scope) -> str:
    """All that was typed, a paragraph for each field; empty if nothing was."""
    given = parse_qs(scope.get(_KEPT, b"").decode(errors="replace"))
    words = (word.replace("\r\n", "\n").strip() for name in FIELDS for word in given.get(name, ()))
    return "\n\n".join(filter(None, words))
