"""Hangs the channels of the web side by side: the chat, the console, and what is given besides."""

from bot.services.house import House
from handlers import console, kiosk
from handlers.web.hall import Hall
from handlers.web.site import Routes, Site, site

PATIENCE = 3.0  # seconds; a greeting waits so long for the rest of what is being said


def web_app(house: House, *, more: Routes = (), patience: float = PATIENCE) -> Site:
    """Every page of the house as one ASGI application."""
    hall = Hall.of(house, patience=patience)
    return site(hall, [*more, *kiosk.routes(hall), *console.routes(hall)])
