"""`ask`, `evaluate`, `check`: the knowledge from a command line."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.app import CONTENT, know
from bot.clock import WallClock
from bot.settings import Settings
from knowledge.asking import ask_batch, ask_one
from knowledge.check.check import check as problems_of
from knowledge.evaluation.calibration import bins, told
from knowledge.evaluation.labelled import MalformedQuestions, labelled
from knowledge.evaluation.mistakes import mistakes
from knowledge.evaluation.outcomes import Outcome, evaluate as judge
from knowledge.evaluation.plot import NoPlotter, draw
from knowledge.evaluation.record import record
from knowledge.evaluation.report import report
from knowledge.learning import learn
from knowledge.library import Library
from knowledge.search.reading.words import Words


def ask(settings: Settings, given: Namespace) -> None:
    """One question, or a file of them, without a conversation around it."""
    search = know(settings).search
    if given.batch:
        with given.batch.open(encoding="utf-8") as lines:
            for answer in ask_batch(search, lines):
                _say(answer)
        return
    if not given.question:
        raise SystemExit("Нужен вопрос в кавычках или --batch файл.")
    _say(ask_one(search, given.question, given.region, as_json=given.json))


def evaluate(settings: Settings, given: Namespace) -> None:
    """How well labelled questions find their measures."""
    try:
        questions = labelled(given.file)
    except MalformedQuestions as trouble:
        raise SystemExit(str(trouble)) from None
    knowledge = know(settings)
    outcomes = judge(knowledge.search, questions, knowledge.library.measures)
    _say(report(outcomes))
    _say(mistakes(outcomes, given.worst))
    if given.json:
        given.json.write_text(record(outcomes), encoding="utf-8")
    _say(_drawn(outcomes, given.plot or settings.var_dir / "calibration.png"))


def check(settings: Settings, _given: Namespace) -> None:
    """What an editor should put right; fails if anything is an error."""
    knowledge = know(settings)
    today = WallClock().now().date()
    problems = problems_of(knowledge.library, today, Words(), knowledge.search)
    for problem in problems:
        _say(str(problem))
    errors = sum(problem.is_error for problem in problems)
    measures = len(knowledge.library.measures)
    _say(f"Мер: {measures}. Ошибок: {errors}, замечаний: {len(problems) - errors}.")
    if errors:
        raise SystemExit(1)


def train(_settings: Settings, _given: Namespace) -> None:
    """After content was edited: encode new phrases, learn anew, write what ships beside it."""
    _say(f"Фраз: {learn(Library.load(CONTENT))}.")


def _drawn(outcomes: Sequence[Outcome], picture: Path) -> str:
    """Draw how honest the confidence is; say where, or why not."""
    try:
        draw(bins(told(outcomes)), picture)
    except NoPlotter as trouble:
        return str(trouble)
    return f"График калибровки: {picture}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
