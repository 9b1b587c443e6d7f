"""Glossary: every status is heard as portals write it and as people repeat it."""

from pathlib import Path

import pytest

from knowledge.library import read
from knowledge.search.glossary import Glossary, Status
from knowledge.search.reading.words import Words
from tests.knowledge.tiny import REAL

STATUSES: tuple[Status, ...] = read(REAL / "statuses.yaml", tuple[Status, ...])
GLOSSARY = Glossary(Words(), STATUSES, str)


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: status.id)
def test_a_status_is_found_by_its_own_phrase_and_by_every_other(status: Status) -> None:
    heard = {text: GLOSSARY.quoted(text) for text in (status.phrase, *status.also)}
    assert heard == dict.fromkeys(heard, status.id)


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: status.id)
def test_a_status_is_found_where_it_is_quoted_in_a_question(status: Status) -> None:
    assert GLOSSARY.quoted(f"На сайте пишут «{status.phrase}», это как понимать?") == status.id


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: status.id)
def test_a_status_says_everything_a_person_needs(status: Status) -> None:
    told = (status.means, status.what_to_do, status.wait, status.seen, status.source)
    assert all(told)
    assert "сверить" not in status.source


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("что значит передано в огв", "sent-to-authority"),
        ("документы передали 5 числа в ОГВ, а дальше что", "sent-to-authority"),
        ("заявление возвращенно на дороботку", "returned-for-fixing"),
        ("услугу оказали, а денег нет", "service-done"),
        ("в мфц статус на выдаче, куда ехать", "ready"),
        ("пришло одобрено", "approved"),
        ("заявление одобрили, когда ждать", "approved"),
        ("статус приостановлено", "suspended"),
        ("отказ", "refused"),
        ("что делать если отказали", "refused"),
        ("рассмотрение заявления приостановили", "suspended"),
        ("направлен межведомственный запрос по субсидии", "agency-request"),
    ],
)
def test_people_quote_in_their_own_words(text: str, status: str) -> None:
    assert GLOSSARY.quoted(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "",
        "как получить субсидию на квартплату",
        "мужу одобрили ипотеку, положен ли нам вычет",
        "мама стоит в очереди на квартиру как ветеран",
        "встала на учёт по беременности",
        "как отменить заявление",
        "хочу отозвать заявление",
        "документы на выдачу сертификата",
        "заявление не одобрили",
        "мы в архиве брали копии метрик для пенсии",
    ],
)
def test_words_of_everyday_are_no_status(text: str) -> None:
    assert GLOSSARY.quoted(text) == ""


def test_a_long_letter_is_about_more_than_a_word_in_it() -> None:
    letter = "Сын ходит в школу и любит рисовать. " * 5
    assert GLOSSARY.quoted(f"{letter} Заявление на рассмотрении.") == ""
    assert GLOSSARY.quoted(f"{letter} Прислали «на рассмотрении».") == "under-review"
    assert GLOSSARY.quoted(f"{letter} Теперь пишут одобрено.") == "approved"


def test_another_keyboard_layout_is_put_right() -> None:
    glossary = Glossary(Words(), STATUSES, lambda text: text.replace("erf", "услуга оказана"))
    assert glossary.quoted("erf") == "service-done"


def test_what_no_law_was_read_for_is_practice(tmp_path: Path) -> None:
    page = tmp_path / "statuses.yaml"
    page.write_text(
        "- {id: a, phrase: а, seen: с, means: м, what_to_do: д, wait: ж, source: Закон}\n"
        "- {id: b, phrase: б, seen: с, means: м, what_to_do: д, wait: ж, source: общая практика}\n",
        encoding="utf-8",
    )
    statuses: tuple[Status, ...] = read(page, tuple[Status, ...])
    assert [one.is_practice for one in statuses] == [False, True]
