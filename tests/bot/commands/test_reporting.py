"""Reporting: what an editor reads."""

import asyncio
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.clock import WallClock
from bot.commands.keeping import opened
from bot.commands.reporting import told, unanswered
from bot.commands.words import parser
from bot.services.reports import Group, Unanswered
from bot.settings import Settings
from tests.support.house import settings_for
from tests.support.stored import begin
from tests.support.whole import asked

GROUP = Group(
    size=3,
    words=("забор", "сосед"),
    examples=("сосед поставил забор", "забор соседа «…»"),
    failures=(("unknown", 2), ("other", 1)),
    candidates=(("plot", 2), ("gone", 1)),
    afterwards=(("", 1), ("ask_person", 1), ("plot", 1)),
)
FOUND = Unanswered(
    since=date(2026, 11, 1), total=4, failures=(("unknown", 4),), groups=(GROUP,), alone=1
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a database with two unanswered questions of today."""
    chosen = settings_for(tmp_path, database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    asyncio.run(_written(chosen))
    return chosen


async def _written(settings: Settings) -> None:
    async with opened(settings) as database:
        await database.upgrade()
        async with database.transaction() as store:
            conversation = await begin(store)
            for turn, text in enumerate(("сосед поставил забор", "забор соседа «…»")):
                question = asked(text, turn)
                today = WallClock().now().date()
                await store.questions.log(conversation.id, replace(question, asked_on=today))


def typed(settings: Settings, *words: str) -> None:
    unanswered(settings, parser().parse_args(["report", "unanswered", *words]))


def test_a_group_is_told_in_plain_words() -> None:
    lines = list(told(FOUND, {"plot": "Земельный участок", "gone": "gone"}.__getitem__))
    assert lines == [
        "С 01.11.2026 вопросов без ответа: 4 (не поняли — 4).",
        "Похожих групп: 1. Вопросов вне групп: 1.",
        "",
        "1. Вопросов: 3. забор, сосед (не поняли — 2, «Другое» — 1)",
        "   – сосед поставил забор",
        "   – забор соседа «…»",
        "   Ближе всего: «Земельный участок» — 2, «gone» — 1.",
        "   Что потом: ничего — 1, позвали специалиста — 1, выбрали «Земельный участок» — 1.",
    ]


def test_when_all_was_answered_it_says_so() -> None:
    nothing = Unanswered(since=date(2026, 11, 1), total=0, failures=(), groups=(), alone=0)
    assert list(told(nothing, str)) == ["С 01.11.2026 вопросов без ответа нет."]


def test_the_report_is_printed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    typed(settings)
    printed = capsys.readouterr().out
    assert "вопросов без ответа: 2 (не поняли — 2)" in printed
    assert "1. Вопросов: 2. забор, сосед" in printed


def test_a_program_may_read_it(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    typed(settings, "--json", "--least", "1", "--days", "2")
    found = json.loads(capsys.readouterr().out)
    assert (found["total"], found["groups"][0]["size"]) == (2, 2)


@pytest.mark.parametrize("option", ["--days", "--least"])
def test_no_days_and_no_questions_are_refused(settings: Settings, option: str) -> None:
    with pytest.raises(SystemExit, match="от 1"):
        typed(settings, option, "0")


def test_old_tables_are_told_of(tmp_path: Path) -> None:
    chosen = settings_for(tmp_path, database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    with pytest.raises(SystemExit, match="migrate"):
        typed(chosen)
