"""Rules of entitlement: understood by the machine, told in plain words, over facts in use."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from knowledge.check.problem import Problem
from tests.knowledge.check.drafts import at, checked, odd
from tests.knowledge.tiny import write

CITIZEN = {"id": "citizen", "kind": "yesno", "question": "Есть гражданство?"}
CHILDREN = {"id": "children", "kind": "number", "question": "Сколько детей?"}


def rule(*conditions: Mapping[str, object]) -> dict[str, object]:
    return {"law": "Закон", "all": list(conditions)}


def facts(content: Path, *written: Mapping[str, object]) -> None:
    write(content / "facts/tests.yaml", list(written))


def of_facts(problems: list[Problem]) -> list[tuple[str, str, bool]]:
    return [(one.field, one.wrong, one.is_error) for one in problems if one.file == "facts"]


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [
        ({"fact": "hair", "says": "рыжие"}, "факта «hair» нет в facts.yaml"),
        ({"fact": "citizen"}, "у условия citizen нет says"),
        ({"none": [{"fact": "citizen"}]}, "у условия none нет says"),
        ({"any": [{"fact": "citizen"}]}, "у условия citizen нет says"),
        ({"fact": "citizen", "says": "есть гражданство."}, "с точкой в конце"),
        ({"fact": "citizen", "says": "я" * 91}, "длиннее 90 знаков"),
    ],
)
def test_a_fault_of_a_condition_is_named(
    content: Path, condition: dict[str, object], wrong: str
) -> None:
    facts(content, CITIZEN)
    (found,) = at(odd(content, rule=rule(condition)), "rule")
    assert wrong in found


def test_a_rule_in_plain_words_is_fine(content: Path) -> None:
    facts(content, CITIZEN, CHILDREN)
    group = {"says": "есть дети", "any": [{"fact": "children", "least": 1}]}
    problems = odd(content, rule=rule({"fact": "citizen", "says": "есть гражданство"}, group))
    assert at(problems, "rule") == []
    assert of_facts(checked(content)) == []


def test_a_fact_that_no_rule_asks_is_doubtful(content: Path) -> None:
    facts(content, CITIZEN)
    assert of_facts(checked(content)) == [("citizen", "факт не нужен ни одному правилу", False)]


def test_a_fact_that_another_is_reckoned_from_is_in_use(content: Path) -> None:
    many = {"id": "many", "kind": "yesno", "question": "Много?"}
    facts(content, CHILDREN, {**many, "derived": [{"fact": "children", "least": 3}]})
    odd(content, rule=rule({"fact": "many", "says": "детей много"}))
    assert of_facts(checked(content)) == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"question": "Скажите про гражданство."}, "вопрос без знака вопроса"),
        ({"kind": "choice"}, "ответы нужны только у choice и several"),
        ({"answers": [{"id": "a", "text": "А"}]}, "ответы нужны только у choice и several"),
    ],
)
def test_a_fault_of_a_fact_is_named(content: Path, change: dict[str, object], wrong: str) -> None:
    facts(content, {**CITIZEN, **change})
    assert ("citizen", wrong, True) in of_facts(checked(content))


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ([{**CITIZEN, "when": [{"fact": "hair"}]}], "факта «hair» нет"),
        ([{**CITIZEN, "when": [{"fact": "citizen"}]}], "факты зависят друг от друга"),
        ([{**CHILDREN, "when": [{"fact": "children"}]}], "факты зависят друг от друга"),
    ],
)
def test_what_a_fact_depends_on_must_be_understood(
    content: Path, written: list[dict[str, object]], wrong: str
) -> None:
    facts(content, *written)
    assert any(wrong in told and is_error for _, told, is_error in of_facts(checked(content)))


def test_a_rule_that_is_over_is_told_and_breaks_nothing(content: Path) -> None:
    facts(content, CITIZEN)
    over = rule({"fact": "citizen", "says": "есть гражданство"}) | {"until": "2020-01-31"}
    (found,) = at(odd(content, rule=over), "rule")
    assert "действовало до 31.01.2020" in found
