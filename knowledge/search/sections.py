"""Follow-ups: which part of the measure talked about a few words ask for."""

import re
from collections.abc import Mapping

from knowledge.measure import Section
from knowledge.search.reading.words import STOP, Words, plain, tokens

FEW = 7  # more words are a question of their own
FEW_CONDITIONS = 12
FILLERS = frozenset({
    "а", "и", "еще", "какой", "для", "это", "нужен", "нужный", "нужно", "надо", "требоваться",
    "быть", "там", "необходимый", "понадобиться", "такой", "вообще",
})  # fmt: skip
# «Сколько ждать» asks for time, «сколько» alone for money.
TIMES = frozenset({
    "занимать", "занять", "ждать", "время", "день", "неделя", "месяц", "долго", "срок", "быстро",
    "рассматривать", "длиться", "скоро",
})  # fmt: skip
HOW = frozenset({"сколько", "как", "насколько", "срок", "долго", "быстро", "скоро"})
COMING = frozenset({"прийти", "приходить", "перечислить", "платить", "заплатить", "деньга"})
MONEY = frozenset({"сколько", "платить", "заплатить", "давать", "дать", "выплачивать", "получить"})
CONDITION = re.compile(r"^\W*(?:(?:а|и|ну|но)\s+)*(?:что\s+|как\s+)?если\b")
ELSEWHERE = re.compile(
    r"^\W*(?:(?:а|и|ну|если|я|живу|можно|подать)\s+)*в\s+друг(?:ом|ой|их)\s+"
    r"(?:город\w*|район\w*|регион\w*|област\w+|сел[еа]|мест\w+)\W*$"
)

THROUGH = re.compile(
    r"^\W*(?:(?:а|и|ну|можно|ли|это|подать|оформить|заявление)\s+)*через\s+"
    r"(?:мфц|госуслуги|портал)(?:\s+(?:можно|ли|подать|оформить|нельзя))*\W*$"
)


class Sections:
    """Words of follow-ups, as lemmas, by the section that they ask for."""

    def __init__(self, words: Words, sheet: Mapping[Section, tuple[str, ...]]) -> None:
        self._words = words
        self._section = {lemma: section for section, lemmas in sheet.items() for lemma in lemmas}

    def asked(self, text: str) -> Section | None:
        """Return the section if nothing but section words and fillers stand in a short text."""
        if len(tokens(text)) > FEW:
            return None
        if ELSEWHERE.search(plain(text)) or THROUGH.search(plain(text)):
            return Section.WHERE
        lemmas = [one for one in self._words.lemmas(text) if one not in FILLERS]
        if _asks_time(frozenset(lemmas)):
            return Section.MORE
        if "сколько" in lemmas and set(lemmas) <= MONEY | STOP:
            return Section.HOW_MUCH
        asked = [self._section[lemma] for lemma in lemmas if lemma in self._section]
        others = [one for one in lemmas if one not in self._section and one not in STOP]
        return asked[0] if asked and not others else None


def _asks_time(lemmas: frozenset[str]) -> bool:
    """«Как долго», «сколько ждать», «когда придут деньги», «через сколько заплатят»."""
    is_coming = "когда" in lemmas or {"через", "сколько"} <= lemmas
    if is_coming and lemmas & COMING:
        return lemmas <= COMING | STOP
    return bool(lemmas & TIMES) and bool(lemmas & HOW) and lemmas <= TIMES | HOW | STOP


def is_condition(text: str) -> bool:
    """Whether a short text goes on with «а если …»: the answer is who the measure is for."""
    return len(tokens(text)) <= FEW_CONDITIONS and CONDITION.search(plain(text)) is not None


def is_elsewhere(text: str) -> bool:
    """Whether a short text asks about another town, without naming it."""
    return ELSEWHERE.search(plain(text)) is not None
