"""Fixtures of the stories."""

from tests.support.stories.lending import props

__all__ = ["props"]
