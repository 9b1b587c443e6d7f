"""An application on paper: everything that was sent, in the order of its form."""

from datetime import UTC, datetime

from bot.conversation.values.purposes import Purpose
from bot.papers.application import Agreed, Applied, sheet
from bot.papers.sheet import Sheet
from tests.support.talking.talk import knowing, texts

ANSWERS = {
    "representative": "Иванов Пётр, по доверенности",
    "need": "Нужны лекарства.\nСрочно.",
    "phone": "+79101234567",
    "full_name": "Иванова Анна Петровна",
    "municipality": "город Липецк",
    "files": "2",
}


def of(*, is_copy: bool = True) -> Sheet:
    sent = Applied(
        number="45-82-17-33", at=datetime(2026, 11, 26, 14, 5, tzinfo=UTC), title="Детское пособие",
        region="Липецкая область", hotline="8-800", form=knowing().form("common", ""),
        office={"name": "Отдел соцзащиты", "address": "ул. Зегеля, 1", "phones": "", "hours": ""},
        answers=ANSWERS, by_worker=("phone",), files=("паспорт.jpg", ""),
        consents=tuple(
            Agreed(purpose=one, version="2026-11-26", on=datetime(2026, 11, 25, tzinfo=UTC))
            for one in Purpose
        ),
        is_copy=is_copy,
    )  # fmt: skip
    return sheet(sent, texts())


def test_the_head_tells_number_date_measure_and_office() -> None:
    made = of()
    assert made.name == "Заявка 45-82-17-33.pdf"
    assert [row.text for row in made.rows] == [
        "45-82-17-33", "26 ноября 2026 года, в 14:05", "Детское пособие", "Липецкая область",
        "Отдел соцзащиты, ул. Зегеля, 1", "8-800",
    ]  # fmt: skip


def test_every_answer_stands_there_in_full_and_strange_ones_last() -> None:
    answers = of().parts[0].rows
    assert [row.text for row in answers] == [
        "Иванова Анна Петровна",
        "+7 910 123-45-67 (записал специалист со слов)",
        "город Липецк",
        "Нужны лекарства. Срочно.",
        "2 файла",
        "Иванов Пётр, по доверенности",
    ]
    assert answers[-1].label == "representative"


def test_files_are_named_and_consents_have_a_version_and_a_day() -> None:
    _, files, consents = of().parts
    assert [row.text for row in files.rows] == ["паспорт.jpg", "без названия"]
    assert [(row.label, row.text) for row in consents.rows][:2] == [
        (
            "Согласие на обработку персональных данных",
            "версия 2026-11-26, дано 25 ноября 2026 года",
        ),
        (
            "Согласие на обработку сведений о здоровье",
            "версия 2026-11-26, дано 25 ноября 2026 года",
        ),
    ]


def test_only_the_citizens_sheet_is_called_a_copy() -> None:
    assert "копия" in of().mark
    assert of(is_copy=False).mark == ""
