"""Masking, with the words of the real content: what is anybody's stays, what is somebody's goes."""

import re
from functools import cache

import pytest
from hypothesis import assume, given, strategies as st

from knowledge.library import Library, read as sheet
from knowledge.search.glossary import Glossary, Status
from knowledge.search.ranking.entries import entries, vocabulary
from knowledge.search.reading.masking import HIDDEN, Masking, read
from knowledge.search.reading.words import Words, tokens
from tests.knowledge.tiny import REAL

SURNAMES = (
    "Иванова", "Петров", "Сидорова", "Смирнов", "Кузнецова", "Попов", "Васильева", "Соколов",
    "Михайлова", "Новиков", "Фёдорова", "Морозов", "Волкова", "Алексеев", "Лебедева", "Семёнов",
    "Егорова", "Павлов", "Козлова", "Степанов", "Николаева", "Орлов", "Шевченко", "Бондаренко",
    "Коваленко", "Ткачук", "Полищук", "Мельничук", "Черных", "Седых", "Долгих", "Живаго", "Дурново",
    "Акопян", "Саркисян", "Гогоберидзе", "Джугашвили", "Ахметзянов", "Гайнутдинова", "Магомедова",
    "Кадыров", "Цой", "Шмидт", "Рабинович", "Вайнштейн", "Хмельницкая", "Вишневский", "Островская",
    "Трубецкой", "Толстая", "Кузнец", "Мельник", "Волк", "Заяц", "Соловей", "Ткач", "Бондарь",
    "Лебедь", "Коваль", "Карабалиев", "Болховитинов", "Раскова", "Щукарёва",
)  # fmt: skip
WORDLIKE = (  # in small letters nothing tells them from the word, unless a name stands beside
    "Туча", "Буря", "Мороз", "Зима", "Суббота", "Голова", "Добрый", "Белый", "Сорока", "Капуста",
    "Борщ", "Гроза"
)  # fmt: skip
PEOPLE = (
    ("Иван", "Кузьмич"), ("Мария", "Петровна"), ("Айгуль", "Рашидовна"), ("Елена", "Сергеевна"),
    ("Глеб", "Львович"), ("Наталья", "Ильинична"), ("Рустам", "Ильдарович"), ("Фёкла", "Саввична"),
)  # fmt: skip
WITH_NAME = (
    "{s} {n} {p}, прошу пособие на ребёнка",
    "Прошу назначить субсидию. {n} {p} {s}",
    "меня зовут {n} {s}, положена ли мне выплата",
    "заявление от {s} {n} {p} потеряли, что делать",
    "мой муж {n} {s} погиб на сво",
    "ФИО: {s} {n} {p}",
    "здравствуйте, я {n} {p} {s}. Как оформить опеку?",
)
ALONE = (
    "я {s}, мне 67 лет, положена ли доплата",
    "как {s} получить пособие",
    "специалист {s} мне отказала в субсидии",
    "с уважением, {s}",
    "Гражданка {s} просит помощи",
    "мужа фамилия {s} а моя другая",
)
ADDRESSES = (
    "Живу на улице {w}, дом 17, квартира 203",
    "адрес г. Липецк, ул. {w}, д. 17, кв. 203",
    "пер. {w} 17-203, протекает крыша",
    "прописана в деревне {w}, дом 17",
)
STREETS = (
    "Лесная", "Садовая", "Мира", "Победы", "Ленина", "Заречная", "Гагарина", "Полевая",
    "Берёзовка", "Заря",
)  # fmt: skip
NUMBERS = (
    "89001234567", "+7 (900) 123-45-67", "8-900-123-45-67", "8 900 123 45 67", "123-456-789 01",
    "12345678901", "4208 123456", "42 08 123456", "12.05.1980", "5.12.78", "1500", "12 500",
    "15 000,50", "40817810099910004312", "7707083893", "23-45-67", "2024/118",
)  # fmt: skip
ENDINGS = (
    "ов", "ова", "ин", "ина", "ский", "ская", "енко", "юк", "ян", "дзе", "швили",
)  # fmt: skip
FIGURES = re.compile(r"\d+")
KEPT = re.compile(r"[а-яё]+(?:-[а-яё]+)*|\d{1,2}(?:[.,]5)?(?:\s*[-–—]\s*\d{1,2}(?:[.,]5)?)?%?")


WORDS = Words()


@cache
def ours() -> set[str]:
    """As `Search` has it: the words of the measures and of the statuses of portals."""
    statuses: tuple[Status, ...] = sheet(REAL / "statuses.yaml", tuple[Status, ...])
    known = vocabulary(entries(Library.load(REAL), {}))
    return known | Glossary(WORDS, statuses, str).vocabulary


@cache
def masking() -> Masking:
    return Masking(WORDS, ours())


def masked(text: str) -> str:
    return masking().masked(text)


def said(text: str) -> set[str]:
    """Whatever is left of a text, in words and pieces of words."""
    return {piece for word in tokens(masked(text)) for piece in (word, *word.split("-"))}


