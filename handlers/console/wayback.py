"""The way back after signing in anew: a page of the console, never an address of somebody else."""

import re
from urllib.parse import urlencode

from starlette.requests import Request

HOME = "/console"
SIGN_IN = "/console/sign-in"
PAGE = re.compile(
    r"/console(?:/cases/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?(?:\?tab=[a-z]+)?"
)


def wayback(address: str) -> str:
    """Return the address if it is the queue or a case, letter by letter; otherwise the queue."""
    return address if PAGE.fullmatch(address) else HOME


def page_of(request: Request) -> str:
    """The page that a request came from or goes to: acts, files and streams of a case are on it."""
    case, tab = request.path_params.get("case"), request.query_params.get("tab")
    path = f"{HOME}/cases/{case}" if case else HOME
    return wayback(f"{path}?tab={tab}" if tab else path)


def sign_in_from(request: Request) -> str:
    """The address of the sign-in that leads back to this page."""
    return f"{SIGN_IN}?{urlencode({'next': page_of(request)})}"
