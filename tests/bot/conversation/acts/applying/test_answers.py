"""A form of every kind of field, from the first question to the review."""

import pytest

from bot.conversation.values.state import Step
from bot.conversation.values.wishes import Submit
from tests.support.talking.talk import Talk

VALUES = {
    "full_name": "Иванова Анна Петровна",
    "phone": "8 910 123-45-67",
    "municipality": "Елец",
    "companion": "вдвоём",
    "companion_name": "Петров Пётр",
    "born_on": "5 марта 1950",
    "day": "5 декабря",
    "time": "в 9 утра",
    "stay": "с 1 по 10 декабря 2026",
    "snils": "112-233-445 95",
    "email": "anna@example.ru",
    "address": "Елец, ул. Мира, д. 5",
    "income": "15 тыс",
    "people": "трое",
    "aids": "кровать и другое",
    "which": "Поручни в ванную",
    "need": "Лифта нет.",
}
KEPT = {
    "companion": "with",
    "companion_name": "Петров Пётр",
    "born_on": "1950-03-05",
    "day": "2026-12-05",
    "time": "09:00",
    "stay": "2026-12-01/2026-12-10",
    "snils": "11223344595",
    "email": "anna@example.ru",
    "address": "Елец, ул. Мира, д. 5",
    "income": "15000.00",
    "people": "3",
    "aids": "bed,other",
    "which": "Поручни в ванную",
}
SEEN = (
    "• Кто поедет: Поедем вдвоём",
    "• Дата рождения: 05.03.1950",
    "• День: 05.12.2026",
    "• Время: 09:00",
    "• Дни: 01.12.2026 – 10.12.2026",
    "• СНИЛС: 112-233-445 95",
    "• Доход: 15 000 ₽",
    "• Что нужно: Кровать, Другое",
)
CARD = "4276 3800 1234 5679"


def order() -> Talk:
    return Talk().says("школьная форма").presses("apply").presses("agree")


def at(name: str, **other: str) -> Talk:
    """A form that asks this field; everything before is answered, `other` in its own way."""
    talked = order()
    for field, value in VALUES.items():
        if talked.keys[-1] == f"field.{name}":
            return talked
        if talked.keys[-1] == f"field.{field}":
            talked.says(other.get(field, value))
    return talked


def answers(talked: Talk) -> dict[str, str]:
    assert talked.state.draft
    return talked.state.draft.answers


def at_review() -> Talk:
    talked = at("papers")
    while talked.keys[-1] == "field.papers":
        talked.presses("files_none")
    return talked


def test_a_form_of_its_own_is_asked_field_by_field() -> None:
    talked = at_review()
    assert talked.state.step is Step.REVIEW
    assert KEPT.items() <= answers(talked).items()


def test_the_review_shows_every_answer_as_people_write_it() -> None:
    for line in SEEN:
        assert line in at_review().words


# ---------------------------------------------------------------- buttons


def test_a_choice_is_pressed_and_pressed_again() -> None:
    talked = at("companion").presses("option:alone")
    assert answers(talked)["companion"] == "alone"
    assert talked.keys == ["field.born_on"]
    talked.presses("back").presses("option:with")
    assert answers(talked)["companion"] == "with"
    assert talked.keys == ["field.companion_name"]


def test_an_answer_that_the_field_has_not_changes_nothing() -> None:
    talked = at("companion")
    assert talked.presses_old("option:nobody", talked.nonce).keys[0] == "press.stale"
    talked = at("phone")
    assert talked.presses_old("option:alone", talked.nonce).keys[0] == "press.stale"
    assert talked.presses_old("done", talked.nonce).keys[0] == "press.stale"
    assert talked.presses_old("skip", talked.nonce).keys[0] == "press.stale"


def test_several_answers_are_marked_and_unmarked_until_done() -> None:
    talked = at("aids").presses("option:chair").presses("option:other")
    assert [one.label for one in talked.contents[-1].buttons] == [
        "✓ Кресло-коляска", "Кровать", "✓ Другое", "Готово",
    ]  # fmt: skip
    assert talked.presses("option:other").presses("done").keys == ["field.need"]
    assert answers(talked)["aids"] == "chair"


def test_a_button_of_several_may_be_typed_marked_or_not() -> None:
    talked = at("aids").says("Кровать").says("кровать").says("Кресло-коляска").says("готово")
    assert answers(talked)["aids"] == "chair"


def test_nothing_marked_is_not_done() -> None:
    talked = at("aids").presses("done")
    assert talked.keys == ["wrong.several_none", "field.aids"]


def test_what_may_be_left_out_is_skipped() -> None:
    talked = at("email").presses("skip")
    assert talked.keys == ["field.address"]
    assert answers(talked)["email"] == ""


def test_what_must_be_told_has_no_way_round() -> None:
    assert "skip" not in at("address").choices


# ---------------------------------------------------------------- conditions


def test_a_field_that_hangs_on_another_answer_is_not_asked() -> None:
    assert at("companion").says("один").keys == ["field.born_on"]
    assert at("aids").says("кровать").says("готово").keys == ["field.need"]


def test_the_count_tells_what_may_still_come() -> None:
    assert "4 из 17–19." in at("companion").words
    assert "5 из 18–19." in at("companion_name").words
    assert "5 из 17–18." in at("born_on", companion="один").words
    assert "17 из 19." in at("need").words


def test_back_goes_to_what_was_asked() -> None:
    assert at("born_on", companion="один").presses("back").keys == ["field.companion"]
    assert at("born_on").presses("back").keys == ["field.companion_name"]


