"""The log keeps ids and counts; whatever else is given to it is dropped."""

from uuid import uuid4

import pytest
import structlog

from bot.log import keep_allowed, set_up


@pytest.fixture(autouse=True)
def restored() -> object:
    yield
    structlog.reset_defaults()


def test_a_field_not_on_the_list_is_dropped() -> None:
    event = {"event": "case opened", "case": uuid4(), "phone": "79001234567", "text": "привет"}
    assert set(keep_allowed(None, "info", event)) == {"event", "case"}


def test_words_in_an_allowed_field_are_dropped() -> None:
    assert keep_allowed(None, "info", {"event": "x", "reason": "Иванов Пётр"}) == {"event": "x"}


def test_an_exception_is_told_by_its_kind_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info")
    try:
        int("Иванов, ул. Мира, 79001234567")
    except ValueError:
        structlog.get_logger().exception("turn failed", conversation=uuid4())
    written = capsys.readouterr().err
    assert "ValueError" in written
    assert "test_log.py" in written
    assert "79001234567" not in written


def test_quieter_events_are_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("warning")
    structlog.get_logger().info("turn stored")
    assert not capsys.readouterr().err
