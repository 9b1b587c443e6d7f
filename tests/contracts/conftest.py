"""A stage for every channel: what is promised is promised in Telegram and in a browser alike."""

from collections.abc import AsyncIterator

import pytest

from tests.support.stories.lending import props
from tests.support.stories.script import Story
from tests.support.stories.stage import Props, Stage, raised

__all__ = ["props"]
CHANNELS = ("telegram", "browser")


@pytest.fixture(params=CHANNELS)
async def stage(request: pytest.FixtureRequest, props: Props) -> AsyncIterator[Stage]:
    plain = Story(name="", file="", channels=CHANNELS, region="lipetsk", policy="full", lines=())
    async with raised(plain, str(request.param), props) as opened:
        yield opened