def test_an_answer_changed_at_the_review_asks_what_hangs_on_it_and_drops_the_rest() -> None:
    talked = at_review().presses("change").presses("edit:companion").says("один")
    assert talked.keys == ["application.review"]
    assert "companion_name" not in answers(talked)
    assert "Спутник" not in talked.words
    talked.presses("change").presses("edit:companion").says("вдвоём")
    assert talked.keys == ["field.companion_name"]
    assert talked.says("Сидорова Ольга").keys == ["application.review"]
    assert "• Спутник: Сидорова Ольга" in talked.words


def test_an_application_is_sent_without_what_was_not_asked() -> None:
    talked = at_review().presses("change").presses("edit:companion").says("один").presses("submit")
    (wish,) = talked.effects
    assert isinstance(wish, Submit)
    assert wish.draft.form == "order"
    assert "companion_name" not in wish.draft.answers


# ---------------------------------------------------------------- what is changed


def test_the_fields_to_change_are_shown_five_at_a_time_and_round() -> None:
    talked = at_review().presses("change")
    assert talked.keys == ["application.change"]
    seen: list[str] = []
    for _ in range(4):
        assert len(talked.choices) <= 6
        seen += talked.choices[:-1]
        talked.presses(talked.choices[-1])
    assert seen[:3] == ["edit:full_name", "edit:phone", "edit:municipality"]
    assert len(seen) == len({*seen}) == 19
    assert talked.choices[0] == "edit:full_name"


def test_a_label_is_typed_to_change_its_field() -> None:
    talked = at_review().says("исправить").says("Исправить: телефон")
    assert talked.keys == ["field.phone"]
    assert talked.presses("keep").keys == ["application.review"]


# ---------------------------------------------------------------- documents


def test_each_document_is_asked_for_by_its_name() -> None:
    talked = at("papers")
    assert "Пришлите фото или скан. Паспорт." in talked.words
    assert [one.label for one in talked.contents[-1].buttons] == ["У меня нет", "Пришлю потом"]
    assert talked.presses("files_none").keys == ["field.papers"]
    assert "Справка из школы (на каждого ребёнка)." in talked.words
    assert talked.choices == ["files_none"]


def test_what_to_do_without_a_document_is_told_and_the_answer_kept() -> None:
    talked = at("papers").presses("files_none").says("нет")
    assert talked.keys == ["files.if_none", "application.review"]
    assert "Её запросит специалист." in talked.words
    assert [value for name, value in answers(talked).items() if "papers" in name] == ["0", "0"]


def test_a_file_goes_to_the_document_that_was_asked_for() -> None:
    talked = at("papers").sends("паспорт.jpg").says("готово").sends("справка.pdf").says("готово")
    assert "• Паспорт: паспорт.jpg" in talked.words
    assert "• Справка из школы: справка.pdf" in talked.words


def test_the_rest_of_the_documents_may_come_later() -> None:
    talked = at("papers").says("потом")
    assert talked.keys == ["files.later", "application.review"]
    assert "• Паспорт: нет" in talked.words


# ---------------------------------------------------------------- corrections


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("companion", "не знаю", "choice"),
        ("born_on", "давно", "date"),
        ("born_on", "5 марта 2050", "date_future"),
        ("day", "31.02.2027", "date_none"),
        ("day", "01.11.2026", "date_past"),
        ("time", "утром", "time"),
        ("stay", "весь год", "period"),
        ("stay", "с 10 по 1 декабря 2026", "period_order"),
        ("snils", "112-233-445 96", "snils_check"),
        ("snils", "забыла", "snils"),
        ("email", "нету такой", "email"),
        ("address", "55", "address"),
        ("income", "мало", "money"),
        ("people", "много", "number"),
        ("people", "40", "number_range"),
        ("aids", "вертолёт", "several"),
    ],
)
def test_what_is_wrong_is_said_kindly_and_asked_again(field: str, typed: str, why: str) -> None:
    talked = at(field)
    before = answers(talked)
    assert talked.says(typed).keys == [f"wrong.{why}", f"field.{field}"]
    assert answers(talked) == before
    assert f"«{typed}»" in talked.words


def test_a_number_out_of_bounds_is_told_the_bounds() -> None:
    assert "от 1 до 12" in at("people").says("40").words


@pytest.mark.parametrize("field", ["people", "income", "day", "address"])
def test_a_question_with_a_number_in_it_is_no_value(field: str) -> None:
    talked = at(field).says("Сколько платят по пособию на 3 детей?")
    assert talked.keys[-1] == f"field.{field}"
    assert field not in answers(talked)


@pytest.mark.parametrize("field", [*VALUES, "papers"])
def test_a_person_and_the_way_out_are_heard_in_every_field(field: str) -> None:
    assert at(field).says("позовите специалиста").keys == ["handover.done"]
    assert at(field).says("отмена").keys == ["application.cancelling"]
    assert at(field).presses("home").keys == ["home.menu"]


@pytest.mark.parametrize("field", [*VALUES, "papers"])
def test_the_number_of_a_card_is_refused_and_kept_nowhere(field: str) -> None:
    talked = at(field).says(f"Моя карта {CARD}")
    assert talked.keys == ["wrong.card", f"field.{field}"]
    assert "4276" not in talked.words
    assert "4276" not in str(talked.state)


def test_the_number_of_a_card_below_a_file_is_not_kept_either() -> None:
    talked = at("need").sends("карта.jpg", caption=CARD)
    assert talked.keys == ["wrong.card", "field.need"]
    assert "need" not in answers(talked)
