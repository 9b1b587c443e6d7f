"""Numbers that name a person: documents, telephones, cards; and electronic addresses."""

import re
from collections.abc import Callable, Iterator, Set as AbstractSet
from dataclasses import dataclass

from knowledge.findings import Personal, Span

TEN = 10
LONGEST_BETWEEN = 15  # signs between «СНИЛС» and its digits
DASH = r"[-–—‑]"
SPARSE = rf"(?:\s|{DASH}|[().]){{0,3}}"  # what stands between the digits of a telephone
SNILS_DIGITS, INN_DIGITS = 11, 12
FREE_CODE = "800"  # a call to it is free: it belongs to no person
TELEPHONE_DIGITS = 10  # without the country
SHORT_DIGITS = 5  # fewer digits tell of nobody
UNCHECKED = 1_001_998  # up to 001-001-998 a SNILS has no check number (letter of the fund)

DIGIT = re.compile(r"\d")
EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
SNILS_SHAPE = re.compile(rf"(?<!\d)\d{{3}}{DASH}\d{{3}}{DASH}\d{{3}}[\s–—-]{{0,2}}\d{{2}}(?!\d)")
SNILS_TOLD = re.compile(
    rf"(?i)снилс\w*\D{{0,{LONGEST_BETWEEN}}}?(?P<it>\d(?:[\s.–—-]{{0,2}}\d){{8,11}})(?!\d)"
)
ELEVEN = re.compile(r"(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{2}(?!\d)")
RUSSIAN = re.compile(rf"(?<![\d+])(?:\+7|[78]){SPARSE}[3-9](?:{SPARSE}\d){{9}}(?!\d)")
FOREIGN = re.compile(rf"\+[1-9](?:{SPARSE}\d){{8,13}}(?!\d)")
MOBILE = re.compile(rf"(?<!\d)9\d{{2}}{SPARSE}\d{{3}}{SPARSE}\d{{2}}{SPARSE}\d{{2}}(?!\d)")
CITY = re.compile(
    r"(?i)\b(?:тел|телефон\w*|позвон\w+|перезвон\w+|звонит\w*|моб\w*|сот\w*|ватсап\w*|вотсап\w*)\b"
    r"\W{0,3}(?:[а-яё]+\W{1,3}){0,3}"
    rf"(?P<it>(?:\d{{2,3}}{DASH}\d{{2}}{DASH}\d{{2}}|\d{{2,3}} \d{{2}} \d{{2}}|\d{{6,7}}))(?![\d-])"
)
CARD = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
GROUPED = re.compile(rf"(?<!\d)\d{{4}}(?:(?:\s|{DASH})\d{{4}}){{3}}(?:\s?\d{{1,3}})?(?!\d)")
ACCOUNT = re.compile(r"(?<!\d)\d(?:[ ]?\d){19}(?!\d)")
PASSPORT = re.compile(r"(?i)(?<!\d)\d{2}\s?\d{2}(?:[\s,№n-]|номер|ном\.){1,10}\d{6}(?!\d)")
PASSPORT_TOLD = re.compile(
    r"(?i)паспорт\w*[\s:,–-]*(?:рф|сери\w*|номер\w*|гражданина|моего|мой|№|[\s:,–-]){0,5}"
    r"(?P<it>\d{2}\s?\d{2}\D{0,12}\d{6}|\d{6})(?!\d)"
)
SERIES = re.compile(r"(?i)\bсери[яиюей]{1,2}[\s:]*(?P<it>\d{2}\s?\d{2}(?:\D{1,12}\d{6})?)(?!\d)")
CERTIFICATE = re.compile(
    r"(?i)(?<!\w)[ivxlхуі1]{1,5}\s?" + DASH + r"\s?[а-яё]{2}[\s,№n]*(?:номер|ном\.)?\s*\d{6}(?!\d)"
)
INN_TOLD = re.compile(r"(?i)\bинн\b\D{0,15}?(?P<it>\d{12}|\d{10})(?!\d)")
TWELVE = re.compile(r"(?<!\d)\d{12}(?!\d)")
LONG = re.compile(rf"(?<![\w,./-])\d(?:{DASH}?\d){{8,}}(?![\d]|[,.]\d)")
INN_WEIGHTS = (
    (7, 2, 4, 10, 3, 5, 9, 4, 6, 8),
    (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8),
)


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def is_snils(digits: str) -> bool:
    """Eleven digits whose check number fits (order of the pension fund's board № 245п)."""
    if len(digits) != SNILS_DIGITS or int(digits[:9]) <= UNCHECKED:
        return False
    total = sum(int(one) * (9 - place) for place, one in enumerate(digits[:9]))
    return total % 101 % 100 == int(digits[9:])


