"""Amounts: dated, sourced, fresh, and each written in one place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem, cut
from knowledge.check.prose import prose
from knowledge.library import Library
from knowledge.measure import Parameter, Value

NUMBER = re.compile(r"\d[\d\s]*(?:,\d+)?")
TELLING = 4  # digits: a shorter number stands for something only with its unit
SEASON = timedelta(days=365)  # amounts are raised once a year, each on its own day


def amounts(desk: Desk) -> Iterator[Problem]:
    numbers = _numbers(desk.library.parameters)
    for draft in desk.drafts:
        yield from _undated(desk.library, draft)
        yield from _stale(desk.on, draft)
        yield from _retold(numbers, desk.library.parameters, draft)
        yield from _copied(numbers, draft)
    yield from _stale_parameters(desk)


def _undated(library: Library, draft: Draft) -> Iterator[Problem]:
    for value in draft.measure.amount.values:
        if not _is_dated(library, value):
            wrong = f"{cut(value.what)}: нет даты или источника, граждане суммы не увидят"
            yield draft.problem("amount.values", wrong, "Допишите as_of и source")


def _is_dated(library: Library, value: Value) -> bool:
    if not value.parameter:
        return bool(value.value and value.as_of and value.source)
    parameter = library.parameters.get(value.parameter)
    return parameter is not None and any(one.as_of and one.source for one in parameter.values)


def _stale(on: date, draft: Draft) -> Iterator[Problem]:
    if draft.measure.closed:
        return
    for value in draft.measure.amount.values:
        if value.as_of and value.as_of + SEASON < on:
            wrong = f"{cut(value.what)}: сумма на {value.as_of:%d.%m.%Y}, прошло больше года"
            advice = "Сверьте и поставьте новую дату; не нашли — удалите сумму"
            yield draft.problem("amount.values", wrong, advice, is_error=False)


def _stale_parameters(desk: Desk) -> Iterator[Problem]:
    for file, parameters in desk.parameters.items():
        for one in parameters:
            newest = max((value.as_of for value in one.values if value.as_of), default=None)
            if newest is None or newest + SEASON < desk.on:
                said = f"{newest:%d.%m.%Y}" if newest else "нет"
                yield Problem(
                    file=file,
                    field=one.id,
                    wrong=f"{cut(one.what)}: последняя дата {said}, прошло больше года",
                    advice="Допишите строку с новой датой; не менялось — с той же суммой",
                    is_error=False,
                )


def _numbers(parameters: Mapping[str, Parameter]) -> Mapping[str, list[tuple[str, Value]]]:
    """The values of all parameters by their number, «27 093 рубля» as «27093»."""
    found: dict[str, list[tuple[str, Value]]] = defaultdict(list)
    for one in parameters.values():
        for value in one.values:
            for number, _ in _told(value.value):
                found[number].append((one.id, value))
    return found


def _told(text: str) -> Iterator[tuple[str, str]]:
    """Each number of a text without spaces, a long one without kopecks, and the word after it."""
    for found in NUMBER.finditer(text):
        after = re.match(r"\s*(\w*)", text[found.end() :])
        whole, _, kopecks = re.sub(r"\s", "", found.group()).partition(",")
        number = whole if len(whole) >= TELLING or not kopecks else f"{whole},{kopecks}"
        yield number, after.group(1) if after else ""


def _retold(
    numbers: Mapping[str, list[tuple[str, Value]]],
    parameters: Mapping[str, Parameter],
    draft: Draft,
) -> Iterator[Problem]:
    for field, text in prose(draft.written):
        for number, after in _told(text):
            for name, _ in numbers.get(number, ()):
                if _is_meant(number, after, parameters[name].unit):
                    advice = f"Напишите {{{{ {name} }}}}: тогда число поменяется само"
                    wrong = f"число {number} стоит в тексте, а оно — параметр {name}"
                    yield draft.problem(field, wrong, advice)


def _is_meant(number: str, after: str, unit: str) -> bool:
    """A long number speaks for itself, «22» only before its own unit: «22 процента»."""
    return len(number) >= TELLING or bool(after and unit and after[:5] == unit[:5])


def _copied(numbers: Mapping[str, list[tuple[str, Value]]], draft: Draft) -> Iterator[Problem]:
    for value in draft.written.amount.values:
        for number, _ in _told(value.value):
            same = [name for name, one in numbers.get(number, ()) if one.as_of == value.as_of]
            if same and not value.parameter:
                wrong = f"{cut(value.what)}: число {number} на тот же день — уже параметр"
                advice = f"Вместо value, as_of и source напишите parameter: {' или '.join(same)}"
                yield draft.problem("amount.values", wrong, advice)
