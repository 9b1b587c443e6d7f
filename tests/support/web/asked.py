"""A case in the queue: a citizen of the browser chat asked for a person."""

from dataclasses import dataclass

import pytest

from bot.app import App
from tests.support.web.pages import Browser

ASKED = "<script>alert('жалоба')</script>"


@dataclass(slots=True)
class Asked:
    """The page of the case, and the citizen who waits."""

    path: str
    guest: Browser


@pytest.fixture
async def asked(lodge: App, guest: Browser, desk: Browser) -> Asked:
    await (await guest.open()).say(ASKED)
    await lodge.settle()
    await (await guest.open()).press("Специалист")
    await lodge.settle()
    await desk.open("/console")
    (link,) = [link for link in desk.page.links if link.startswith("/console/cases/")]
    return Asked(path=link.partition("?")[0], guest=guest)
