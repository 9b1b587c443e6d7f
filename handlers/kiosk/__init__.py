"""The web chat of an infokiosk and of any browser."""

from handlers.kiosk.routes import routes

__all__ = ["routes"]
