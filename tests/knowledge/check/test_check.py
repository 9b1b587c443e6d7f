"""The whole check, and the real content."""

from pathlib import Path

from knowledge.check.check import check
from knowledge.library import Library
from tests.knowledge.check.drafts import TODAY, WORDS, checked, odd
from tests.knowledge.tiny import REAL


def test_errors_come_first(content: Path) -> None:
    odd(content, sources=[], amount={"text": "", "values": [_old()]})
    order = [one.is_error for one in checked(content)]
    assert order == sorted(order, reverse=True)
    assert False in order


def test_nothing_is_said_twice(content: Path) -> None:
    odd(content, pitfalls=["слово " * 21] * 2)
    problems = checked(content)
    assert len(problems) == len(set(problems))


def test_the_real_content_has_no_error() -> None:
    problems = check(Library.load(REAL), TODAY, WORDS)
    assert [str(one) for one in problems if one.is_error] == []


def _old() -> dict[str, str]:
    return {"what": "сумма", "value": "5 рублей", "as_of": "2020-01-01", "source": "закон"}
