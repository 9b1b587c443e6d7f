"""Fixtures of the web channels."""

from tests.support.web.asked import asked
from tests.support.web.pages import desk, guest, lodge

__all__ = ["asked", "desk", "guest", "lodge"]
