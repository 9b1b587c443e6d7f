"""A person's name, as it is typed."""

import re
from itertools import dropwhile

from bot.conversation.fields.wrong import NotTaken

LONGEST = 120
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


def full_name(text: str) -> str:
    """Return a name of two to five words, without «меня зовут»; raise NotTaken."""
    words = _name_words(text)
    if len(text) > LONGEST or len(words) > MOST_WORDS or not words:
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
