"""`screen`: verdicts of one person for a reader and for a program, and mistakes in a sentence."""

import json
from pathlib import Path

import pytest

from bot.commands import screening
from bot.commands.words import command, parser
from bot.settings import Settings
from tests.knowledge.tiny import measure, write, written

FACTS = [
    {"id": "citizen", "kind": "yesno", "question": "Вы гражданин?"},
    {"id": "children", "kind": "number", "question": "Сколько у вас детей?", "help": "До 18 лет."},
    {"id": "income", "kind": "money", "question": "Какой доход?"},
    {
        "id": "home",
        "kind": "choice",
        "question": "Какое у вас жильё?",
        "answers": [{"id": "own", "text": "Своё"}, {"id": "rented", "text": "Снимаем"}],
    },
]
CITIZEN = {"fact": "citizen", "says": "вы гражданин"}
CHILD = {"fact": "children", "least": 1, "says": "есть дети"}
POOR = {"fact": "income", "under": "unwritten", "says": "доход мал"}
RENTED = {"fact": "home", "equals": "rented", "says": "жильё снимаете"}
RULES = {
    "plain": ("Простая", {"law": "Закон 1", "all": [CITIZEN]}),
    "doubt": ("Сомнительная", {"law": "Закон 2", "likely": "решает комиссия", "all": [CITIZEN]}),
    "soon": ("Срочная", {"law": "Закон 3", "urgent": "Подайте до мая.", "all": [CITIZEN]}),
    "child": ("Детская", {"law": "Закон 4", "all": [CHILD]}),
    "poor": ("Для бедных", {"law": "Закон 6", "all": [POOR]}),
    "rent": ("Съёмная", {"law": "Закон 5", "all": [RENTED]}),
}


@pytest.fixture(autouse=True)
def _content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "content")
    write(folder / "facts/tests.yaml", FACTS)
    for name, (title, rule) in RULES.items():
        write(folder / f"measures/tests/{name}.yaml", measure(name, title=title, rule=rule))
    monkeypatch.setattr(screening, "CONTENT", folder)


def screen(folder: Path, facts: object, *words: str) -> None:
    path = folder / "facts.json"
    path.write_text(facts if isinstance(facts, str) else json.dumps(facts), encoding="utf-8")
    given = parser().parse_args(["screen", str(path), "--on", "2026-11-21", *words])
    command(given)(Settings(_env_file=None), given)


def test_verdicts_stand_in_groups_with_reasons_and_the_next_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen(tmp_path, {"citizen": "да", "home": "own", "children": None}, "--region", "tula")
    told = capsys.readouterr().out
    assert told == (
        "На 21.11.2026, Тульская область.\n\n"
        "Положено: 2\n"
        "– Срочная\n    Срочно. Подайте до мая.\n    вы гражданин: да (Закон 3)\n"
        "– Простая\n    вы гражданин: да (Закон 1)\n\n"
        "Вероятно: 1\n"
        "– Сомнительная\n    Почему не точно: решает комиссия\n    вы гражданин: да (Закон 2)\n\n"
        "Возможно — надо узнать: 2\n"
        "– Детская\n    Узнать: Сколько у вас детей?\n"
        "– Для бедных\n    Спрашивать нечего: суммы, с которой сравнивают, в этом регионе мы не"
        " знаем.\n\n"
        "Не положено: 1\n"
        "– Съёмная\n    жильё снимаете: нет (Закон 5)\n\n"
        "Следующий вопрос: Сколько у вас детей?\n    До 18 лет.\n"
    )


def test_without_a_region_and_facts_everything_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen(tmp_path, {"citizen": "нет", "children": 0})
    told = capsys.readouterr().out
    assert "вся страна, регион не назван" in told
    assert told.endswith("Какое у вас жильё?\n    Ответы: Своё, Снимаем\n")


def test_when_all_is_known_nothing_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen(tmp_path, {"citizen": True, "children": 2, "home": "rented"})
    assert capsys.readouterr().out.endswith("Спрашивать больше нечего.\n")


def test_a_program_gets_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    screen(tmp_path, {"citizen": True, "home": "own"}, "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["on"], told["region"]) == ("2026-11-21", "")
    assert [(one["measure"], one["verdict"]) for one in told["verdicts"]] == [
        ("soon", "yes"), ("plain", "yes"), ("doubt", "likely"), ("child", "unknown"),
        ("poor", "unknown"), ("rent", "no"),
    ]  # fmt: skip
    asked = {"fact": "children", "question": "Сколько у вас детей?"}
    assert told["next"] == asked
    assert told["verdicts"][3]["missing"] == [asked]
    assert told["verdicts"][5]["reasons"] == [
        {"says": "жильё снимаете", "law": "Закон 5", "truth": "no"}
    ]


@pytest.mark.parametrize(
    ("facts", "words", "told"),
    [
        ("{", (), "это не JSON в кодировке UTF-8"),
        ([], (), "нужны факты в фигурных скобках"),
        ({"childern": 2}, (), "childern: такого факта нет. Есть: children"),
        ({"xyz": 2}, (), "xyz: такого факта нет. Есть: children, citizen, home, income"),
        ({"children": "много"}, (), "children: «много» не подходит. Нужно: целое число от нуля"),
        ({"home": "castle"}, (), "home: «castle» не подходит. Нужно: один из ответов: own, rented"),
        ({}, ("--region", "mars"), "--region: «mars» нет. Есть: tula"),
        ({}, ("--on", "завтра"), "--on: нужен день"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    tmp_path: Path, facts: object, words: tuple[str, ...], told: str
) -> None:
    with pytest.raises(SystemExit) as end:
        screen(tmp_path, facts, *words)
    assert told in str(end.value)


def test_a_file_that_does_not_open_is_told_in_a_sentence(tmp_path: Path) -> None:
    given = parser().parse_args(["screen", str(tmp_path / "nothing.json")])
    with pytest.raises(SystemExit, match="файл не открылся"):
        command(given)(Settings(_env_file=None), given)
