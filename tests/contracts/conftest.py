"""A stage for every channel: what is promised is promised in Telegram and in a browser alike."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.stories.script import Story
from tests.support.stories.stage import Props, Stage, raised

CHANNELS = ("telegram", "browser")


@pytest.fixture(params=CHANNELS)
async def stage(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_url: str
) -> AsyncIterator[Stage]:
    props = Props(folder=tmp_path, database_url=sqlite_url)
    plain = Story(name="", file="", channels=CHANNELS, region="lipetsk", policy="full", lines=())
    async with raised(plain, str(request.param), props) as opened:
        yield opened
