"""Sections: what a few words ask for of the measure talked about."""

import pytest

from knowledge.library import read
from knowledge.measure import Section
from knowledge.search.reading.words import Words
from knowledge.search.sections import Sections, is_condition, is_elsewhere
from tests.knowledge.tiny import REAL

SECTIONS = Sections(Words(), read(REAL / "sections.yaml", dict[Section, tuple[str, ...]]))


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("а документы какие?", Section.DOCUMENTS),
        ("какие документы нужны?", Section.DOCUMENTS),
        ("какие справки для этого нужно собрать", Section.DOCUMENTS),
        ("сколько", Section.HOW_MUCH),
        ("а сколько денег", Section.HOW_MUCH),
        ("сколько платят", Section.HOW_MUCH),
        ("а сколько дают", Section.HOW_MUCH),
        ("а можно через мфц?", Section.WHERE),
        ("когда придут деньги", Section.MORE),
        ("а через сколько заплатят", Section.MORE),
        ("сколько это занимает?", Section.MORE),
        ("сколько ждать", Section.MORE),
        ("как долго", Section.MORE),
        ("а в другом городе?", Section.WHERE),
        ("если я живу в другом районе", Section.WHERE),
        ("кому положено", Section.WHO),
        ("а что нужно?", Section.DOCUMENTS),
        ("что для этого нужно", Section.DOCUMENTS),
        ("что надо для оформления", Section.DOCUMENTS),
        ("что требуется", Section.DOCUMENTS),
        ("какие бумаги приложить", Section.DOCUMENTS),
        ("что принести с собой", Section.DOCUMENTS),
        ("что взять с собой", Section.DOCUMENTS),
        ("полный список документов", Section.DOCUMENTS),
        ("перечень документов", Section.DOCUMENTS),
        ("какие справки подавать", Section.DOCUMENTS),
        ("сколько документов надо", Section.DOCUMENTS),
        ("что с собой нести", Section.DOCUMENTS),
        ("а копии нужны?", Section.DOCUMENTS),
        ("нужны ли оригиналы", Section.DOCUMENTS),
        ("кому какие документы", Section.DOCUMENTS),
        ("а кому отказывают?", Section.MORE),
        ("почему отказывают", Section.MORE),
        ("за что отказывают", Section.MORE),
        ("в каких случаях отказывают", Section.MORE),
        ("могут ли отказать", Section.MORE),
        ("а если откажут?", Section.MORE),
        ("причины отказа", Section.MORE),
        ("а сроки какие", Section.MORE),
        ("какие сроки", Section.MORE),
        ("какой срок рассмотрения", Section.MORE),
        ("когда дадут ответ", Section.MORE),
        ("до какого числа подавать", Section.MORE),
        ("когда подавать", Section.MORE),
        ("когда подавать заявление", Section.MORE),
        ("до какого числа", Section.MORE),
        ("какой закон", Section.MORE),
        ("на каком основании", Section.MORE),
        ("по какому закону", Section.MORE),
        ("а ссылка на закон есть?", Section.MORE),
        ("когда можно получить", Section.MORE),
        ("как скоро заплатят", Section.MORE),
        ("сроки подачи", Section.MORE),
        ("как быстро рассмотрят", Section.MORE),
        ("долго рассматривают?", Section.MORE),
        ("когда выплатят", Section.MORE),
        ("нужно ли продлевать", Section.MORE),
        ("куда идти с этим", Section.WHERE),
        ("а куда с этим обращаться", Section.WHERE),
        ("к кому идти", Section.WHERE),
        ("к кому обратиться", Section.WHERE),
        ("куда подавать", Section.WHERE),
        ("куда подать заявление", Section.WHERE),
        ("где написать заявление", Section.WHERE),
        ("как подать заявление", Section.WHERE),
        ("как оформить", Section.WHERE),
        ("а как это оформить?", Section.WHERE),
        ("как получить", Section.WHERE),
        ("где оформляют", Section.WHERE),
        ("куда нести документы", Section.WHERE),
        ("куда ехать", Section.WHERE),
        ("какой адрес", Section.WHERE),
        ("по какому телефону звонить", Section.WHERE),
        ("телефон какой", Section.WHERE),
        ("куда позвонить", Section.WHERE),
        ("где это делается", Section.WHERE),
        ("через госуслуги можно подать?", Section.WHERE),
        ("куда сдать бумаги", Section.WHERE),
        ("в какой кабинет", Section.WHERE),
        ("кому дают", Section.WHO),
        ("кто может получить", Section.WHO),
        ("а кому это положено", Section.WHO),
        ("кто имеет право", Section.WHO),
        ("какие условия", Section.WHO),
        ("мне положено?", Section.WHO),
        ("я подхожу?", Section.WHO),
        ("какие требования", Section.WHO),
        ("кому платят", Section.WHO),
        ("кому полагается", Section.WHO),
        ("всем ли положено", Section.WHO),
        ("а кто получает", Section.WHO),
        ("сколько денег дадут", Section.HOW_MUCH),
        ("какая сумма", Section.HOW_MUCH),
        ("а размер какой", Section.HOW_MUCH),
        ("сколько заплатят", Section.HOW_MUCH),
        ("сколько рублей", Section.HOW_MUCH),
        ("сколько выплачивают", Section.HOW_MUCH),
        ("сколько это в рублях", Section.HOW_MUCH),
        ("кому сколько платят", Section.HOW_MUCH),
        ("сколько это будет", Section.HOW_MUCH),
        ("какой процент", Section.HOW_MUCH),
        ("где взять справку", Section.DOCUMENTS),
        ("где брать эти бумаги", Section.DOCUMENTS),
        ("где это находится", Section.WHERE),
    ],
)
def test_a_follow_up_asks_for_a_section(text: str, section: Section) -> None:
    assert SECTIONS.asked(text) is section


@pytest.mark.parametrize(
    "text",
    [
        "",
        "месяц",
        "время работы",
        "документы на ребёнка для садика",
        "можно ли день",
        "где мфц рядом",
        "где моя заявка",
        "где моё заявление",
        "где взять деньги",
        "как",
        "что",
        "нужно",
        "хочу получить",
        "что мне делать",
        "что это такое",
        "как оформить опеку",
        "кто такой социальный куратор",
        "мне отказали в субсидии что делать",
    ],
)
def test_other_words_are_a_question_of_their_own(text: str) -> None:
    assert SECTIONS.asked(text) is None


@pytest.mark.parametrize("text", ["а если ребёнку 9?", "если муж работает", "Ну а если развод"])
def test_a_condition_is_told(text: str) -> None:
    assert is_condition(text)


@pytest.mark.parametrize(
    "text", ["ребёнку 9", "что мне делать, если муж работает", "если " + "слово " * 12]
)
def test_a_sentence_of_its_own_is_no_condition(text: str) -> None:
    assert not is_condition(text)


def test_another_town_is_told_from_a_named_one() -> None:
    assert is_elsewhere("а в другом городе?")
    assert not is_elsewhere("а в Ельце?")
