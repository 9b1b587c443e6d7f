"""A measure, section by section."""

from dataclasses import replace

import pytest

from bot.conversation.answering import explained, grounds, source
from bot.services.turns.rendering import render
from knowledge.measure import Legal
from knowledge.search.glossary import Status
from tests.support.talking.standing import at, at_field
from tests.support.talking.talk import Talk, knowing, texts


def test_an_answer_carries_its_day_and_its_source() -> None:
    talked = at("answered")
    assert "Проверено 1 ноября 2026 года" in talked.words
    assert "статья 9" in talked.words


def test_an_answer_has_six_buttons() -> None:
    verbs = [one.split(":")[0] for one in at("answered").choices]
    assert verbs == ["who", "how_much", "documents", "where", "apply", "more"]


def test_an_answer_tells_the_log_what_it_showed() -> None:
    said = at("answered").turn.messages[-1]
    assert (said.measure, said.section) == ("child-benefit", "answer")
    assert said.content_hash


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("who", "Ребёнок младше 17 лет."),
        ("how_much", "Детский минимум: 17 000 рублей (на 1 января 2026 года; Закон о бюджете)"),
        ("documents", "Справка о доходах. Если нет: Её запросят сами."),
        ("where", "Проще всего подать на Госуслугах."),
        ("more", "Решение принимают за 10 рабочих дней."),
    ],
)
def test_every_section_is_a_press_away(section: str, words: str) -> None:
    talked = at("answered").presses(section)
    assert talked.keys == [f"answer.{section}"]
    assert words in talked.words
    assert "Проверено 1 ноября 2026 года" in talked.words


@pytest.mark.parametrize("section", ["who", "how_much", "documents", "where", "more"])
def test_a_section_is_not_offered_below_itself(section: str) -> None:
    assert f"{section}:child-benefit" not in at("answered").presses(section).choices


def test_a_law_of_nobody_is_followed_by_the_page_that_was_read() -> None:
    measure = knowing().measure("child-benefit", "")
    assert measure
    page = replace(measure.sources[0], title="", address="https://example.org/a")
    vague, law = Legal(act="Закон вашего региона"), Legal(act="Закон № 1-ФЗ", clause="статья 2")
    told = replace(measure, legal=(vague,), sources=(page,))
    assert source(told) == "Закон вашего региона (https://example.org/a)"
    assert grounds(told) == ("Закон вашего региона", "https://example.org/a")
    assert source(replace(told, legal=(vague, law))) == "Закон № 1-ФЗ, статья 2"
    assert source(replace(told, sources=())) == "Закон вашего региона"


def test_a_bare_address_is_shown_only_where_nothing_else_is() -> None:
    measure = knowing().measure("child-benefit", "")
    assert measure
    assert measure.legal
    bare = replace(measure.sources[0], title="", address="https://example.org/a")
    law_and_bare = replace(measure, sources=(bare,))
    assert not any("https" in one for one in grounds(law_and_bare))
    assert grounds(replace(law_and_bare, legal=())) == ("https://example.org/a",)


def test_an_amount_without_day_and_source_is_not_shown() -> None:
    assert "1 рубль" not in at("answered").presses("how_much").words


def test_a_measure_without_documents_says_who_knows() -> None:
    talked = Talk().says("пособие по безработице").presses("documents")
    assert "Список документов скажет специалист." in talked.words


def test_low_confidence_is_said_to_be_preliminary() -> None:
    talked = Talk().says("льготный проезд")
    assert "Это предварительно. Точно скажет специалист." in talked.words


def test_a_common_measure_says_that_regions_differ() -> None:
    assert "В каждом регионе правила свои." in Talk().says("льготный проезд").words


def test_a_measure_that_ended_says_so_and_what_is_there_instead() -> None:
    talked = Talk().says("выплата на первенца")
    assert talked.keys[-1] == "answer.closed"
    assert talked.choices == ["measure:child-benefit", "more:putin-payment"]
    assert talked.presses("measure").keys == ["answer.answer"]


@pytest.mark.parametrize("section", ["who", "how_much", "documents", "where", "apply"])
def test_a_measure_that_ended_has_nothing_to_ask_for(section: str) -> None:
    talked = Talk().says("выплата на первенца").presses_old(f"{section}:putin-payment")
    assert talked.keys == ["answer.closed"]


