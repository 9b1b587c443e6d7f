"""Forms: what is asked must be short and plain, and every answer must lead somewhere."""

import re
from collections.abc import Iterator

from knowledge.check.desk import Desk
from knowledge.check.problem import Problem, cut
from knowledge.check.prose import length, sentences
from knowledge.check.wording import LONGEST_SENTENCE, Stiff, patterns
from knowledge.form import COMMON, REPRESENTATIVE, Field, Form, Kind
from knowledge.search.reading.words import plain

NAME = re.compile(r"[a-z][a-z0-9_]{0,23}")
MARKS = re.compile(r"[^\w]+")
NEEDED = {"full_name": Kind.NAME, "phone": Kind.PHONE}  # by which a citizen is found again
CHOSEN = {Kind.CHOICE, Kind.SEVERAL}
LONGEST_QUESTION, LONGEST_LABEL, LONGEST_ANSWER = 200, 40, 40  # characters
FEWEST_FIELDS, MOST_FIELDS = 3, 10
FITTING = {("number", "number"), ("money", "money")}  # a fact's kind, a field's
MOST_BUTTONS = 6  # of one message
Wrong = tuple[str, str]  # what is wrong, and what to do about it


def forms(desk: Desk) -> Iterator[Problem]:
    stiff = patterns(desk.plain.stiff)
    named = {REPRESENTATIVE, *(draft.measure.form or COMMON for draft in desk.drafts)}
    for form in desk.library.forms.values():
        if form.id not in named:
            yield _problem(form, "id", "ни одна мера её не называет", "Уберите её или назовите")
        yield from _form(desk, form, stiff)
    for draft in desk.drafts:
        if draft.measure.form and draft.measure.form not in desk.library.forms:
            wrong = f"формы «{draft.measure.form}» нет"
            yield draft.problem("form", wrong, "Исправьте имя или заведите forms/<имя>.yaml")


def _problem(form: Form, field: str, wrong: str, advice: str) -> Problem:
    return Problem(file=f"forms/{form.id}.yaml", field=field, wrong=wrong, advice=advice)


def _form(desk: Desk, form: Form, stiff: list[Stiff]) -> Iterator[Problem]:
    ids = [field.id for field in form.fields]
    for name in sorted({one for one in ids if ids.count(one) > 1}):
        yield _problem(form, name, "поле стоит дважды", "Переименуйте или уберите одно")
    if not FEWEST_FIELDS <= len(ids) <= MOST_FIELDS:
        wrong = f"полей {len(ids)}, нужно от {FEWEST_FIELDS} до {MOST_FIELDS}"
        yield _problem(form, "fields", wrong, "Оставьте то, без чего специалист не начнёт")
    for name, kind in NEEDED.items():
        if not any(field.id == name and field.kind is kind for field in form.fields):
            advice = f"Добавьте поле {name}, kind: {kind}: по нему человека узнают"
            yield _problem(form, "fields", f"нет поля {name}", advice)
    for place, field in enumerate(form.fields):
        found = (
            *_named(desk, field),
            *_worded(field, stiff),
            *_answers(field),
            *_belongings(field),
            *_condition(field, form.fields[:place]),
        )
        yield from (_problem(form, field.id, wrong, advice) for wrong, advice in found)


def _named(desk: Desk, field: Field) -> Iterator[Wrong]:
    if not NAME.fullmatch(field.id):
        yield f"имя поля «{field.id}»", "Латиница, цифры и «_», до 24 знаков"
    fact = desk.library.facts.get(field.fact)
    if field.fact and fact is None:
        yield f"факта «{field.fact}» нет", "Возьмите id из facts или уберите fact"
    if fact and (fact.kind.value, field.kind.value) not in FITTING:
        wrong = f"факт «{fact.id}» вида {fact.kind}, поле вида {field.kind}"
        yield wrong, "Подходят число к числу и деньги к деньгам; иначе уберите fact"


def _worded(field: Field, stiff: list[Stiff]) -> Iterator[Wrong]:
    whole = f"{field.question} {field.help}".strip()
    yield from _measured(field, whole)
    for sentence in sentences(whole):
        if length(sentence) > LONGEST_SENTENCE:
            yield f"длинное предложение: {cut(sentence)}", "Разделите его на два"
    for pattern, better in stiff:
        if found := pattern.search(plain(whole)):
            yield f"канцелярит «{found.group()}»", f"Скажите: {better}"


def _measured(field: Field, whole: str) -> Iterator[Wrong]:
    if not field.question.endswith(("?", ".")):
        yield "вопрос без знака в конце", "Закончите его «?» или «.»"
    if len(whole) > LONGEST_QUESTION:
        yield f"в вопросе знаков {len(whole)}, можно {LONGEST_QUESTION}", "Сократите"
    if len(field.label) > LONGEST_LABEL or field.label != field.label.strip(" .?"):
        yield f"подпись {cut(field.label)}", f"До {LONGEST_LABEL} знаков, без точки"


def _answers(field: Field) -> Iterator[Wrong]:
    """A choice has buttons, no more than a message may have, and each means one thing."""
    if (field.kind in CHOSEN) != bool(field.answers):
        yield "answers нужны у choice и several, и только у них", "Исправьте kind или answers"
    beside = field.is_optional + (field.kind is Kind.SEVERAL)
    if len(field.answers) + beside > MOST_BUTTONS:
        yield f"ответов {len(field.answers)}", f"Вместе с другими кнопками можно {MOST_BUTTONS}"
    ids = [one.id for one in field.answers]
    said = [_words(text) for one in field.answers for text in (one.text, *one.also)]
    if len({*ids}) < len(ids) or len({*said}) < len(said):
        yield "два ответа с одним именем или словом", "Пусть каждое слово значит один ответ"
    for one in field.answers:
        if not NAME.fullmatch(one.id):
            yield f"имя ответа «{one.id}»", "Латиница, цифры и «_», до 24 знаков"
        if len(one.text) > LONGEST_ANSWER:
            yield f"длинная кнопка {cut(one.text)}", f"До {LONGEST_ANSWER} знаков"


def _words(text: str) -> str:
    return " ".join(MARKS.sub(" ", plain(text)).split())


def _belongings(field: Field) -> Iterator[Wrong]:
    """What only some kinds have."""
    has_documents = bool(field.documents) or field.are_documents_of_measure
    if has_documents and field.kind is not Kind.FILES:
        yield "документы есть только у files", "Исправьте kind или уберите их"
    if field.documents and field.are_documents_of_measure:
        yield "и свой список, и список меры", "Оставьте documents или are_documents_of_measure"
    if field.side and field.kind is not Kind.DATE:
        yield "side есть только у date", "Уберите его"
    if field.kind is Kind.NUMBER and field.least > field.most:
        yield f"least {field.least} больше most {field.most}", "Исправьте границы"


def _condition(field: Field, earlier: tuple[Field, ...]) -> Iterator[Wrong]:
    """`when` hangs on an answer that was given before."""
    before = {one.id: one for one in earlier if one.kind in CHOSEN}
    for name, among in field.when.items():
        if name not in before:
            advice = "Назовите поле choice или several, которое стоит раньше"
            yield f"when: поля «{name}» раньше нет", advice
            continue
        for answer in among:
            if before[name].option(answer) is None:
                yield f"when: у поля «{name}» нет ответа «{answer}»", "Возьмите id ответа"
        if not among:
            yield f"when: у «{name}» не назван ответ", "Назовите хотя бы один"
