"""One answer of a choice, or several of them, in the words of their buttons."""

import re

from bot.conversation.fields.wrong import NotTaken
from bot.conversation.phrases import plain
from knowledge.form import Field, Option

BETWEEN = re.compile(r"[,;\n]+|\s+и\s+")
TOGETHER = ","  # between the ids of several answers
FEWEST_LETTERS = 4  # of words that are a part of a button's


def choice(field: Field, text: str) -> str:
    """Return the id of the answer that the words mean; raise NotTaken."""
    found = _meant(field, text)
    if found is None:
        raise NotTaken("choice")
    return found.id


def several(field: Field, text: str) -> str:
    """Return the ids of the answers that the words list, in the form's order; raise NotTaken."""
    whole = _meant(field, text)
    parts = [one for one in BETWEEN.split(text) if plain(one)]
    found = [whole] if whole else [_meant(field, one) for one in parts]
    if not found or None in found:
        raise NotTaken("several")
    return joined(field, {one.id for one in found if one})


def joined(field: Field, ids: set[str]) -> str:
    return TOGETHER.join(one.id for one in field.answers if one.id in ids)


def picked(value: str) -> tuple[str, ...]:
    return tuple(one for one in value.split(TOGETHER) if one)


def _meant(field: Field, text: str) -> Option | None:
    """The answer of these very words; else the only one whose button has them in it."""
    words = plain(text)
    if not words:
        return None
    exact = [one for one in field.answers if words in {plain(x) for x in (one.text, *one.also)}]
    near = [one for one in field.answers if _stand_in(words, plain(one.text))]
    if exact:
        return exact[0]
    return near[0] if len(near) == 1 and len(words) >= FEWEST_LETTERS else None


def _stand_in(words: str, text: str) -> bool:
    return f" {words} " in f" {text} "


def shown(field: Field, value: str) -> str:
    """Return the answers in the words of their buttons; one that is no more by its id."""
    found = ((one, field.option(one)) for one in picked(value))
    return ", ".join(option.text if option else one for one, option in found)
