"""Where somebody lives: a street with a house, a house with a flat; not where an office is."""

import re
from collections.abc import Iterable, Iterator

from knowledge.findings import Personal, Span

STREETS = (
    r"улиц[аеыуй]|ул\b\.?|проспект[ае]?|пр-?к?т\.?|пр\.|переул\w+|пер\.|бульвар[ае]?|б-р|шоссе|ш\."
    r"|наб(?:ережн\w+|\.)|микрорайон[ае]?|мкрн?\b\.?|снт|тракт"
)
WORD = r"(?:\d{1,3}(?:-?(?:[йяе]|го|лет))?\s+)?[А-ЯЁа-яё][А-ЯЁа-яё-]*\.?"
NAME = rf"(?:[А-ЯЁ]\.\s?){{0,2}}{WORD}(?:\s+(?!дом\b|д\b|кв\b){WORD}){{0,2}}?"
NOT_COUNTED = (
    r"(?!\d)(?!\s*(?:лет|год|раз\b|р\b|руб|тыс|дн[яе]|дней|мес|км|кв\.?\s?м|м\b|метр|чел|процент|%"
    r"|-?(?:й|я|го|му|х|ти|ой|ый|ая)\b|групп|класс|степен|градус|мороз|числ|янв|фев|март|апр|ма[яй]\b|июн|июл"
    r"|авг|сен|окт|ноя|дек|час))"
)
HOUSE = r"(?:(?:дом[а-яё]{0,2}|д\b)\.?\s*)?№?\s?\d{1,3}(?:\s?[а-дА-Д]\b)?(?:\s?[/-]\s?\d{1,4})?"
NAMED_HOUSE = r"(?:дом[а-яё]{0,2}|д\b)\.?\s*№?\s?\d{1,3}(?:\s?[а-дА-Д]\b)?(?:\s?[/-]\s?\d{1,3})?"
TAIL = (
    r"(?:[\s,]*(?:корп\w*|к\.|стр\.|строение|подъезд|под\.|кв(?:артира|\b)?|кв-ра|ком(?:ната)?\b)"
    r"\.?\s*№?\s?\d{1,4}(?!\s*(?:м\b|метр|кв\.?\s?м)))*(?:,\s?\d{1,3}(?=\s*(?:\n|$)))?"
)
FLAT = r"кв(?:артира|-ра|\b)"
NO_METRES = r"(?!\s*(?:м\b|метр|кв\.?\s?м))"
INDEX = r"(?:\b\d{6},?\s+)?"
SHAPES = tuple(
    re.compile(rf"(?i){INDEX}{shape}{TAIL}")
    for shape in (
        rf"(?<!\w)(?:{STREETS})\s*{NAME}[\s,]+{HOUSE}{NOT_COUNTED}",
        rf"(?<!\w){WORD}\s+(?:{STREETS})[\s,]+{HOUSE}{NOT_COUNTED}",
        rf"(?<!\w)(?:{STREETS})\s*\d{{1,3}}(?:-?[а-я]{{1,2}})?[\s,]+{NAMED_HOUSE}{NOT_COUNTED}",
        rf"(?<!\w){WORD},?\s+\d{{1,3}}(?:\s?[а-д]\b)?[\s,]+{FLAT}\.?\s?\d{{1,4}}{NO_METRES}",
        rf"(?<!\w)(?:[А-ЯЁа-яё-]+,?\s+)?{NAMED_HOUSE}[\s,]+{FLAT}\.?\s?\d{{1,4}}{NO_METRES}",
    )
)
LIVES = re.compile(
    r"(?i)(?P<lives>\b(?:жив[уёе]м?|прожива\w+|прописан\w*|прописк\w+|зарегистрирован\w*|мой адрес"
    r"|адрес:)\b[^.!?\n\d]{0,40}?)(?P<it>[А-ЯЁа-яё]{4,}(?:\s[А-ЯЁа-яё]{4,})?,?\s\d{1,3}\s?[а-д]?"
    r"\s?[-/,]\s?(?:кв\.?\s?)?\d{1,4})(?![\d.])" + NOT_COUNTED
)
OWN = re.compile(
    r"(?i)\bжив[уёе]|прожива|прописа|зарегистр|мой адрес|моя улица|у нас|наш\w* дом|мой дом|дома\b"
)
OF_OFFICE = re.compile(
    r"(?i)соцзащит|собес|\bмфц|документы|отдел|офис|центр|фонд|\bсфр|\bпфр|пенсионн|учрежден"
    r"|администрац|поликлиник|больниц|школ|сад\b|садик|банк|почт|управлен|при[её]м|работа|находит"
    r"|располож|часы|аптек|вуз|институт"
)
DIGIT = re.compile(r"\d")
MAY_BE = re.compile(  # a quick look before the slow ones
    r"(?i)улиц|\bул\b|просп|пр-|\bпр\.|переул|\bпер\.|бульв|б-р|шоссе|\bш\.|\bнаб|мкр|микрор|\bснт"
    r"|тракт|\bд\b|\bдом|\bкв|жив|прожив|пропис|зарег|адрес"
)
OF_FLAT = re.compile(rf"(?i)\b{FLAT}")


class Addresses:
    def __init__(self, offices: Iterable[str]) -> None:
        """`offices`: addresses of offices, as the content has them."""
        self._offices = frozenset(map(_plainly, (part for one in offices for part in _found(one))))

    def find(self, text: str) -> Iterator[Span]:
        if not DIGIT.search(text) or not MAY_BE.search(text):
            return
        is_own = OWN.search(text) is not None
        for start, end in _places(text):
            found = text[start:end]
            is_asked_for = OF_OFFICE.search(text) and not is_own and not OF_FLAT.search(found)
            if not is_asked_for and _plainly(found) not in self._offices:
                yield Span(start, end, Personal.ADDRESS)


def _places(text: str) -> Iterator[tuple[int, int]]:
    for shape in SHAPES:
        yield from (found.span() for found in shape.finditer(text))
    yield from (found.span("it") for found in LIVES.finditer(text))


def _found(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in _places(text))


def _plainly(address: str) -> str:
    """The name of a street and the number of a house, however they are written."""
    address = re.sub(rf"(?i)(?<!\w)(?:{STREETS}|дом|д\b\.?)", " ", address)
    return " ".join(re.findall(r"\w+", address.casefold()))
