"""Masking: a text without anything that could tell whose it is, fit to be kept for analysis.

A word stays if it stands in the knowledge's vocabulary or is a general word of the dictionary, is
written as such a word is, and does not stand where a name or an address is told. Everything else
becomes «…». Nobody can tell a surname from the same word in small letters («туча пришла») when
nothing beside it names a person: kinds of people and animals are left out for that, see General.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.search.reading.figures import FIGURE, TOWARDS, Figures
from knowledge.search.reading.general import General
from knowledge.search.reading.words import STOP, Words, plain

HIDDEN = "«…»"
LETTERS = r"[а-яё]+(?:-[а-яё]+)*"
PART = re.compile(
    rf"(?P<foreign>\S*(?:[@/\\#]|[^\W\dа-яё])\S*)|(?P<figure>{FIGURE})(?:-?[а-яё]{{1,2}}(?![а-яё]))?|{LETTERS}",
    re.IGNORECASE,
)
PARENTHETIC = re.compile(r"\bт\.\s?[екдпчо]\.", re.IGNORECASE)  # «т.к.» is no initial
WORDLIKE = re.compile(r"[а-яё-]+", re.IGNORECASE)
SENTENCE_ENDS = re.compile(r"[.!?…\n]")
TOGETHER = re.compile(r"[ .\t-]*")  # what may stand between the parts of one name
POINTED = ",.?!"
PREPOSITIONS = frozenset({"с", "со", "от", "до", "по", "на", "в", "за", "к", "для"})
LONGEST_SHORTENED = 3  # letters: «ул.», «гр.» end no sentence
SHORT = frozenset({"год", "лет", "муж", "сын", "сво"})  # short words that may
MOST_CAPITALS = 6  # letters of an abbreviation
REACH = 3  # words after these in which a name or an address is told
TELLS_NAME = frozenset({
    "звать", "фамилия", "фио", "имя", "отчество", "гражданин", "гражданка", "гр", "уважение",
})  # fmt: skip
TELLS_STREET = frozenset({
    "улица", "ул", "переулок", "пер", "проспект", "бульвар", "шоссе", "набережная", "микрорайон",
    "мкр", "снт", "село", "деревня", "поселок", "станица", "хутор", "аул",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A word, a figure, or a foreign thing (no plain form), and what stands between it and more."""

    typed: str
    word: str = ""
    figure: str = ""
    gap: str = ""

    @property
    def is_titled(self) -> bool:
        return self.typed[:1].isupper()

    @property
    def is_shouted(self) -> bool:
        return len(self.word) > 1 and self.typed.isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.word) == 1 and self.gap.startswith(".")


