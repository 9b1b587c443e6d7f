"""The result on paper: groups in order, every row from an approved text, nothing made up."""

from bot.conversation.values.sheets import Entry, ResultPaper
from bot.papers.result import SIZE, sheet
from bot.papers.sheet import Sheet
from tests.support.talking.talk import texts

SURE = Entry(
    title="Единое пособие",
    group="yes",
    reasons="ребёнку нет 17 лет; доход не выше минимума",
    urgent="Подайте до шести месяцев ребёнка.",
    words="Половина минимума.",
    amounts=(
        {"what": "минимум", "value": "17 000 ₽", "as_of": "2026-01-01", "source": "Закон № 5"},
    ),
    documents=(
        {"name": "Паспорт", "whose": "ваш", "if_none": ""},
        {"name": "СНИЛС", "whose": "", "if_none": ""},
    ),
    places=("sfr", "mfc"),
    note="Быстрее на Госуслугах.",
    deadline="Весь год.",
    laws=("Закон о пособиях, статья 9",),
    checked_on="2026-11-21",
)
OPEN = Entry(
    title="Льготный проезд", group="maybe", reasons="у вас есть льгота",
    missing=("Есть ли у вас удостоверение?",), places=("office",), laws=("Закон № 1",),
)  # fmt: skip
DENIED = Entry(title="Выплата донору", group="no", reasons="у вас знак донора")


def of(**facts: object) -> Sheet:
    paper = ResultPaper(on="2026-11-26", region="в Липецкой области", hotline="8-800", **facts)  # type: ignore[arg-type]
    return sheet(paper, texts())


def test_it_says_that_it_is_preliminary_when_and_where() -> None:
    made = of(due=(SURE,))
    assert "предварительный результат на 26 ноября 2026 года, в Липецкой области" in made.mark
    assert made.footer == "Предварительный результат на 26 ноября 2026 года"
    assert 16 <= made.size <= 18
    assert made.size == SIZE


def test_a_measure_tells_why_how_where_when_and_by_which_law() -> None:
    [part] = of(due=(SURE,)).parts
    [item] = part.items
    assert (part.heading, item.title) == ("Положено", "1. Единое пособие")
    assert {row.label: row.text for row in item.rows} == {
        "Почему": "Ребёнку нет 17 лет; доход не выше минимума.",
        "Срок": "Подайте до шести месяцев ребёнка.",
        "Что сделать": "Подайте заявление. Возьмите с собой: паспорт (ваш); СНИЛС.",
        "Куда идти": ("Социальный фонд России (СФР); МФЦ «Мои документы». Быстрее на Госуслугах."),
        "Когда подавать": "Весь год.",
        "Сколько": "Половина минимума.\n• минимум: 17 000 ₽ (на 1 января 2026 года; Закон № 5)",
        "По какому закону": "Закон о пособиях, статья 9. Проверено 21 ноября 2026 года.",
    }


def test_what_is_open_says_what_to_find_out_and_what_is_not_due_why() -> None:
    maybe, no = of(due=(OPEN,), rest=(DENIED,)).parts
    assert maybe.items[0].rows[0].text == "Есть ли у вас удостоверение?"
    assert (no.heading, no.is_brief) == ("Не положено по вашим ответам", True)
    assert no.items[0].rows[0].text == "У вас знак донора."


def test_offices_stand_with_their_phone_once() -> None:
    office = {"name": "Отдел соцзащиты", "address": "ул. Зегеля, 1", "phones": "2-22", "hours": ""}
    *_, last = of(due=(SURE, OPEN), offices=(office,), municipality="город Липецк").parts
    assert last.heading == "Рядом с вами: город Липецк"
    assert [(row.label, row.text) for row in last.rows] == [
        ("Отдел соцзащиты", "ул. Зегеля, 1, тел. 2-22")
    ]


def test_a_name_stands_there_only_if_it_was_asked_for() -> None:
    assert [row.text for row in of(due=(SURE,)).rows] == ["8-800"]
    named = of(due=(SURE,), name="Иванова Мария")
    assert (named.rows[0].label, named.rows[0].text) == ("Для кого", "Иванова Мария")
    assert "Иванова" not in named.name


def test_a_sheet_about_another_says_so() -> None:
    made = of(due=(SURE,), whom="mother")
    assert made.title == "Что положено маме"
    assert made.name == "Что положено маме, 26 ноября 2026 года.pdf"


def test_a_result_without_anything_says_so_too() -> None:
    assert [part.heading for part in of().parts] == ["По вашим ответам ничего не нашлось"]
