"""Politeness around a question is set aside; a bare greeting stays."""

import pytest

from knowledge.search.reading.politeness import without_politeness


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Здравствуйте, подскажите пожалуйста, как получить субсидию?", "как получить субсидию?"),
        ("Добрый день! Когда придут детские? Заранее спасибо.", "Когда придут детские?"),
        ("здравствуйте", "здравствуйте"),
        ("спасибо большое", "спасибо большое"),
        ("подскажите адрес", "подскажите адрес"),
    ],
)
def test_what_is_asked_remains(text: str, left: str) -> None:
    assert without_politeness(text) == left
