"""`register`: the counts of a table, whom a new minimum touches, and mistakes in a sentence."""

from pathlib import Path

import pytest

from bot.commands import registering
from bot.commands.words import command, parser
from bot.settings import Settings
from tests.knowledge.tiny import measure, write, written

FACTS = [
    {"id": "citizen", "kind": "yesno", "question": "Вы гражданин?"},
    {"id": "income", "kind": "money", "question": "Какой доход?"},
]
CITIZEN = {"fact": "citizen", "says": "вы гражданин"}
POOR = {"fact": "income", "under": "pm_{region}_capita", "says": "доход мал"}
RULES = {
    "doubt": ("Сомнительная", {"law": "Закон", "likely": "решает комиссия", "all": [CITIZEN]}),
    "poor": ("Для бедных", {"law": "Закон", "all": [POOR]}),
}
MINIMUM = {
    "id": "pm_tula_capita",
    "what": "минимум",
    "unit": "рублей",
    "values": [
        {"what": "минимум", "value": "15 000 рублей", "as_of": "2026-01-01", "source": "закон"}
    ],
}
TABLE = "citizen;income;measures\nда;14 000;poor\nда;14 000;\nнет;16 000;\n;;\n"


@pytest.fixture(autouse=True)
def _content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "content")
    write(folder / "facts/tests.yaml", FACTS)
    write(folder / "parameters/minimum.yaml", [MINIMUM])
    for name, (title, rule) in RULES.items():
        write(folder / f"measures/tests/{name}.yaml", measure(name, title=title, rule=rule))
    monkeypatch.setattr(registering, "CONTENT", folder)


def register(folder: Path, table: str, *words: str) -> None:
    path = folder / "people.csv"
    path.write_text(table, encoding="utf-8")
    given = parser().parse_args(["register", str(path), "--on", "2026-11-21", *words])
    command(given)(Settings(_env_file=None), given)


def rows(printed: str) -> list[list[str]]:
    return [line.split(maxsplit=4) for line in printed.splitlines() if line.startswith(" ")]


def test_every_measure_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register(tmp_path, TABLE, "--region", "tula")
    printed = capsys.readouterr().out
    assert printed.startswith("На 21.11.2026, Тульская область. Людей: 4.\n")
    assert rows(printed)[1:] == [
        ["0", "2", "2", "1", "Сомнительная"],
        ["2", "0", "1", "1", "Для бедных"],
    ]
    assert "минимум" not in printed


def test_a_new_minimum_touches_those_between(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register(tmp_path, TABLE, "--region", "tula", "--minimum", "18 500")
    printed = capsys.readouterr().out
    assert "Новый прожиточный минимум затронет людей: 1." in printed
    assert printed.splitlines()[-1].split(maxsplit=2) == ["1", "0", "Для бедных"]


def test_a_minimum_that_touches_nobody_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register(tmp_path, TABLE, "--region", "tula", "--minimum", "15 500")
    assert capsys.readouterr().out.endswith("затронет людей: 0.\n")


@pytest.mark.parametrize(
    ("table", "words", "told"),
    [
        (TABLE, ("--minimum", "18 500"), "--minimum: назовите и регион"),
        (TABLE, ("--region", "tula", "--minimum", "много"), "«много» — не сумма"),
        (TABLE, ("--region", "mars"), "--region: «mars» нет"),
        ("income\nИванова\n", (), "people.csv: строка 2, столбец income: значение не подходит"),
        ("surname\nИванова\n", (), "people.csv: столбец surname: такого факта нет"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    tmp_path: Path, table: str, words: tuple[str, ...], told: str
) -> None:
    with pytest.raises(SystemExit) as end:
        register(tmp_path, table, *words)
    assert told in str(end.value)
    assert "Иванова" not in str(end.value)


def test_a_file_that_does_not_open_is_told_in_a_sentence(tmp_path: Path) -> None:
    given = parser().parse_args(["register", str(tmp_path / "nothing.csv")])
    with pytest.raises(SystemExit, match="файл не открылся"):
        command(given)(Settings(_env_file=None), given)
