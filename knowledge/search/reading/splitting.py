"""Splitting: the questions of one message, each with the words that lead to it."""

import re
from collections.abc import Iterator

from knowledge.search.reading.words import plain, tokens

MOST = 3  # questions that are answered at once
ASKING = (
    r"как|где|куда|когда|сколько|како(?:й|го|е|м)|как(?:ая|ую|ие|их)|кто|кому|что|почему|можно|"
    r"нужн(?:[оаы]|ен)|надо|положен[аыо]?|полагается|дают|дадут|платят|будут|есть ли"
)
ENDS = re.compile(r"(?<=[?!;])\s+|(?<=[а-яёa-z»)]{2}\.)\s+|\n+", re.IGNORECASE)
NUMBER = re.compile(r"(?:^|(?<=[\s,;:]))\(?[1-3][).](?=\s*[а-яёa-z])\s*", re.IGNORECASE)
# What one says before another question of the same message: so many words, or a mere «и».
ANOTHER = (
    r"(?:[,;]|(?<=\s)|^)\s*(?:(?:и|а|да)\s+)?(?:ещ[её]\s+(?:вопрос|такой вопрос)|"
    r"(?:втор|трет|друг)(?:ой|ий)\s+(?:мой\s+)?вопрос|во-вторых|в-третьих|заодно|"
    r"(?:и|а)\s+ещ[её]|а\s+также|и\s+также)\b[\s,:—–-]*"
)
AND_MORE = re.compile(rf"{ANOTHER}|(?:,\s*|\s+)(?:и|а)\s+(?=(?:{ASKING})\b)", re.IGNORECASE)
IN_WORDS = re.compile(ANOTHER, re.IGNORECASE)
ASKS = re.compile(
    rf"\?|\b(?:{ASKING}|ли|хо(?:чу|тим|тел[аи]?)|подскажите|расскажите|интересует|оформить|получить)\b",
    re.IGNORECASE,
)


def parts(text: str) -> tuple[str, ...]:
    """The questions of a message in order; one that asks only one thing is its own only part.

    What asks nothing («у меня трое детей») goes with the question after it, else before it.
    """
    asking: list[str] = []
    before: list[str] = []
    for piece in _pieces(text):
        before.append(piece)
        if ASKS.search(plain(piece)):
            asking.append(" ".join(before))
            before = []
    if not asking:
        return (text,)
    return (*asking[:-1], " ".join([asking[-1], *before]))


def says_so(text: str) -> bool:
    """Whether a person says in so many words, or with numbers, that one more thing is asked."""
    return len(NUMBER.findall(text)) > 1 or IN_WORDS.search(text) is not None


def _pieces(text: str) -> Iterator[str]:
    for sentence in ENDS.split(text):
        for item in NUMBER.split(sentence):
            yield from filter(tokens, map(str.strip, AND_MORE.split(item)))
