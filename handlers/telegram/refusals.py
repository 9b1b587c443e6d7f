"""What went wrong with a call of the Bot API, told in the words of delivery."""

import re

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError

from bot.services.sending.parcels import Postponed, Unclear, Undeliverable

SOON = 0.0  # delivery knows how long: it counts the attempts
WRONG_TOKEN = 60.0  # somebody has to come and set it right
_GONE = ("chat not found", "user is deactivated", "PEER_ID_INVALID", "bot can't initiate")


def told(error: AiogramError) -> Postponed | Undeliverable | Unclear:
    """Return what delivery should make of it. A reason never quotes a message."""
    match error:
        case TelegramRetryAfter():
            return Postponed(error.retry_after, is_global=True)
        case TelegramForbiddenError():
            return Undeliverable("blocked", is_blocked=True)
        case TelegramBadRequest():
            return _bad_request(error.message)
        case TelegramEntityTooLarge():
            return Undeliverable("too_large")
        case TelegramUnauthorizedError() | TelegramNotFound() | TelegramConflictError():
            return Postponed(WRONG_TOKEN, is_global=True)
        case _:
            return _unanswered(error)


def _unanswered(error: AiogramError) -> Postponed | Undeliverable | Unclear:
    match error:
        case TelegramServerError():
            return Postponed(SOON)
        case TelegramNetworkError():
            return Unclear() if _has_left(error) else Postponed(SOON)
        case ClientDecodeError():  # a page of some gateway: who knows
            return Unclear()
        case TelegramAPIError():
            return Undeliverable("refused")
        case _:
            return Unclear()


def is_markup(error: TelegramBadRequest) -> bool:
    """Whether the text would go out without its markup."""
    return "can't parse entities" in error.message


def _bad_request(description: str) -> Undeliverable:
    if any(sign in description for sign in _GONE):
        return Undeliverable("chat_not_found", is_blocked=True)
    if "is too long" in description:
        return Undeliverable("too_long")
    if "BUTTON_" in description or "keyboard" in description:
        return Undeliverable("keyboard")
    found = re.search(r"\b[A-Z]+_[A-Z_]+\b", description)  # Telegram's own code, if it gave one
    return Undeliverable(found.group().lower() if found else "refused")


def _has_left(error: TelegramNetworkError) -> bool:
    return not isinstance(error.__cause__, ClientConnectorError | ConnectionTimeoutError)
