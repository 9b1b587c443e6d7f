"""Fixtures of the web channels."""

from tests.support.asked import asked
from tests.support.pages import desk, guest, lodge

__all__ = ["asked", "desk", "guest", "lodge"]