def is_card(digits: str) -> bool:
    """The check of bank cards (ISO/IEC 7812-1, annex B)."""
    doubled = [int(one) * (1 + place % 2) for place, one in enumerate(reversed(digits))]
    return sum(one // TEN + one % TEN for one in doubled) % TEN == 0


def is_inn(digits: str) -> bool:
    """Twelve digits of a person whose two check numbers fit (order of the tax service)."""
    return len(digits) == INN_DIGITS and all(
        sum(w * int(one) for w, one in zip(weights, digits, strict=False)) % 11 % TEN
        == int(digits[len(weights)])
        for weights in INN_WEIGHTS
    )


def _always(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of number, how it is written, and what its digits must pass."""

    kind: Personal
    pattern: re.Pattern[str]
    passes: Callable[[str], bool] = _always


# The first shape that finds a place names it.
SHAPES = (
    Shape(Personal.SNILS, SNILS_TOLD),
    Shape(Personal.SNILS, SNILS_SHAPE),
    Shape(Personal.CERTIFICATE, CERTIFICATE),
    Shape(Personal.PASSPORT, PASSPORT_TOLD),
    Shape(Personal.INN, INN_TOLD),
    Shape(Personal.ACCOUNT, ACCOUNT),
    Shape(Personal.CARD, CARD, is_card),
    Shape(Personal.CARD, GROUPED),
    Shape(Personal.SNILS, ELEVEN, is_snils),
    Shape(Personal.PHONE, RUSSIAN),
    Shape(Personal.PHONE, FOREIGN),
    Shape(Personal.PHONE, MOBILE),
    Shape(Personal.PHONE, CITY),
    Shape(Personal.PASSPORT, SERIES),
    Shape(Personal.PASSPORT, PASSPORT),
    Shape(Personal.INN, TWELVE, is_inn),
    Shape(Personal.NUMBER, LONG),
)


class Numbers:
    def __init__(self, ours: AbstractSet[str]) -> None:
        """`ours`: digits of the telephones of offices, which are nobody's own."""
        self._ours = {phone[-TELEPHONE_DIGITS:] for phone in ours if len(phone) >= SHORT_DIGITS}

    def find(self, text: str) -> Iterator[Span]:
        """What stands in a text; the likelier reading first where two claim a place."""
        if "@" in text:
            yield from (Span(*found.span(), Personal.EMAIL) for found in EMAIL.finditer(text))
        if len(DIGIT.findall(text)) < SHORT_DIGITS:
            return
        for shape in SHAPES:
            for found in shape.pattern.finditer(text):
                name = "it" if "it" in shape.pattern.groupindex else 0
                digits = digits_of(found[name])
                if shape.passes(digits) and not self._is_ours(shape.kind, digits):
                    yield Span(*found.span(name), shape.kind)

    def _is_ours(self, kind: Personal, digits: str) -> bool:
        if kind not in {Personal.PHONE, Personal.NUMBER}:
            return False
        number = digits[-TELEPHONE_DIGITS:]
        if number.startswith(FREE_CODE) and len(digits) > TELEPHONE_DIGITS:
            return True
        return any(one.endswith(number) for one in self._ours)
