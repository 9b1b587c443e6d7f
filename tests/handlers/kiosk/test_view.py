from datetime import UTC, datetime
from uuid import uuid4

from bot.messages import Author, Button, Content, Logged
from handlers.kiosk.view import bar, newest, shown, spoken

BACK = Button(label="Назад", choice="back")


def line(seq: int, author: Author = Author.BOT, nonce: str = "", measure: str = "") -> Logged:
    content = Content(text="…", nonce=nonce, navigation=(BACK,) if nonce else ())
    return Logged(
        id=uuid4(),
        seq=seq,
        author=author,
        author_name="",
        content=content,
        at=datetime(2026, 11, 18, tzinfo=UTC),
        measure=measure,
    )


def test_only_the_newest_keyboard_stands_out() -> None:
    lines = [line(1, nonce="1"), line(2, nonce="2"), line(3, nonce="2"), line(4, Author.CITIZEN)]
    below = bar(lines)
    assert [each.is_latest for each in shown(lines, below.nonce)] == [False, True, True, False]


def test_an_older_answer_may_still_be_asked_about() -> None:
    lines = [line(1, nonce="1", measure="subsidy"), line(2, nonce="2"), line(3, nonce="3")]
    assert [each.is_open for each in shown(lines, "3")] == [True, False, True]


def test_the_bar_follows_the_assistant_and_not_the_caseworker() -> None:
    below = bar([line(1, nonce="1"), line(2, Author.PERSON)])
    assert below.nonce == "1"
    assert below.buttons == {"back": BACK}


def test_an_empty_log_has_a_bar_of_its_own() -> None:
    assert bar([]).buttons == {}


def test_the_press_that_opened_the_conversation_is_not_shown() -> None:
    lines = [line(1, Author.CITIZEN), line(2, nonce="1"), line(3, Author.CITIZEN)]
    assert [each.seq for each in spoken(lines, "…")] == [2, 3]
    assert [each.seq for each in spoken(lines, "Нажата кнопка")] == [1, 2, 3]
    assert spoken([], "…") == []


def test_reading_goes_on_where_the_last_author_began() -> None:
    lines = [line(1), line(2, Author.CITIZEN), line(3), line(4), line(5)]
    assert newest(lines) == 3
    assert newest([*lines, line(6, Author.PERSON)]) == 6
    assert newest([]) == 0
