"""What a field takes: a value as it is kept, or the reason it is not one."""

import re
from itertools import dropwhile

import phonenumbers

from bot.conversation.forms import Kind

NAME_LIMIT = 120
TEXT_LIMIT = 4000
MOST_WORDS = 5  # a name with a patronymic particle has five
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_BEFORE = "меня мое моё зовут я это имя фио"  # «меня зовут Анна Иванова»
_NEVER = (  # words of a sentence that has letters only, as a name has
    "не нет вы вас вам ты мне мой моя наш что кто как где когда зачем почему сколько какой какая "
    "какие это хочу могу буду знаю скажу надо нужно можно нужен нужна помогите спасибо привет "
    "здравствуйте здравствуй добрый доброе пожалуйста потом"
)
BEFORE_NAME = frozenset(_BEFORE.split())
NO_NAME = frozenset(_NEVER.split())


class NotTaken(Exception):
    """The words are no value of this field; `why` names the correction wrong.<why>."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def full_name(text: str) -> str:
    """Return a name of two to five words, without «меня зовут»; raise NotTaken."""
    words = _name_words(text)
    if len(text) > NAME_LIMIT or len(words) > MOST_WORDS or not words:
        raise NotTaken("name_letters")
    if not all(WORD.fullmatch(word) for word in words):
        raise NotTaken("name_letters")
    if not NO_NAME.isdisjoint(word.lower() for word in words):
        raise NotTaken("name_letters")
    if len(words) == 1:
        raise NotTaken("name_short")
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _name_words(text: str) -> list[str]:
    words = text.replace(",", " ").split()
    return list(dropwhile(lambda word: word.lower().strip(":") in BEFORE_NAME, words))


def phone(text: str) -> str:
    """Return a phone number as E.164; raise NotTaken. Numbers without a code are Russian."""
    try:
        number = phonenumbers.parse(text, "RU")
    except phonenumbers.NumberParseException as unreadable:
        raise NotTaken("phone") from unreadable
    if not phonenumbers.is_valid_number(number):
        raise NotTaken("phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def free_text(text: str) -> str:
    """Return any text that is not empty and not longer than a letter; raise NotTaken."""
    if not text.strip():
        raise NotTaken("text_empty")
    if len(text) > TEXT_LIMIT:
        raise NotTaken("text_long")
    return text.strip()


def in_line(text: str) -> str:
    """Return what somebody typed as one line, to be shown within ours."""
    return " ".join(text.split())


def accepted(kind: Kind, text: str) -> str:
    """Return the value of a typed field (a place and files are taken elsewhere)."""
    match kind:
        case Kind.NAME:
            return full_name(text)
        case Kind.PHONE:
            return phone(text)
        case Kind.TEXT | Kind.PLACE | Kind.FILES:
            return free_text(text)


def shown(kind: Kind, value: str) -> str:
    """Return a value as people write it."""
    if kind is not Kind.PHONE:
        return in_line(value)
    number = phonenumbers.parse(value, "RU")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
