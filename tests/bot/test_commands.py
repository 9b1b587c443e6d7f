"""Commands: what an operator types, as they type it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.storage.lock import lock_database
from tests.support.house import KEYS


def type_in(folder: Path, *words: str, given: str = "", **settings: str) -> tuple[int, str]:
    """Run `python -m bot …` in a folder of its own; return its code and what it printed."""
    keys = {f"OPORA_{name.upper()}": value for name, value in {**KEYS, **settings}.items()}
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "OPORA_VAR_DIR": "var", **keys},
        input=given,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


def test_fresh_keys_are_printed_for_the_environment(tmp_path: Path) -> None:
    code, printed = type_in(tmp_path, "keys", "new")
    assert code == 0
    assert [line.split("=")[0] for line in printed.splitlines()] == [
        "OPORA_SECRET_KEY", "OPORA_DATA_KEYS", "OPORA_INDEX_KEY",
    ]  # fmt: skip


def test_tables_accounts_journal_and_a_copy(tmp_path: Path) -> None:
    steps = [
        (("migrate",), "", "Таблицы в порядке"),
        (("user", "add", "olga", "Ольга"), "a long synthetic password\n", "Добавлено"),
        (("journal", "verify"), "", "Журнал цел"),
        (("backup", "copy"), "", "Копия лежит"),
        (("restore", "copy"), "", "Восстановлено"),
        (("keys", "reindex"), "", "текущим ключом"),
    ]
    for words, given, told in steps:
        code, printed = type_in(tmp_path, *words, given=given)
        assert (code, told in printed) == (0, True), printed


@pytest.mark.parametrize(
    ("words", "given", "told"),
    [
        (("user", "add", "olga", "Ольга"), "short\n", "короткий"),
        (("restore", "nothing"), "", "Не восстановлено"),
        (("erase", "00000000-0000-0000-0000-000000000000"), "", "нет"),
        (("backup", "copy"), "", "Копия не сделана"),
        (("screen", "nothing.json"), "", "файл не открылся"),
        (("register", "nothing.csv", "--region", "mars"), "", "--region: «mars» нет"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], given: str, told: str
) -> None:
    if words[0] == "erase":
        type_in(tmp_path, "migrate")
    code, printed = type_in(tmp_path, *words, given=given)
    assert (code, told in printed) == (1, True), printed
    assert "Traceback" not in printed


def test_the_rules_are_asked_of_one_person_and_of_a_whole_list(tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_text('{"citizen": true, "children": 3}', "utf-8")
    (tmp_path / "people.csv").write_text("citizen;children\nда;3\nнет;\n", "utf-8")
    for words, told in (
        (("screen", "facts.json", "--region", "penza"), "Следующий вопрос: "),
        (("register", "people.csv", "--region", "penza", "--minimum", "18 500"), "Людей: 2."),
    ):
        code, printed = type_in(tmp_path, *words)
        assert (code, told in printed) == (0, True), printed


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"telegram_webhook_url": "https://bot.example"}, "OPORA_TELEGRAM_POLICY"),
        ({"http_port": "many"}, "OPORA_HTTP_PORT"),
        ({"data_keys": "", "database_url": "postgresql://u@h/d"}, "keys new"),
    ],
)
def test_wrong_settings_are_told_in_a_sentence(
    tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    code, printed = type_in(tmp_path, "migrate", **settings)
    assert (code, told in printed) == (1, True), printed
    assert "Traceback" not in printed


def test_a_second_process_on_a_sqlite_file_is_refused(tmp_path: Path) -> None:
    with lock_database(tmp_path / "var" / "opora.db"):
        code, printed = type_in(tmp_path, "run", http_port="0")
    assert (code, "уже открыта" in printed) == (1, True), printed
