"""Glossary: the words of portals for what becomes of an application, heard in a message."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import ConfigDict

from knowledge.search.reading.spelling import Nearby
from knowledge.search.reading.words import STOP, Words, tokens

LONGEST = 2_000  # characters; further words of a story change nothing
SHORT, FAIR = (
    12,
    25,
)  # words of a message that a status of everyday or of official words is all about
GAP = 2  # other words that may stand between two words of a status
IN_MARKS = re.compile(r"[«\"“„]([^«»\"“”„]+)[»\"”“]")
PRACTICE = "общая практика"
NOT = "не"
INFINITIVE = ("ть", "ться", "ти", "тись")
ACRONYMS = frozenset({"огв", "иогв", "оив", "иппсу"})
# Words that only offices use of papers: a status with one of them means nothing else.
OFFICIAL = frozenset({
    "огв", "иогв", "оив", "ведомство", "межведомственный", "межвед", "подведомственность",
    "доработка", "рассмотрение", "промежуточный", "портал", "выдача", "курьерский", "курьер",
    "иппсу", "невостребованный", "оказать", "приостановить", "аннулировать", "статус",
})  # fmt: skip
# Words of a message that is about an application or its state.
TALK = frozenset({
    "статус", "заявление", "заявка", "обращение", "госуслуга", "портал", "кабинет", "уведомление",
    "сообщение", "смс", "висеть", "написать", "значить", "означать", "мфц", "этап",
})  # fmt: skip
# What stands right before a status and quotes it, as marks do: «теперь пишут на проверке».
QUOTING = frozenset({"статус", "писать", "написать", "висеть", "показывать", "значиться"})
# What may be asked of a status, or told around it, without naming anything else.
AROUND = frozenset({
    "понять", "дальше", "делать", "ждать", "долго", "прийти", "стоять", "писать", "означать",
    "показывать", "мой", "такой", "дать", "ответ", "решение", "услуга", "время", "день", "неделя",
    "месяц", "второй", "третий", "причина", "объяснить", "пояснить", "следующий",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A state of an application as its portal calls it, and what it means in plain words."""

    __pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True)
    id: str
    phrase: str
    also: tuple[str, ...] = ()  # how people repeat it
    seen: str
    means: str
    what_to_do: str
    wait: str
    source: str

    @property
    def is_practice(self) -> bool:
        """Whether no law was read for it: so it usually goes, and the office may say otherwise."""
        return PRACTICE in self.source


Forms = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A text: its words as they stand, and each in all its dictionary forms."""

    words: tuple[str, ...]
    forms: tuple[Forms, ...]

    @property
    def together(self) -> Forms:
        return frozenset[str]().union(*self.forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """One way to say a status. `is_official`: it means nothing else, whatever stands around."""

    status: str
    said: _Said
    is_official: bool

    @property
    def length(self) -> tuple[int, int]:
        return len(self.said.words), sum(map(len, self.said.words))

    @property
    def is_exact(self) -> bool:
        """«На выдаче»: only its ending tells it from «на выдачу», so it stands as written."""
        first, *rest = self.said.words
        return len(rest) == 1 and first in STOP

    def places(self, said: _Said) -> frozenset[int]:
        """Where its words stand in order in a message; none if they do not, or after «не»."""
        starts = (self._from(start, said) for start in range(len(said.words)))
        found = (places for places in starts if places and not self._is_denied(places, said))
        return frozenset(next(found, ()))

    def _from(self, start: int, said: _Said) -> tuple[int, ...]:
        places: list[int] = []
        for step in range(len(self.said.words)):
            reach = (
                range(places[-1] + 1, places[-1] + 2 + GAP) if places else range(start, start + 1)
            )
            at = next((n for n in reach if n < len(said.words) and self._fits(step, n, said)), None)
            if at is None:
                return ()
            places.append(at)
        return tuple(places)

    def _fits(self, step: int, place: int, said: _Said) -> bool:
        if self.is_exact:
            return self.said.words[step] == said.words[place]
        mine, word = self.said.words[step], said.words[place]
        if word.endswith(INFINITIVE) and not mine.endswith(INFINITIVE):
            return False  # «как отменить заявление» wants something done, nothing was done yet
        return not self.said.forms[step].isdisjoint(said.forms[place])

    def _is_denied(self, places: tuple[int, ...], said: _Said) -> bool:
        """«Не одобрили», «заявление ещё не одобрили»."""
        around = range(max(0, places[0] - 1), places[-1])
        return any(said.words[at] == NOT for at in around if at not in places)


class Glossary:
    """Every status of the content under its id; hears through typos and word endings."""

    def __init__(
        self, words: Words, statuses: Sequence[Status], cyrillic: Callable[[str], str]
    ) -> None:
        """`cyrillic`: puts right a text typed in Latin letters."""
        self.statuses: Mapping[str, Status] = MappingProxyType({one.id: one for one in statuses})
        self._words = words
        self._cyrillic = cyrillic
        self.vocabulary = {
            word for one in statuses for text in _texts(one) for word in tokens(text)
        }
        self._nearby = Nearby(words, sorted(filter(words.is_known, self.vocabulary)))
        made = [self._wording(one.id, text) for one in statuses for text in _texts(one)]
        self._wordings = sorted(made, key=lambda wording: wording.length, reverse=True)

    def quoted(self, text: str) -> str:
        """The id of the status that a message quotes, the longest wording first; «» if none is."""
        right = self._cyrillic(text[:LONGEST])
        said = self._read(right)
        together = said.together
        marked = {self._read(part).words for part in IN_MARKS.findall(right)}
        for wording in self._wordings:
            if any(forms.isdisjoint(together) for forms in wording.said.forms):
                continue
            places = wording.places(said)
            if places and (wording.said.words in marked or _is_meant(wording, places, said)):
                return wording.status
        return ""

    def _read(self, text: str) -> _Said:
        words = tuple(tokens(self._nearby.meant(text)))
        return _Said(words=words, forms=tuple(map(self._words.forms, words)))

    def _wording(self, status: str, text: str) -> _Wording:
        said = self._read(text)
        together = said.together
        is_official = len(said.words) > 1 and not OFFICIAL.isdisjoint(together)
        return _Wording(
            status=status,
            said=said,
            is_official=is_official or not ACRONYMS.isdisjoint(together),
        )


def _texts(status: Status) -> Iterator[str]:
    yield status.phrase
    yield from status.also


def _is_quoted(place: int, said: _Said) -> bool:
    before = said.forms[max(0, place - 2) : place]
    return any(not forms.isdisjoint(QUOTING) for forms in before)


def _is_meant(wording: _Wording, places: frozenset[int], said: _Said) -> bool:
    """Whether a wording stands for a status here: by itself, by what is said beside, or alone."""
    if _is_quoted(min(places), said):
        return True
    if wording.is_official or len(said.words) > SHORT:
        return wording.is_official and len(said.words) <= FAIR
    rest = [forms for place, forms in enumerate(said.forms) if place not in places]
    if any(not forms.isdisjoint(TALK) for forms in rest):
        return True
    return all(not forms.isdisjoint(AROUND | STOP) for forms in rest)
