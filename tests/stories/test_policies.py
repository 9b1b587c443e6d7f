"""Every story told again where its messenger may not carry everything."""

from itertools import product
from pathlib import Path

import pytest

from bot.conversation.scene import Scene
from bot.messages import Policy
from tests.support.stories.policies import LAWS, Replay, applies
from tests.support.stories.script import Story, read

PAGES = sorted(Path(__file__).parent.glob("*.yaml"))
STORIES = [story for story in map(read, PAGES) if "telegram" in story.channels]
TOLD = [
    pytest.param(story, policy, id=f"{story.file}-{policy}")
    for story, policy in product(STORIES, LAWS)
]


@pytest.mark.parametrize(("story", "policy"), TOLD)
def test_a_story_comes_out_as_its_policy_lets_it(story: Story, policy: Policy) -> None:
    outcome = Replay(story, policy).outcome()
    expected = LAWS[policy].outcome if applies(story) else outcome
    assert outcome == story.policies.get(policy, expected)


def test_an_application_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a form is begun after all, the story says so."""
    monkeypatch.setattr(Scene, "is_info_only", False)
    story = next(story for story in STORIES if story.file == "form-fuel")
    with pytest.raises(AssertionError, match=r"form-fuel\.yaml, реплика \d+, info_only"):
        Replay(story, Policy.INFO_ONLY).outcome()
