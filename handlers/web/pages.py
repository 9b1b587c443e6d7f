"""The templates environment: every page is rendered here, every word of it escaped."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from bot.errors import Refusal
from bot.services.house import House
from handlers.web.moments import Moments
from handlers.web.prose import address, blocks
from knowledge.measure import Region

HANDLERS = Path(__file__).resolve().parent.parent
ROOMS = ("web", "kiosk", "console")


class Pages:
    """Renders `room/name.html` with the words of `texts`."""

    def __init__(self, house: House) -> None:
        self._house = house
        rooms = {room: FileSystemLoader(HANDLERS / room / "templates") for room in ROOMS}
        self._env = Environment(
            loader=PrefixLoader(rooms),
            autoescape=True,
            auto_reload=False,  # templates belong to the code they were shipped with
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals |= {"say": self.say, "asset": self.asset, "blocks": blocks}
        self._env.globals |= {"region": self._region, "address": address}
        self._env.filters |= {"when": self._when, "waited": self._waited, "day": self.moments.day}

    def say(self, key: str, **facts: object) -> str:
        return self._house.texts.line(key, facts)

    def refusal(self, error: Refusal) -> str:
        return self._house.texts.refusal(error)

    def piece(self, template: str, facts: Mapping[str, object]) -> str:
        """A part of a page, as the event stream sends it."""
        return self._env.get_template(template).render(facts)

    def page(
        self, template: str, facts: Mapping[str, object], *, status: int = 200
    ) -> HTMLResponse:
        return HTMLResponse(self.piece(template, facts), status_code=status)

    def asset(self, path: str) -> Markup:
        """The address of a file of ours; it changes when the file does, so it may be kept."""
        return Markup("/static/{}?v={}").format(path, self._marks[path])

    @cached_property
    def moments(self) -> Moments:
        return Moments(self._house.texts, self._region.zone if self._region else "Europe/Moscow")

    @cached_property
    def _region(self) -> Region | None:
        return self._house.knowledge.region(self._house.settings.region)

    @cached_property
    def _marks(self) -> dict[str, str]:
        files = (path for room in ROOMS for path in (HANDLERS / room / "static").iterdir())
        return {f"{path.parent.parent.name}/{path.name}": _mark(path) for path in files}

    def _when(self, at: datetime) -> str:
        return self.moments.when(at, self._house.clock.now())

    def _waited(self, since: datetime) -> str:
        return self.moments.waited(since, self._house.clock.now())


def _mark(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
