"""Whole conversations, written so that a client can read and correct them; in every channel."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.stories.canary import require_no_word, traces_of
from tests.support.stories.player import Player
from tests.support.stories.script import Story, read
from tests.support.stories.stage import Props, raised

PAGES = sorted(Path(__file__).parent.glob("*.yaml"))


def parts() -> Iterator[object]:
    """Every story in its channels, and once more without any."""
    for story in map(read, PAGES):
        only = () if story.channels == ("browser",) else ("direct",)
        for channel in (*only, *story.channels):
            yield pytest.param(story, channel, id=f"{story.file}-{channel}")


@pytest.mark.parametrize(("story", "channel"), list(parts()))
async def test_story(story: Story, channel: str, props: Props, logged: Callable[[], str]) -> None:
    """It goes as it is written, and leaves no word of a person in clear anywhere."""
    async with raised(story, channel, props) as stage:
        await Player(story, stage).play()
        traces = traces_of(stage, props.folder)
    if channel != "direct":
        require_no_word(story, traces, logged())
