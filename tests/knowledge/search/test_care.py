"""Care: people in danger and swindles are heard, and what only sounds like them is not."""

import time
from collections.abc import Mapping, Sequence

import pytest
from typing_extensions import override

from knowledge.findings import Danger, Decision
from knowledge.search.care import DOUBT, QUIET, Care
from knowledge.search.hearing.ear import Ear
from knowledge.search.reading.words import Words
from knowledge.search.search import Search
from tests.knowledge.tiny import Trigrams

WORDS = Words()

CRISES = {
    "Не хочу больше жить": Danger.SUICIDE,
    "ne hochu zhit": Danger.SUICIDE,
    "лучше бы меня не было": Danger.SUICIDE,
    "дочка говорит что прыгнет с крыши": Danger.SUICIDE,
    "меня бьет муж куда уйти с ребенком": Danger.VIOLENCE,
    "муж меня избевает": Danger.VIOLENCE,
    "bp,bk ve;": Danger.VIOLENCE,
    "сожитель держит меня взаперти": Danger.VIOLENCE,
    "тренер трогал мою дочь": Danger.CHILD,
    "соседский ребенок кричит вторые сутки за стеной": Danger.CHILD,
    "дед упал и не может встать": Danger.HELPLESS,
    "соседка не открывает дверь третий день": Danger.HELPLESS,
    "детям нечего есть третий день": Danger.HUNGER,
    "отключили отопление, грудничок, мы замерзаем": Danger.COLD,
    "сижу на вокзале с ребенком ночевать негде": Danger.HOMELESS,
    "мама без сознания": Danger.EMERGENCY,
    "в подъезде пахнет газом": Danger.EMERGENCY,
    "просят назвать код из смс": Danger.SCAM,
    "сказали перевести деньги на безопасный счёт": Danger.SCAM,
    "требуют предоплату за оформление пособия": Danger.SCAM,
    "специалист велит включить показ экрана": Danger.SCAM,
    "для надбавки надо приложить карту к телефону": Danger.SCAM,
    "опять пишут про закрепительный платёж": Danger.SCAM,
}
CALM = [
    "не хочу жить в общежитии, можно ли получить квартиру",
    "не хочу жить с мужем, как подать на алименты",
    "дайте адрес кризисного центра для курсовой",
    "сил нет бегать за справками",
    "скорая увозила бабушку в прошлом месяце, нужен соцработник",
    "отключили горячую воду, будет ли перерасчёт",
    "отключили свет за долги, можно ли субсидию",
    "когда-то муж меня бил, давно развелись, как взыскать алименты",
    "можно ли оставить ребенка одного дома в восемь лет",
    "умираю от смеха с вашего бота",
    "не приходит код из смс на госуслуги",
    "пришло сообщение что выплата одобрена, когда придут деньги",
    "выгнали с работы, где встать на биржу",
    "пропали выплаты на ребёнка",
    "как лишить отца родительских прав",
    "жить негде, стою на очереди как сирота",
    "у малыша колики, соседка стучит в дверь, что делать",
    "приложить карту прививок к заявлению, телефон указать",
]


@pytest.mark.parametrize(("text", "danger"), [*CRISES.items()])
def test_danger_is_heard(search: Search, text: str, danger: Danger) -> None:
    assert search.alarm(text) is danger


@pytest.mark.parametrize("text", CALM)
def test_what_only_sounds_like_danger_is_no_alarm(search: Search, text: str) -> None:
    assert search.alarm(text) is None


def test_danger_goes_before_everything_else(search: Search) -> None:
    findings = search.find("привет, как получить субсидию, муж меня бьёт")
    assert findings.decision is Decision.CARE
    assert findings.danger is Danger.VIOLENCE
    assert findings.matches


def test_a_swindle_has_its_own_decision(search: Search) -> None:
    assert search.find("просят продиктовать код из смс").decision is Decision.SCAM


def test_hearing_takes_less_than_two_milliseconds(search: Search) -> None:
    text = "как получить субсидию на оплату квартиры, если муж не работает, а дети учатся"
    search.alarm(text)
    started = time.process_time()
    for _ in range(50):
        search.alarm(text)
    assert (time.process_time() - started) / 50 < 0.002


class Unsure(Ear):
    """An ear that hears the same share of violence in whatever is said, and more in «беда»."""

    def __init__(self, share: float) -> None:
        super().__init__(WORDS, Trigrams(), None)
        self._share = share

    @override
    def pricks(self, text: str) -> bool:
        return True

    @override
    def each(self, texts: Sequence[str]) -> list[Mapping[Danger, float]]:
        return [
            dict.fromkeys(Danger, 0.0)
            | {Danger.VIOLENCE: 1.0 if text == "случилась у нас беда" else self._share}
            for text in texts
        ]


def heard(share: float, ordinary: float, text: str = "у нас дома плохо") -> Danger | None:
    care = Care(WORDS, {}, str, Unsure(share), ordinary=lambda _text: ordinary)
    return care.alarm(text)


def test_doubt_is_settled_by_how_surely_an_ordinary_measure_is_meant() -> None:
    doubtful = QUIET + DOUBT / 2
    assert heard(doubtful, ordinary=0.0) is Danger.VIOLENCE
    assert heard(doubtful, ordinary=1.0) is None
    assert heard(QUIET / 2, ordinary=0.0) is None
    assert heard(QUIET + DOUBT, ordinary=1.0) is Danger.VIOLENCE


def test_one_sentence_of_a_long_tale_is_heard() -> None:
    tale = "Подала на пособие в мае. Случилась у нас беда. Когда придут деньги?"
    assert heard(0.0, ordinary=1.0, text=tale) is Danger.VIOLENCE
