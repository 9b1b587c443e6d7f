"""Follow-ups: which part of the measure talked about a few words ask for."""

import re
from collections.abc import Mapping, Sequence

from knowledge.measure import Section
from knowledge.search.reading.words import STOP, Words, plain, tokens

FEW = 7  # more words are a question of their own
FEW_CONDITIONS = 12
NEEDED = frozenset({
    "нужен", "нужный", "нужно", "надо", "требоваться", "необходимый", "понадобиться",
})  # fmt: skip
FILLERS = NEEDED | {
    "а", "и", "еще", "какой", "для", "это", "быть", "там", "такой", "вообще", "случай", "иметь",
    "полный", "точный",
}  # fmt: skip
# Who files and who decides: words that go with any section and ask for none, save after «как».
FILING = frozenset({
    "подать", "подавать", "подача", "оформить", "оформлять", "оформляться", "оформление", "сдать",
    "сдавать", "нести", "отнести", "получить", "получать", "написать", "рассмотрение", "делаться",
    "рассматривать", "рассмотреть", "решение",
})  # fmt: skip
STATED = FILING | {"заявление"}  # «куда подать заявление», but «где заявление» is about its state
HOW_TO = FILING - {"рассмотрение", "рассматривать", "рассмотреть", "решение"}
BRINGING = frozenset({"нести", "принести", "сдать", "сдавать", "подать", "подавать", "взять"})
TAKING = frozenset({"взять", "брать", "получить", "заказать"})  # «где взять справку»
WEAK = ("сколько", "кто")  # «сколько документов», «кому отказывают»: the other word asks
# «Сколько ждать» asks for time, «сколько» alone for money.
TIMES = frozenset({
    "занимать", "занять", "ждать", "время", "день", "неделя", "месяц", "долго", "срок", "быстро",
    "рассматривать", "рассмотреть", "рассмотрение", "длиться", "скоро",
})  # fmt: skip
HOW = frozenset({"сколько", "как", "насколько", "срок", "долго", "быстро", "скоро"})
COMING = frozenset({
    "прийти", "приходить", "перечислить", "платить", "заплатить", "выплатить", "деньга", "дать",
    "давать", "ответ", "ответить",
})  # fmt: skip
GIVING = frozenset({
    "платить", "заплатить", "давать", "дать", "выплачивать", "выплатить", "получить", "получать",
    "выйти",
})  # fmt: skip
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
        lemmas = self._words.lemmas(text)
        asking = [one for one in lemmas if one not in FILLERS]
        said = frozenset(asking)
        if _asks_time(said):
            return Section.MORE
        if _asks_what(said, needs=not NEEDED.isdisjoint(lemmas)):
            return Section.DOCUMENTS
        if said - self._section.keys() - STOP - self._beside(said):
            return None
        if "как" in said and said & HOW_TO and said <= STATED | STOP:
            return Section.WHERE
        return self._strongest(asking)

    def _strongest(self, asking: Sequence[str]) -> Section | None:
        """The section of the first word that asks for one; a weak word yields to others."""
        asked = [one for one in asking if one in self._section]
        if "где" in asked and self._takes_documents(frozenset(asking)):
            return Section.DOCUMENTS
        strong = [one for one in asked if one not in WEAK]
        weak = [one for one in WEAK if one in asked]
        return next((self._section[one] for one in (*strong, *weak)), None)

    def _takes_documents(self, said: frozenset[str]) -> bool:
        return bool(said & TAKING) and Section.DOCUMENTS in map(self._section.get, said)

    def _beside(self, said: frozenset[str]) -> frozenset[str]:
        """What may be said besides: of filing, of giving to whom or how much, of taking papers."""
        filing = STATED if said & FILING else FILING
        giving = GIVING if said & {*WEAK} else frozenset()
        return filing | giving | (TAKING if self._takes_documents(said) else frozenset())


def _asks_what(said: frozenset[str], *, needs: bool) -> bool:
    """«Что нужно», «что требуется для оформления», «что взять с собой»."""
    is_only = "что" in said and said <= FILING | BRINGING | STOP
    return is_only and (needs or bool(said & BRINGING))


def _asks_time(said: frozenset[str]) -> bool:
    """«Как долго», «сколько ждать», «когда придут деньги», «когда подавать заявление»."""
    if "когда" in said and said & FILING and said <= STATED | STOP:
        return True
    is_coming = "когда" in said or {"через", "сколько"} <= said
    if is_coming and said & COMING:
        return said <= COMING | STOP
    return bool(said & TIMES) and bool(said & HOW) and said <= TIMES | COMING | HOW | STOP


def is_condition(text: str) -> bool:
    """Whether a short text goes on with «а если …»: the answer is who the measure is for."""
    return len(tokens(text)) <= FEW_CONDITIONS and CONDITION.search(plain(text)) is not None


def is_elsewhere(text: str) -> bool:
    """Whether a short text asks about another town, without naming it."""
    return ELSEWHERE.search(plain(text)) is not None
