"""Fixtures of the stories."""

from tests.support.stories.canary import logged
from tests.support.stories.lending import props

__all__ = ["logged", "props"]