class Masking:
    """Pure and thread-safe."""

    def __init__(self, words: Words, vocabulary: Iterable[str]) -> None:
        """`vocabulary`: every word of the content, in plain letters, as it stands there."""
        self._general = General(words, filter(WORDLIKE.fullmatch, vocabulary))
        self._figures = Figures(words)

    def masked(self, text: str) -> str:
        """The words that may be kept, in plain lower case letters; «…» for all between them."""
        parts = read(text)
        hidden = {place for place in range(len(parts)) if not self._stays(parts, place)}
        hidden |= {other for place in hidden for other in self._beside(parts, place)}
        hidden |= {other for place in range(len(parts)) for other in self._told(parts, place)}
        return _written(parts, hidden)

    def _stays(self, parts: Sequence[Part], place: int) -> bool:
        part = parts[place]
        if part.figure:
            return self._figure_stays(parts, place)
        return self._general.stays(part.word) and self._is_written_so(parts, place)

    def _is_written_so(self, parts: Sequence[Part], place: int) -> bool:
        """Whether its capitals are those of a general word: of an abbreviation, of a beginning."""
        part, following = parts[place], _next(parts, place)
        if part.is_shouted:
            return len(part.word) <= MOST_CAPITALS and self._general.is_abbreviation(part.word)
        if not part.is_titled:
            return True
        if not _begins(parts, place):
            return False
        if part.word in STOP:  # «Я Иванова»
            return True
        if following is None:
            return self._general.is_own(part.word)
        return following.is_shouted or not following.is_titled

    def _figure_stays(self, parts: Sequence[Part], place: int) -> bool:
        part, after = parts[place], _next(parts, place)
        told = "%" if part.gap.startswith("%") else after.word if after else ""
        if self._figures.is_counted(part.figure, told):
            return True
        if told in TOWARDS and self._is_span_end(parts, place + 2):
            return self._figures.is_counted(part.figure, "год")
        return self._figures.is_age(part.figure, _before(parts, place), told)

    def _is_span_end(self, parts: Sequence[Part], place: int) -> bool:
        return place < len(parts) and bool(parts[place].figure) and self._figure_stays(parts, place)

    def _beside(self, parts: Sequence[Part], place: int) -> Iterator[int]:
        """Places next to a name that may be a part of it."""
        part, general = parts[place], self._general
        is_titled = part.is_titled and not part.is_shouted and not general.is_place(part.word)
        if not part.word or not (part.is_initial or is_titled or general.is_name(part.word)):
            return
        if TOGETHER.fullmatch(parts[place - 1].gap):
            yield from self._may_name(parts, place - 1)
        if TOGETHER.fullmatch(part.gap):
            yield from self._may_name(parts, place + 1)

    def _told(self, parts: Sequence[Part], place: int) -> Iterator[int]:
        """Places after «зовут», «фамилия», «улица» where a name may be; an adjective before."""
        forms = self._general.forms(parts[place].word)
        following = range(place + 1, min(place + 1 + REACH, len(parts)))
        may_name = [one for one in following if self._general.may_name(parts[one].word)]
        if not forms.isdisjoint(TELLS_NAME):
            yield from may_name
        elif not forms.isdisjoint(TELLS_STREET):
            yield from (one for one, near in zip(may_name, following, strict=False) if one == near)
            yield from self._may_name(parts, place - 1)

    def _may_name(self, parts: Sequence[Part], place: int) -> Iterator[int]:
        if 0 <= place < len(parts) and self._general.may_name(parts[place].word):
            yield place


def read(text: str) -> list[Part]:
    """The parts of a text; marks that cannot be seen are taken out first."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    seen = PARENTHETIC.sub(",", seen)
    found = list(PART.finditer(seen))
    ends = [*(part.start() for part in found), len(seen)][1:]
    return [
        Part(
            typed=part[0],
            word="" if part["foreign"] or part["figure"] else plain(part[0]),
            figure=part["figure"] or "",
            gap=seen[part.end() : end],
        )
        for part, end in zip(found, ends, strict=True)
    ]


def _begins(parts: Sequence[Part], place: int) -> bool:
    """Whether a sentence begins here; «ул.», «И.» end none."""
    if place == 0:
        return True
    before = parts[place - 1]
    if not SENTENCE_ENDS.search(before.gap):
        return False
    is_long = len(before.typed) > LONGEST_SHORTENED or before.word in SHORT
    return is_long or not before.gap.lstrip().startswith(".")


def _next(parts: Sequence[Part], place: int) -> Part | None:
    """What follows in the same sentence."""
    part = parts[place]
    if place + 1 == len(parts) or (SENTENCE_ENDS.search(part.gap) and not part.is_initial):
        return None
    return parts[place + 1]


def _before(parts: Sequence[Part], place: int) -> str:
    """The word before a figure, whatever prepositions and figures stand between."""
    for part in reversed(parts[:place]):
        if not part.figure and part.word not in PREPOSITIONS:
            return part.word
    return ""


def _written(parts: Sequence[Part], hidden: set[int]) -> str:
    kept: list[str] = []
    for place, part in enumerate(parts):
        if place not in hidden:
            share = "%" if part.figure and part.gap.startswith("%") else ""
            kept.append((part.figure or part.word) + share + _point(part.gap))
        elif not kept or not kept[-1].startswith(HIDDEN):
            kept.append(HIDDEN)
    return " ".join(kept)


def _point(gap: str) -> str:
    return next((sign for sign in gap.strip()[:1] if sign in POINTED), "")
