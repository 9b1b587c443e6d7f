"""Ages: spans and limits of years, which benefits are called by, as words of the index."""

import re
from collections.abc import Iterator

from knowledge.search.reading.words import plain

COUNT = {
    "полутора": "1.5", "года": "1", "двух": "2", "трех": "3", "четырех": "4", "пяти": "5",
    "шести": "6", "семи": "7", "восьми": "8", "десяти": "10", "четырнадцати": "14",
    "шестнадцати": "16", "семнадцати": "17", "восемнадцати": "18",
}  # fmt: skip
NUMBER = rf"(\d{{1,2}}(?:[.,]5)?|{'|'.join(COUNT)})(?:-?(?:х|ти|ми|и))?"
RANGE = re.compile(rf"\b{NUMBER}\s*(?:лет|года|года?\w*)?\s*(?:до|по|-|–|—)\s*{NUMBER}\b")
LIMIT = re.compile(rf"\b(?:до|с|от|по)\s+{NUMBER}\b")


def ages(text: str) -> Iterator[str]:
    """«С трёх до 7 лет» as «3–7», and each limit as «<3», «<7»; «до 1,5» as «<1.5»."""
    said = plain(text)
    for found in RANGE.finditer(said):
        yield "–".join(map(_number, found.groups()))
    for found in LIMIT.finditer(said):
        yield f"<{_number(found[1])}"


def _number(said: str) -> str:
    return COUNT.get(said, said.replace(",", "."))
