"""Numbers as people type them: a phone, a SNILS, a sum, a count; and the card we never ask for."""

import re

import phonenumbers

from bot.conversation.fields.wrong import NotTaken

TEN = 10
SNILS_DIGITS = 11
UNCHECKED = 1_001_998  # up to 001-001-998 a SNILS has no check number (letter of the fund)
CHECKED_BY = 101
CARD = re.compile(r"(?<![0-9])(?=([0-9](?:[ \-–]?[0-9]){15})(?![0-9]))")
SUM = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:[ \u00a0][0-9]{3})+|[0-9]{1,9})(?:[.,](?P<part>[0-9]{1,3}))?"
    r"\s*(?P<unit>тыс\w*\.?|т\.?\s?р\b\.?|млн\w*\.?)?\s*(?:р(?:уб\w*)?\b\.?|₽)?"
    r"(?:\s*(?P<kopecks>[0-9]{1,2})\s*к(?:оп\w*)?\b\.?)?"
)
THREE = 3  # digits after a point: «15.000»
MOST_KOPECKS = 10**11
NOTHING = {
    "нет",
    "ничего",
    "ноль",
    "без дохода",
    "нет дохода",
    "доходов нет",
    "дохода нет",
    "нисколько",
}
COUNT = re.compile(r"(?<![0-9.,])-?[0-9]{1,9}(?![0-9.,]*[0-9])")
COUNTED = {
    "ноль": 0, "нет": 0, "никого": 0, "ни одного": 0, "один": 1, "одна": 1, "одно": 1, "два": 2,
    "две": 2, "двое": 2, "три": 3, "трое": 3, "четыре": 4, "четверо": 4, "пять": 5, "пятеро": 5,
    "шесть": 6, "шестеро": 6, "семь": 7, "семеро": 7, "восемь": 8, "восьмеро": 8, "девять": 9,
    "десять": 10, "одиннадцать": 11, "двенадцать": 12,
}  # fmt: skip
FEW = 5  # words that a count may have around it


def phone(text: str) -> str:
    """Return a phone number as E.164; raise NotTaken. Numbers without a code are Russian."""
    try:
        number = phonenumbers.parse(text, "RU")
    except phonenumbers.NumberParseException as unreadable:
        raise NotTaken("phone") from unreadable
    if not phonenumbers.is_valid_number(number):
        raise NotTaken("phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_shown(value: str) -> str:
    number = phonenumbers.parse(value, "RU")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def snils(text: str) -> str:
    """Return eleven digits whose check number fits; raise NotTaken.

    The check: the sum of the nine digits, each times its place from the right, modulo 101,
    where 100 counts as 0 (order of the pension fund's board № 245п).
    """
    digits = digits_of(text)
    if len(digits) != SNILS_DIGITS:
        raise NotTaken("snils")
    total = sum(int(one) * (9 - place) for place, one in enumerate(digits[:9]))
    fits = total % CHECKED_BY % 100 == int(digits[9:])
    if int(digits[:9]) > UNCHECKED and not fits:
        raise NotTaken("snils_check")
    return digits


def snils_shown(value: str) -> str:
    if len(value) != SNILS_DIGITS:
        raise ValueError(value)
    return f"{value[:3]}-{value[3:6]}-{value[6:9]} {value[9:]}"


def money(text: str) -> str:
    """Return roubles and kopecks as «15000.50»; raise NotTaken. «15 тыс.» is understood."""
    if " ".join(text.casefold().split()).strip(" .!") in NOTHING:
        return "0.00"
    found = list(SUM.finditer(text.casefold()))
    if len(found) != 1 or "-" in text:
        raise NotTaken("money")
    kopecks = _kopecks(found[0])
    if kopecks >= MOST_KOPECKS:
        raise NotTaken("money")
    return f"{kopecks // 100}.{kopecks % 100:02}"


def _kopecks(found: re.Match[str]) -> int:
    whole, part = int(digits_of(found["whole"])), found["part"] or ""
    unit = (found["unit"] or "")[:1]
    times = {"т": 1000, "м": 1_000_000}.get(unit, 1)
    if len(part) == THREE and times == 1:  # a point between thousands
        whole, part = whole * 1000 + int(part), ""
    kopecks = whole * 100 * times + int(part.ljust(THREE, "0")) * times // TEN
    return kopecks + int(found["kopecks"] or 0)


def money_shown(value: str) -> str:
    """«15 000,50 ₽»."""
    roubles, _, kopecks = value.partition(".")
    whole = f"{int(roubles):,}".replace(",", " ")
    return f"{whole} ₽" if kopecks == "00" else f"{whole},{kopecks} ₽"


def number(text: str, least: int, most: int) -> str:
    """Return a whole number between the two; raise NotTaken. «Нас трое» is understood."""
    found = _counts(text)
    if len(found) != 1:
        raise NotTaken("number")
    if not least <= found[0] <= most:
        raise NotTaken("number_range")
    return str(found[0])


def _counts(text: str) -> list[int]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(words) > FEW:
        return []
    in_digits = [int(one) for one in COUNT.findall(text)]
    if in_digits or any(one.isdigit() for one in text):
        return in_digits
    return [COUNTED[word] for word in words if word in COUNTED]


def holds_card(text: str) -> bool:
    """Whether sixteen digits in a row pass the check of bank cards (ISO/IEC 7812-1, annex B)."""
    return any(_is_card(digits_of(found[1])) for found in CARD.finditer(text))


def _is_card(digits: str) -> bool:
    doubled = [int(one) * (2 if i % 2 == 0 else 1) for i, one in enumerate(digits)]
    return sum(one // TEN + one % TEN for one in doubled) % TEN == 0


def digits_of(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