@pytest.mark.parametrize("frame", [*WITH_NAME, *ALONE])
@pytest.mark.parametrize("write", [str, str.lower, str.upper])
def test_no_surname_survives(frame: str, write: type[str]) -> None:
    for surname in SURNAMES:
        for name, patronymic in PEOPLE:
            told = frame.format(s=write(surname), n=write(name), p=write(patronymic))
            assert said(told).isdisjoint(tokens(f"{surname} {name} {patronymic}")), told


@pytest.mark.parametrize("frame", WITH_NAME)
@pytest.mark.parametrize("write", [str, str.lower, str.upper])
def test_no_surname_that_is_a_word_survives_beside_a_name(frame: str, write: type[str]) -> None:
    for surname in WORDLIKE:
        for name, patronymic in PEOPLE:
            told = frame.format(s=write(surname), n=write(name), p=write(patronymic))
            assert said(told).isdisjoint(tokens(f"{surname} {name} {patronymic}")), told


@pytest.mark.parametrize("frame", ALONE)
def test_no_surname_that_is_a_word_survives_its_capital_letter(frame: str) -> None:
    for surname in WORDLIKE:
        assert said(frame.format(s=surname)).isdisjoint(tokens(surname))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("write", [str, str.lower])
def test_no_address_survives(address: str, write: type[str]) -> None:
    for street in STREETS:
        left = said(address.format(w=write(street)))
        assert left.isdisjoint({*tokens(street), "17", "203", "липецк"}), (street, left)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "frame", ["мой номер {}", "{} лет", "пособие {}", "выплата {} детям", "дети {}", "№{} группа"]
)
def test_no_number_of_a_person_survives(frame: str, number: str) -> None:
    assert FIGURES.findall(masked(frame.format(number))) == []


@pytest.mark.parametrize(
    "address",
    [
        "ivanova@mail.ru",
        "@ivanova",
        "https://vk.com/ivanova",
        "vk.com/ivanova",
        "ivanova_m",
        "т.me/x",
    ],
)
def test_no_address_of_the_network_survives(address: str) -> None:
    assert masked(f"пишите на {address} про пособие") == f"пишите на {HIDDEN} про пособие"


@pytest.mark.parametrize(
    "hidden", ["Ива\u00adнова", "Ива\u200bнова", "Ивaнова", "Қайрат", "И\u0306ван", "И в а н о в"]
)
def test_disguised_letters_do_not_help(hidden: str) -> None:
    assert said(f"выплата {hidden}") <= {"выплата", "и", "в", "а", "о"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("мне 67 лет, муж умер", "мне 67 лет, муж умер"),
        ("дали 2 группу инвалидности", "дали 2 группу инвалидности"),
        ("пособие с 3 до 7", "пособие с 3 до 7"),
        ("выплата 8–17", "выплата 8–17"),
        ("пособие до 1,5 лет", "пособие до 1,5 лет"),
        ("платим 22% дохода", "платим 22% дохода"),
        ("ребёнку 5лет", "ребенку 5 лет"),
        ("выплату ждали 15 мая", f"выплату ждали {HIDDEN} мая"),
        ("живём в доме 12", f"живем в доме {HIDDEN}"),
    ],
)
def test_small_numbers_stay_beside_what_they_count(text: str, left: str) -> None:
    assert masked(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Пособие", "пособие"),
        ("муж погиб на СВО, что положено?", "муж погиб на сво, что положено?"),
        ("протекает крыша, соседи сверху затопили", "протекает крыша, соседи сверху затопили"),
        ("в деревне нет дров", "в деревне нет дров"),
        ("мне 80 лет т.к. пенсия маленькая", "мне 80 лет, пенсия маленькая"),
        ("что положено ребёнку-инвалиду", "что положено ребенку-инвалиду"),
        ("передано в ОГВ, а потом в иогв", "передано в огв, а потом в иогв"),
        ("", ""),
    ],
)
def test_what_is_asked_stays_readable(text: str, left: str) -> None:
    assert masked(text) == left


def test_several_hidden_words_become_one_mark() -> None:
    assert masked("зовут Иванова Мария Петровна 89001234567 помогите") == f"зовут {HIDDEN} помогите"


@given(st.text(alphabet=st.characters(max_codepoint=0x4FF)) | st.text())
def test_whatever_is_typed_only_general_words_and_small_numbers_are_left(text: str) -> None:
    for word in masked(text).replace(HIDDEN, " ").split():
        assert KEPT.fullmatch(word.rstrip(",.?!")), word


@given(
    surname=st.builds(
        str.__add__,
        st.text("бвгдзклмнпрстаеиоу", min_size=5, max_size=9),
        st.sampled_from(ENDINGS),
    ),
    frame=st.sampled_from([*WITH_NAME, *ALONE]),
    person=st.sampled_from(PEOPLE),
)
def test_a_surname_that_nobody_listed_does_not_survive(
    surname: str, frame: str, person: tuple[str, str]
) -> None:
    assume(surname not in ours() and not WORDS.is_known(surname))
    name, patronymic = person
    assert surname not in said(frame.format(s=surname, n=name, p=patronymic))


def test_parts_join_into_the_text_they_were_read_from() -> None:
    text = "Мне 67 лет, пишите на a@b.ru!"
    assert "".join(part.typed + part.gap for part in read(text)) == text
