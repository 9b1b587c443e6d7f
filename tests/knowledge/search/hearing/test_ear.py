"""The ear: deaf without learning, hears what it was taught, and trouble in words nobody taught."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.findings import Danger
from knowledge.library import read
from knowledge.search.care import DOUBT, FAINT, QUIET, Care, loudest
from knowledge.search.hearing.ear import Ear
from knowledge.search.hearing.teaching import save, taught
from knowledge.search.hearing.tellings import every
from knowledge.search.ranking.meaning import encoder
from knowledge.search.reading.words import Words
from knowledge.search.sheets import Dangers, sheet
from tests.knowledge.tiny import Trigrams

CONTENT = Path(__file__).parents[4] / "knowledge" / "content"
WORDS = Words()
TAUGHT = {
    **{str(danger): ("[муж|сын] бьёт [меня|нас|мать]",) for danger in Danger},
    "hunger": ("[детям|нам|семье] нечего есть [совсем|третий день]",),
    "scam": ("[просят|требуют] код [из смс|с карты]",),
    "calm": ("как [получить|оформить] [субсидию|пенсию|пособие]",),
}
QUESTIONS = ["где взять справку о доходах", "сколько платят за опеку", "когда придёт пенсия"]
UNTAUGHT = {
    "Отец семейства, долги, и мысль одна: шагнуть с путепровода": Danger.SUICIDE,
    "у подружки в сумке лезвия, говорит скоро всё закончится": Danger.SUICIDE,
    "какую сумму дают на погребение самоубийцы? хочу чтобы мама не разорилась": Danger.SUICIDE,
    "свекор приходит поддатый, хватает меня за горло": Danger.VIOLENCE,
    "супруг разбил мне лицо, прячусь у тёти с малышом": Danger.VIOLENCE,
    "скалка у него под рукой весь вечер, дочка трясётся, бежать бы": Danger.VIOLENCE,
    "в десять он вернётся со смены пьяный, прошлый раз губу зашивали": Danger.VIOLENCE,
    "во дворе карапуз без шапки один, говорит мамка спит пьяная": Danger.CHILD,
    "крёстный лезет племяннице под одежду": Danger.CHILD,
    "второклассница прячет кусочки, говорит дома мамка пьёт неделю": Danger.CHILD,
    "прабабушка свалилась в погреб и стонет, одна там": Danger.HELPLESS,
    "разношу газеты, за дверью бабулька еле слышно зовёт, замок изнутри": Danger.HELPLESS,
    "на ужин детям только кипяток, больше ничего нет": Danger.HUNGER,
    "изба выстыла, поленья кончились, дитя кашляет": Danger.COLD,
    "выставили из общежития с ребёнком, вечер, идти совсем некуда": Danger.HOMELESS,
    "тестю плохо, губы посинели, еле дышит": Danger.EMERGENCY,
    "товарищ майор в трубке велит везти все сбережения курьеру": Danger.SCAM,
    "тёща назвала цифры из эсэмэски девушке из банка": Danger.SCAM,
    "деверь сообщил цифры девице по телефону, доступ к порталу пропал": Danger.SCAM,
    "тёща увязала сбережения в платок и сидит у окна, придёт посыльный от полковника": Danger.SCAM,
}
CALM = [
    "тесть умер весной, где получить пособие на погребение",
    "код активации для портала так и не пришёл",
    "сдохнуть от смеха, какие у вас формы",
    "в прошлом году горели, сейчас строимся, субсидия есть?",
    "свекровь плохо ходит, полагается ли ей соцработник",
    "доклад про голод и войну, где взять архив",
    "за кружок просят взнос, вернут ли многодетным",
    "сын ушёл жить отдельно, пересчитают ли субсидию",
    "кума взяла деньги от государства на теплицу, мне как самозанятой дадут?",
    "промёрзла на остановке, маршрутка льготу не взяла, кому жаловаться",
    "пятиэтажку после взрыва снесли в 2016, живём в новой, есть ли скидка на капремонт",
    "тесть умер, на нём микрозайм, коллекторы пишут жене, обязана ли она платить",
]


@pytest.fixture(scope="module")
def care() -> Care:
    """As it ships, but for the spelling, which needs a library."""
    dangers: Dangers = sheet(CONTENT / "care.yaml", Dangers)
    ear = Ear.shipped(WORDS, encoder())
    return Care(WORDS, dangers, str, ear, ordinary=lambda _text: 0.5)


@pytest.fixture(scope="module")
def small() -> Ear:
    return Ear(WORDS, Trigrams(), taught(WORDS, Trigrams(), TAUGHT, QUESTIONS))


def trouble(ear: Ear, text: str) -> float:
    return sum(ear.shares(text).values())


def test_without_learning_it_is_deaf(tmp_path: Path) -> None:
    ear = Ear.shipped(WORDS, Trigrams(), tmp_path / "nothing.npz")
    assert ear.shares("муж бьёт меня") == {}
    assert not ear.pricks("муж бьёт меня")


def test_what_another_encoder_learned_is_not_used() -> None:
    assert Ear.shipped(WORDS, Trigrams()).shares("муж бьёт меня") == {}


def test_it_hears_what_it_was_taught(small: Ear) -> None:
    assert trouble(small, "муж бьёт мать") > QUIET + DOUBT
    assert loudest(small.shares("просят код с карты")) is Danger.SCAM
    assert trouble(small, "как оформить пенсию") < FAINT


def test_only_a_worrying_word_pricks_it(small: Ear) -> None:
    assert small.pricks("опять бьёт")
    assert not small.pricks("получить пособие 12.05.1980")


def test_what_was_learned_is_read_back(small: Ear, tmp_path: Path) -> None:
    learned = taught(WORDS, Trigrams(), TAUGHT, QUESTIONS)
    save(learned, Trigrams(), tmp_path / "hearing.npz")
    again = Ear.shipped(WORDS, Trigrams(), tmp_path / "hearing.npz")
    text = "сын бьёт нас"
    assert np.isclose(trouble(again, text), trouble(small, text), atol=0.02)


def test_these_messages_were_not_taught() -> None:
    told = {text for _, text in every(read(CONTENT / "tellings.yaml", dict[str, tuple[str, ...]]))}
    assert told.isdisjoint([*UNTAUGHT, *CALM])


@pytest.mark.parametrize(("text", "danger"), [*UNTAUGHT.items()])
def test_trouble_is_heard_in_words_nobody_taught(care: Care, text: str, danger: Danger) -> None:
    heard = care.alarm(text)
    assert heard is not None
    assert (heard is Danger.SCAM) is (danger is Danger.SCAM)


@pytest.mark.parametrize("text", CALM)
def test_what_only_sounds_like_trouble_is_calm(care: Care, text: str) -> None:
    assert care.alarm(text) is None
