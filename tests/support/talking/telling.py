"""What the services would tell of somebody, when a turn wishes to show it."""

from bot.conversation.values.said import Fact
from bot.conversation.values.wishes import ShowAnswers, ShowHeld, TakeAway


def told_of(wish: TakeAway | ShowHeld | ShowAnswers) -> dict[str, Fact]:
    match wish:
        case TakeAway():
            return {"code": "482 917 305 664"}
        case ShowHeld():
            given = {"purpose": "application", "on": "2026-11-18", "version": "1"}
            consent = given | {"withdrawn_on": "", "is_old": ""}
            return {"files": ("справка.pdf",), "consents": (consent,)}
        case ShowAnswers():
            told = {"label": "Телефон", "value": "+7 910 123-45-67"}
            return {"answers": (told,), "files": ()}
