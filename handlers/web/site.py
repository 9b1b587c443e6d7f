"""One ASGI application of all pages: routes, own files, safe headers, own error pages."""

from collections.abc import Sequence
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from bot.errors import Refusal
from handlers.web import health
from handlers.web.failures import Failures, LastResort
from handlers.web.hall import Hall
from handlers.web.headers import SafeHeaders
from handlers.web.intake import Intake
from handlers.web.pages import HANDLERS, ROOMS

Site: TypeAlias = Starlette
Routes: TypeAlias = Sequence[BaseRoute]


def site(hall: Hall, routes: Routes) -> Site:
    failures = Failures(hall.pages)
    files = [
        Mount(f"/static/{room}", StaticFiles(directory=HANDLERS / room / "static"))
        for room in ROOMS
    ]
    return Starlette(
        routes=[*routes, *health.routes(hall), *files],
        middleware=[
            Middleware(SafeHeaders, is_https=hall.is_https),
            Middleware(LastResort, failures=failures),
            Middleware(Intake),
        ],
        exception_handlers={HTTPException: failures.http, Refusal: failures.refusal},
    )
