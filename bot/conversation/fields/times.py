"""A time of day as people type it: «14:30», «в 9 утра», «полдень»."""

import re

from bot.conversation.fields.numbers import COUNTED
from bot.conversation.fields.wrong import NotTaken

TIME = re.compile(
    r"(?:(?:в|к|с|на|около|примерно|после)\s+)?(?P<hour>[0-9]{1,2})"
    r"(?:\s*(?:[:.\-]|ч(?:ас(?:а|ов)?)?\b\.?|\s)\s*(?P<minute>[0-9]{2}))?"
    r"\s*(?:мин(?:ут\w?)?\b\.?|ч(?:ас(?:а|ов)?)?\b\.?)?\s*(?P<part>утра|дня|вечера|ночи)?[\s.!]*"
)
NAMED = {"полдень": "12:00", "в полдень": "12:00", "полночь": "00:00", "в полночь": "00:00"}
NOON, HOURS, MINUTES = 12, 24, 60
LONGEST = 40


def time_of_day(text: str) -> str:
    """Return a time as HH:MM; raise NotTaken."""
    words = " ".join(text.casefold().split())
    if words in NAMED:
        return NAMED[words]
    found = TIME.fullmatch(_in_digits(words)) if len(words) <= LONGEST else None
    if found is None:
        raise NotTaken("time")
    hour, minute = _hour(int(found["hour"]), found["part"] or ""), int(found["minute"] or 0)
    if hour >= HOURS or minute >= MINUTES:
        raise NotTaken("time")
    return f"{hour:02}:{minute:02}"


def _in_digits(words: str) -> str:
    """«В девять утра» as «в 9 утра»."""
    said = words.replace("в час дня", "в 13 часов").split()
    return " ".join(str(COUNTED[one]) if COUNTED.get(one) else one for one in said)


def _hour(hour: int, part: str) -> int:
    match part:
        case "вечера" | "дня" if hour < NOON:
            return hour + NOON
        case "ночи" if hour == NOON:
            return 0
        case "ночи" if NOON // 2 < hour < NOON:
            return hour + NOON
        case _:
            return hour
