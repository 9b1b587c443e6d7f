"""The words of the command line, and the act that each stands for."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from bot.people import Role
from bot.settings import Settings

Command: TypeAlias = Callable[[Settings, Namespace], None]
Words: TypeAlias = "_SubParsersAction[ArgumentParser]"


def parser() -> ArgumentParser:
    whole = ArgumentParser(prog="python -m bot", description="Опора: помощник по мерам поддержки")
    words = whole.add_subparsers(required=True, metavar="команда")
    _add(words, "run", "run.run", "запустить: страницы и Telegram")
    _add_asking(words)
    _add_screening(words)
    _add_keeping(words)
    _add_desk(words)
    return whole


def command(given: Namespace) -> Command:
    """Import the act only now: `keys new` need not load the knowledge."""
    module, name = given.act.split(".")
    found: Command = getattr(import_module(f"bot.commands.{module}"), name)
    return found


def _add(words: Words, word: str, act: str, told: str) -> ArgumentParser:
    added = words.add_parser(word, help=told, description=told)
    added.set_defaults(act=act)
    return added


def _add_asking(words: Words) -> None:
    ask = _add(words, "ask", "asking.ask", "спросить базу знаний")
    ask.add_argument("question", nargs="?", default="")
    ask.add_argument("--region", default="", help="код региона; пусто: неизвестен")
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--batch", type=Path, help="файл JSONL: id, question, region")
    evaluate = _add(words, "evaluate", "asking.evaluate", "насколько точно вопросы находят меры")
    evaluate.add_argument("file", type=Path, help="TSV: id, question, expect, also_ok, kind, …")
    evaluate.add_argument("--json", type=Path, help="куда записать все числа и каждый вопрос")
    evaluate.add_argument("--plot", type=Path, help="куда нарисовать калибровку (PNG)")
    evaluate.add_argument("--worst", type=int, default=20, help="сколько худших ошибок показать")
    report = words.add_parser("report", help="отчёты для редакторов").add_subparsers(required=True)
    found = _add(report, "unanswered", "reporting.unanswered", "о чём спросили без ответа")
    found.add_argument("--days", type=int, default=30, help="за сколько дней")
    found.add_argument("--least", type=int, default=2, help="сколько вопросов в группе, не меньше")
    found.add_argument("--json", action="store_true")
    _add(words, "check", "asking.check", "проверить содержание базы знаний")
    _add(words, "train", "asking.train", "выучить содержание заново после правки")


def _add_screening(words: Words) -> None:
    screen = _add(words, "screen", "screening.screen", "что положено человеку по его фактам")
    screen.add_argument("file", type=Path, help="факты в JSON: имя факта и значение")
    screen.add_argument("--json", action="store_true")
    register = _add(words, "register", "registering.register", "кому что положено в целом списке")
    register.add_argument("file", type=Path, help="таблица CSV: столбцы — факты, строки — люди")
    register.add_argument("--minimum", default="", help="новый прожиточный минимум региона")
    for command in (screen, register):
        command.add_argument("--region", default="", help="код региона; пусто: неизвестен")
        command.add_argument("--on", default="", help="на какой день; пусто: сегодня")


def _add_keeping(words: Words) -> None:
    _add(words, "migrate", "keeping.migrate", "обновить таблицы базы")
    for word, told in (("backup", "скопировать базу и файлы"), ("restore", "вернуть из копии")):
        _add(words, word, f"keeping.{word}", told).add_argument("folder", type=Path)
    keys = words.add_parser("keys", help="ключи").add_subparsers(required=True)
    _add(keys, "new", "keyring.show_keys", "напечатать новые ключи")
    _add(keys, "rotate", "keyring.rotate", "сменить ключ, которым обёрнуты ключи данных")
    reindex = _add(keys, "reindex", "keyring.reindex", "пересчитать индексы телефонов и СНИЛС")
    reindex.add_argument("--new", action="store_true", help="сначала сделать новый ключ индекса")
    drop = _add(keys, "drop", "keyring.drop", "убрать старый ключ, который ничего не открывает")
    drop.add_argument("name")


def _add_desk(words: Words) -> None:
    user = words.add_parser("user", help="специалисты").add_subparsers(required=True)
    add = _add(user, "add", "desk.add_user", "добавить специалиста")
    add.add_argument("login")
    add.add_argument("name")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.CASEWORKER.value)
    erase = _add(words, "erase", "desk.erase", "стереть разговор целиком")
    erase.add_argument("conversation", type=UUID)
    journal = words.add_parser("journal", help="журнал").add_subparsers(required=True)
    _add(journal, "verify", "desk.verify", "проверить цепь журнала")