def test_a_source_without_a_title_is_its_address() -> None:
    assert "https://example.org/vyplata" in Talk().says("выплата на первенца").words


# ---------------------------------------------------------------- what a region has of its own


def test_a_region_may_replace_a_measure() -> None:
    talked = Talk().says("школьная форма")
    assert talked.turn.messages[-1].measure == "lipetsk-uniform"


def test_an_answer_says_that_the_region_has_more() -> None:
    talked = Talk().says("льготный проезд")
    assert "В Липецкой области есть и своя помощь: она на первой кнопке ниже." in talked.words
    assert talked.choices[0] == "measure:lipetsk-train"
    assert len(talked.choices) <= 6
    assert "how_much:free-travel" not in talked.choices
    assert "how_much:free-travel" in talked.presses("more").choices
    assert talked.presses("measure").turn.messages[-1].measure == "lipetsk-train"


def test_an_answer_inside_a_form_points_at_no_button() -> None:
    talked = at_field("phone").says("положен ли мне льготный проезд?")
    assert talked.turn.messages[0].measure == "free-travel"
    assert "своя помощь" not in talked.words


def test_more_offers_the_regions_own_measure_first() -> None:
    talked = Talk().says("льготный проезд").presses("more")
    assert talked.choices == [
        "measure:lipetsk-train",
        "measure:child-benefit",
        "how_much:free-travel",
        "not_it:free-travel",
    ]
    assert "В Липецкой области есть и своя помощь" in talked.words
    assert talked.presses("measure").turn.messages[-1].measure == "lipetsk-train"


def test_a_region_without_more_says_nothing_of_it() -> None:
    talked = Talk().says("льготный проезд в Пензе").presses("yes")
    assert talked.keys[-1] == "answer.answer"
    assert "своя помощь" not in talked.words
    assert "measure:lipetsk-train" not in talked.presses("more").choices


# ---------------------------------------------------------------- where to go


def test_where_lists_the_office_of_the_municipality_first_and_three_at_most() -> None:
    talked = Talk().says("льготный проезд").presses("where").says("Елец")
    listed = [line[2:] for line in talked.words.split("\n") if line.startswith("• ")]
    assert listed == [
        "отдел социальной защиты",
        "МФЦ «Мои документы»",
        "Отдел соцзащиты в Ельце",
        "Областной центр соцзащиты",
        "МФЦ «Мои документы»",
    ]
    assert "Рядом с вами (город Елец):" in talked.words


def test_where_says_address_phone_and_hours_that_are_known() -> None:
    talked = Talk().says("льготный проезд").presses("where").says("Липецк")
    line = "• Отдел соцзащиты в Липецке, ул. Первая, 1, тел. 8 (4742) 00-00-00, пн–пт 9–18"
    assert line in talked.words


def test_where_names_no_office_that_does_not_serve_the_measure() -> None:
    talked = Talk().says("льготный проезд").presses("where").presses("skip_place")
    assert "Диспетчерская" not in talked.words
    assert "в Ельце" not in talked.words


def test_where_always_names_a_phone_that_answers() -> None:
    talked = Talk().says("пособие по безработице").presses("where")
    assert talked.keys == ["answer.where"]
    assert "• Центр занятости" in talked.words
    assert "8-800-100-00-01" in talked.words


def test_where_sends_people_of_other_regions_to_their_own() -> None:
    talked = Talk().says("льготный проезд").presses("where").presses("elsewhere")
    assert talked.keys == ["region.elsewhere", "answer.where"]
    assert "подскажут в МФЦ вашего региона" in talked.words


def test_the_small_library_is_whole() -> None:
    assert len(knowing().library.measures) == 8


STATUS = Status(
    id="x",
    phrase="на выдаче",
    seen="МФЦ",
    means="Ответ готов.",
    what_to_do="Придите с паспортом.",
    wait="До 30 дней.",
    source="Закон, статья 1",
)


def test_a_status_is_read_aloud_from_what_it_means_to_its_source() -> None:
    text = render(texts(), explained(STATUS, None), nonce="1", facts={}).text
    places = [text.index(part) for part in ("На выдаче", "Ответ готов", "Придите", "30 дней")]
    assert places == sorted(places)
    assert text.endswith("Источник: Закон, статья 1.")
    assert "Так обычно бывает" not in text
