"""Names of places that none of our regions has: Russia's other regions and their main cities."""

import re

from bot.conversation.phrases import LIVES, plain

# Stems; a case ending may follow.
_CITIES = """
абакан анадыр архангельск астрахан барнаул белгород биробиджан благовещенск брянск
великий_новгород владивосток владикавказ владимир волгоград вологд воронеж геническ горно_алтайск
грозн донецк екатеринбург иваново ижевск иркутск йошкар_ол казан калининград калуг кемеров киров
костром краснодар красноярск курган курск кызыл луганск магадан магас майкоп мариупол махачкал
мелитопол москв мурманск набережн_челн нальчик нарьян_мар нижн_новгород новокузнецк новороссийск
новосибирск омск орел орл перм петербург питер петрозаводск петропавловск_камчатск псков
ростов_на_дону рязан салехард самар саранск саратов севастопол симферопол смоленск сочи спб
ставропол сургут сыктывкар тамбов твер тольятти томск тул тюмен улан_удэ ульяновск уф хабаровск
ханты_мансийск херсон чебоксар челябинск черкесск чит элист южно_сахалинск якутск ярославл
"""
_REPUBLICS = """
адыге алта башкири башкортостан буряти дагестан ингушети кабардино_балкари калмыки
карачаево_черкеси карели коми крым марий_эл мордови осети татарстан татари тув удмурти хакаси
чечн чуваши якути камчатк сахалин чукотк кубан подмосков
"""
_END = r"(?:[аеиуыюяойь]|ого|ому|ой|ей|ом|ем|ью|ии|ию|ия|ый|ий|ье|ья|ах|ы)?"


def _stem(words: str) -> str:
    return rf"{_END} ".join(words.split("_")) + _END


NEAR = 4  # words after «живу» among which the place stands
CLAUSE = re.compile(r"[,.;:!?\n]+")
NAMES = re.compile(rf"\b(?:{'|'.join(map(_stem, (_CITIES + _REPUBLICS).split()))})\b")
LAND = re.compile(r"\b[а-я]+ск(?:ий|ого|ом|ому) кра[йюея]\b|\bреспублик[аеиу] [а-я]+")
OBLAST = re.compile(r"\b([а-я]+)ск(?:ая|ой|ую) обл(?:асть|асти)?\b")


def is_named(text: str, ours: frozenset[str]) -> bool:
    """Whether the words name a place afar; `ours`: names of the regions that we know."""
    words = plain(text)
    if NAMES.search(words) or LAND.search(words):
        return True
    known = tuple(plain(name).split("ск")[0] for name in ours)
    return any(found[1] not in known for found in OBLAST.finditer(words))


def is_home(text: str, ours: frozenset[str]) -> bool:
    """Whether somebody tells that they live there; a son who serves there is no move."""
    clauses = (plain(clause) for clause in CLAUSE.split(text))
    lived = (LIVES.split(clause, maxsplit=1)[1:] for clause in clauses)
    return any(is_named(" ".join(after.split()[:NEAR]), ours) for found in lived for after in found)
