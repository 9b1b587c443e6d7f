"""The five rules for OpenFisca-Core, written anew; runs in an environment of its own.

python openfisca.py POPULATION.npz RUNS MINIMUM
"""
# ruff: noqa: INP001, PLR2004, T201  no package; it prints its figures; laws have numbers

import json
import statistics
import sys
import time
import tracemalloc
from datetime import date

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

DAY = "2026-11-21"
KILOBYTE = 2**10
BOOLEANS = (
    "citizen", "income_tax", "property_ok", "student_child", "breadwinner_lost", "student",
)  # fmt: skip
WHOLES = ("children", "birth_order", "family_size")
BIRTHS = ("youngest_child", "age")

Person = build_entity(key="person", plural="persons", label="a person", is_person=True)


class Capital(Enum):
    none = "none"
    left = "left"
    spent = "spent"


class Disability(Enum):
    none = "none"
    first = "first"
    second = "second"
    third = "third"
    child = "child"


class Sex(Enum):
    female = "female"
    male = "male"


def given(name, kind, **more):
    """A variable that is told of a person and does not change."""
    said = {"value_type": kind, "entity": Person, "definition_period": DateUnit.ETERNITY, **more}
    return type(name, (Variable,), {**said, "label": name})


def chosen(name, answers):
    default = next(iter(answers))
    return given(name, Enum, possible_values=answers, default_value=default)


def reckoned(name, formula):
    """A variable of a day that follows from others."""
    said = {"value_type": bool, "entity": Person, "definition_period": DateUnit.DAY}
    return type(name, (Variable,), {**said, "label": name, "formula": formula})


def is_under(person, period, birth, years):
    """Whether somebody has not yet had so many birthdays."""
    return person(birth, period) > np.datetime64(period.start.offset(-years, "year").date)


def pension_age(person, period, _parameters):
    born = person("age", period)
    is_woman = person("sex", period) == Sex.female
    by_age = np.where(
        is_woman, ~is_under(person, period, "age", 60), ~is_under(person, period, "age", 65)
    )
    earlier = np.where(
        is_woman,
        ~is_under(person, period, "age", 59) & (born < np.datetime64("1968-01-01")),
        ~is_under(person, period, "age", 64) & (born < np.datetime64("1963-01-01")),
    )
    return by_age | earlier


def maternity_capital(person, period, _parameters):
    born, order = person("youngest_child", period), person("birth_order", period)
    first = (born >= np.datetime64("2020-01-01")) & (order >= 1) & (order <= 2)
    later = (
        (order >= 2)
        & (born >= np.datetime64("2007-01-01"))
        & (person("capital", period) == Capital.none)
    )
    return person("citizen", period) & (person("children", period) >= 1) & (first | later)


def is_below(person, period, parameters, times):
    """Whether the income of a head is not above so many minimums."""
    limit = times * parameters(period).minimum
    return person("family_income", period) <= limit * person("family_size", period)


def maternity_capital_monthly(person, period, parameters):
    return (
        (person("children", period) >= 1)
        & is_under(person, period, "youngest_child", 3)
        & (person("capital", period) == Capital.left)
        & is_below(person, period, parameters, 2)
    )


def annual_family_payment(person, period, parameters):
    children = person("children", period)
    two = (children >= 2) | ((children >= 1) & person("student_child", period))
    return (
        person("citizen", period)
        & two
        & person("income_tax", period)
        & is_below(person, period, parameters, 1.5)
        & person("property_ok", period)
    )


def child_tax_deduction(person, period, _parameters):
    child = (person("children", period) >= 1) | person("student_child", period)
    return person("income_tax", period) & child


def survivor_pension(person, period, _parameters):
    return person("breadwinner_lost", period) & (
        (person("children", period) >= 1)
        | person("student_child", period)
        | is_under(person, period, "age", 18)
        | (is_under(person, period, "age", 23) & person("student", period))
        | person("pension_age", period)
        | (person("disability", period) != Disability.none)
    )


FIVE = {
    "maternity-capital": maternity_capital,
    "maternity-capital-monthly": maternity_capital_monthly,
    "annual-family-payment": annual_family_payment,
    "child-tax-deduction": child_tax_deduction,
    "survivor-pension": survivor_pension,
}


def system(minimum):
    found = TaxBenefitSystem([Person])
    found.parameters = ParameterNode(
        "", data={"minimum": {"values": {"2026-01-01": {"value": minimum}}}}
    )
    variables = [
        *(given(name, bool) for name in BOOLEANS),
        *(given(name, int) for name in WHOLES),
        *(given(name, date) for name in BIRTHS),
        given("family_income", float),
        chosen("capital", Capital),
        chosen("disability", Disability),
        chosen("sex", Sex),
        reckoned("pension_age", pension_age),
        *(reckoned(name.replace("-", "_"), formula) for name, formula in FIVE.items()),
    ]
    for variable in variables:
        found.add_variable(variable)
    return found


def told(arrays):
    """The population in the types that OpenFisca keeps."""
    first = date(1970, 1, 1).toordinal()
    dates = {name: (arrays[name] - first).astype("datetime64[D]") for name in BIRTHS}
    return {
        **{name: arrays[name].astype(bool) for name in BOOLEANS},
        **{name: arrays[name].astype(np.int32) for name in WHOLES},
        **dates,
        "family_income": arrays["family_income"].astype(np.float32),
        **{name: arrays[name].astype(np.uint8) for name in ("capital", "disability", "sex")},
    }


def counts(known, population):
    size = len(population["children"])
    simulation = SimulationBuilder().build_default_simulation(known, count=size)
    for name, values in population.items():
        simulation.set_input(name, "eternity", values)
    return {name: int(simulation.calculate(name.replace("-", "_"), DAY).sum()) for name in FIVE}


def main():
    path, runs, minimum = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    with np.load(path) as file:
        population = told(file)
    known = system(minimum)
    seconds, found = [], {}
    for _ in range(runs):
        began = time.perf_counter()
        found = counts(known, population)
        seconds.append(time.perf_counter() - began)
    tracemalloc.start()
    counts(known, population)
    megabytes = tracemalloc.get_traced_memory()[1] / KILOBYTE**2
    print(
        json.dumps({"seconds": statistics.median(seconds), "megabytes": megabytes, "counts": found})
    )


if __name__ == "__main__":
    main()
