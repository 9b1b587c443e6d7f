"""The caseworkers' web console."""

from handlers.console.routes import routes

__all__ = ["routes"]
