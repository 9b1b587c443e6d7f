"""What a talk asks at once, and shares of answers: every slip of an editor is named."""

from pathlib import Path

import pytest

from tests.knowledge.check.drafts import checked
from tests.knowledge.tiny import write

FACTS: list[dict[str, object]] = [
    {"id": "citizen", "kind": "yesno", "question": "Есть гражданство?"},
    {"id": "children", "kind": "number", "question": "Сколько детей?"},
    {
        "id": "home",
        "kind": "choice",
        "question": "Какое жильё?",
        "answers": [{"id": "own", "text": "Своё"}, {"id": "none", "text": "Нет"}],
    },
]


def problems(content: Path) -> list[str]:
    files = {"together.yaml", "situations.yaml"}
    return [
        one.wrong
        for one in checked(content)
        if one.file in files or "likely" in one.wrong or "доли" in one.wrong
    ]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ({"fact": "hair", "text": "Рыжий"}, "факта «hair» нет"),
        ({"fact": "citizen"}, "слова для кнопки нужны"),
        ({"fact": "citizen", "text": "я" * 41}, "слова для кнопки нужны"),
        ({"fact": "home", "text": "Есть жильё"}, "otherwise «» — не ответ"),
        ({"fact": "citizen", "text": "Гражданин", "otherwise": "нет"}, "otherwise «нет» — не"),
        ({"fact": "home", "text": "Есть жильё", "otherwise": "none"}, ""),
    ],
)
def test_a_fault_of_a_line_is_named(content: Path, line: dict[str, str], wrong: str) -> None:
    write(content / "facts/tests.yaml", FACTS)
    write(content / "together.yaml", [{"id": "all", "question": "Что из этого?", "items": [line]}])
    found = problems(content)
    assert [wrong in one for one in found] == ([True] if wrong else [])


@pytest.mark.parametrize(
    ("fact", "change", "wrong"),
    [
        (0, {"likely": {"да": 1}}, "да — не ответы"),
        (0, {"likely": {"yes": 0, "no": 0}}, "все нули"),
        (1, {"usual": [1, "много"]}, "много — не ответы"),
        (2, {"likely": {"rented": 1}}, "rented — не ответы"),
        (2, {"likely": {"own": 0.9, "none": 0.1}}, ""),
    ],
)
def test_a_fault_of_a_share_is_named(
    content: Path, fact: int, change: dict[str, object], wrong: str
) -> None:
    changed = [one | change if at == fact else one for at, one in enumerate(FACTS)]
    write(content / "facts/tests.yaml", changed)
    found = problems(content)
    assert [wrong in one for one in found] == ([True] if wrong else [])


def test_a_situation_names_facts_that_there_are(content: Path) -> None:
    write(content / "facts/tests.yaml", FACTS)
    odd = {"id": "baby", "name": "Ждём ребёнка", "likely": {"hair": {"red": 1}}}
    write(content / "situations.yaml", [odd])
    assert problems(content) == ["факта «hair» нет"]
