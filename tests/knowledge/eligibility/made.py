"""Made-up facts and rules, as an editor would write them, without a content folder."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import TypeAdapter

from knowledge.eligibility.screening import Screening
from knowledge.library import Library
from knowledge.measure import Measure, Parameter, Value
from knowledge.rule import Fact
from tests.knowledge.tiny import measure

ON = date(2026, 11, 21)
FACTS = """
- {id: citizen, kind: yesno, question: 'Гражданин?'}
- {id: poor, kind: yesno, question: 'Мало денег?'}
- {id: ill, kind: yesno, question: 'Болеете?'}
- {id: children, kind: number, most: 20, question: 'Сколько детей?'}
- {id: youngest, kind: age, question: 'Сколько лет младшему?', when: [{fact: children, least: 1}]}
- {id: age, kind: age, question: 'Сколько вам лет?'}
- {id: income, kind: money, question: 'Какой доход?'}
- {id: size, kind: number, question: 'Сколько человек?'}
- {id: per_head, kind: money, question: 'Доход на человека?', ratio: [income, size]}
- {id: low, kind: yesno, question: 'Доход мал?', derived: [{fact: per_head, under: pm}]}
- {id: wage, kind: money, question: 'Какая зарплата?', when: [{fact: citizen}]}
- {id: needy, kind: yesno, question: 'Трудно?', derived: [{fact: low}], when: [{fact: citizen}]}
- id: home
  kind: choice
  question: 'Какое жильё?'
  answers: [{id: own, text: Своё}, {id: rented, text: Снимаем}]
- id: work
  kind: several
  question: 'Чем заняты?'
  answers: [{id: job, text: Работаю}, {id: study, text: Учусь}, {id: pension, text: На пенсии}]
"""


def facts(written: str = FACTS) -> Mapping[str, Fact]:
    read = TypeAdapter(tuple[Fact, ...]).validate_python(yaml.safe_load(written))
    return {one.id: one for one in read}


def library(rules: Mapping[str, str], written: str = FACTS, **parameters: str) -> Library:
    """Rules in YAML by the measure's id; parameters have their value since 2026."""
    read = TypeAdapter(Measure).validate_python
    measures = [read(measure(name, rule=yaml.safe_load(rule))) for name, rule in rules.items()]
    return Library(
        measures={one.id: one for one in measures},
        regions={},
        parameters=MappingProxyType({name: _dated(name, v) for name, v in parameters.items()}),
        synonyms={},
        forms={},
        facts=facts(written),
        content=Path(),
    )


def _dated(name: str, value: str) -> Parameter:
    since = Value(what=name, value=value, as_of=date(2026, 1, 1), source="закон")
    return Parameter(id=name, what=name, unit="", values=(since,))


def screened(*conditions: str, written: str = FACTS, **parameters: str) -> Screening:
    """One measure, «aid», that needs all of the conditions, on 21 November 2026."""
    rule = "law: Закон\nall: [" + ", ".join(conditions) + "]"
    return Screening(library({"aid": rule}, written, **parameters), region="", on=ON)
