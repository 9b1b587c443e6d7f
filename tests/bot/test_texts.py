"""Texts: a line by its key, with its facts, or a mistake."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bot.errors import AlreadyTaken
from bot.settings import ROOT
from bot.texts import Texts, plural


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    page = "hello: |\n  Здравствуйте, {{ name }}!\nalready_taken: Взяла {{ holder }}\n"
    (tmp_path / "refusal.yaml").write_text(page, encoding="utf-8")
    return Texts.load(tmp_path)


def test_a_line_is_filled_with_facts(texts: Texts) -> None:
    assert texts.line("refusal.hello", {"name": "Анна"}) == "Здравствуйте, Анна!"


def test_a_line_without_its_fact_is_a_mistake(texts: Texts) -> None:
    with pytest.raises(UndefinedError):
        texts.line("refusal.hello")


def test_an_unknown_key_is_a_mistake(texts: Texts) -> None:
    with pytest.raises(KeyError):
        texts.line("refusal.nothing")


def test_keys_are_page_and_key(texts: Texts) -> None:
    assert texts.keys() == {"refusal.hello", "refusal.already_taken"}


def test_a_refusal_names_the_holder(texts: Texts) -> None:
    assert texts.refusal(AlreadyTaken("Ольга")) == "Взяла Ольга"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "день"), (2, "дня"), (5, "дней"), (11, "дней"), (21, "день"), (112, "дней"), (0, "дней")],
)
def test_days_are_counted_in_russian(count: int, said: str) -> None:
    assert plural(count, "день", "дня", "дней") == f"{count} {said}"


def test_dates_and_moments_are_said_in_russian() -> None:
    texts = Texts.load(ROOT / "texts" / "ru")
    assert texts.day("2026-11-21") == "21 ноября 2026 года"
    assert texts.moment("2026-11-23T09:05:00+03:00").startswith("в понедельник, 23 ноября")
