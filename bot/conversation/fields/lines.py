"""Lines of letters: free text, an address, an e-mail address."""

import re

from bot.conversation.fields.wrong import NotTaken

LONGEST_TEXT = 4000
LONGEST_ADDRESS = 300
FEWEST_LETTERS = 3  # of an address
EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
LONGEST_EMAIL = 120


def free_text(text: str) -> str:
    """Return any text that is not empty and not longer than a letter; raise NotTaken."""
    if not text.strip():
        raise NotTaken("text_empty")
    if len(text) > LONGEST_TEXT:
        raise NotTaken("text_long")
    return text.strip()


def address(text: str) -> str:
    """Return a line that has letters and is no letter; raise NotTaken."""
    letters = sum(one.isalpha() for one in text)
    if letters < FEWEST_LETTERS or len(text) > LONGEST_ADDRESS:
        raise NotTaken("address")
    return in_line(text)


def email(text: str) -> str:
    """Return the only e-mail address of the words, its domain in small letters; raise NotTaken."""
    found = EMAIL.findall(text) if len(text) <= LONGEST_EMAIL else []
    if len(found) != 1:
        raise NotTaken("email")
    box, _, domain = found[0].rpartition("@")
    return f"{box}@{domain.lower()}"


def in_line(text: str) -> str:
    """Return what somebody typed as one line, to be shown within ours."""
    return " ".join(text.split())
