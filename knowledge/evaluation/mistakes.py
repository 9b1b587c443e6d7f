"""Mistakes: the worst of them, each with what was expected, what came and why."""

from collections.abc import Iterator, Mapping, Sequence

from knowledge.evaluation.labelled import MISSING
from knowledge.evaluation.outcomes import Fault, Outcome

NAMES: Mapping[Fault, str] = {
    Fault.DEAF: "не услышано",
    Fault.WRONG: "отвечено уверенно и неверно",
    Fault.FALSE_ALARM: "ложная тревога",
    Fault.REJECTED: "ложный отказ",
    Fault.OFFERED: "показано лишнее",
    Fault.LOW: "верной меры нет среди трёх",
    Fault.SECOND: "верная мера не первая",
}
LONGEST = 160  # characters of a question


def worst(outcomes: Sequence[Outcome], most: int) -> list[Outcome]:
    """The gravest faults first; of one gravity, where the search was surest."""
    order = list(Fault)
    faulty = [outcome for outcome in outcomes if outcome.fault]
    faulty.sort(key=lambda one: (order.index(one.fault or Fault.SECOND), -one.confidence))
    return faulty[:most]


def mistakes(outcomes: Sequence[Outcome], most: int) -> str:
    """How many there are of each kind, and the worst of all."""
    counts = {
        name: sum(outcome.fault is fault for outcome in outcomes) for fault, name in NAMES.items()
    }
    found = ", ".join(f"{name}: {count}" for name, count in counts.items() if count)
    if not found:
        return "Ошибок нет."
    lines = [f"Ошибки: {found}"]
    if most:
        lines.append("Худшие:")
    return "\n".join([*lines, *(line for one in worst(outcomes, most) for line in _told(one))])


def _told(outcome: Outcome) -> Iterator[str]:
    asked = outcome.asked
    question = asked.question
    cut = question if len(question) <= LONGEST else f"{question[:LONGEST]}…"
    yield f"  {asked.id}  [{NAMES[outcome.fault or Fault.SECOND]}]  {cut}"
    fair = f" (годится и {', '.join(sorted(asked.also_ok))})" if asked.also_ok else ""
    yield f"      ожидалось: {asked.expect}{fair}{_where(outcome)}"
    yield f"      пришло: {outcome.decision}{_first(outcome)}"


def _where(outcome: Outcome) -> str:
    if not outcome.is_ranked:
        return ""
    named = outcome.asked.expect.removeprefix(MISSING).split("+")
    places = (outcome.place_of(one) for one in named)
    told = (f"место {place}" if place else "не найдено" for place in places)
    return f" — {', '.join(told)}"


def _first(outcome: Outcome) -> str:
    if not outcome.matches:
        return ", мер не найдено"
    first = outcome.matches[0]
    why = f"слова: {', '.join(first.why)}" if first.why else "по смыслу, общих слов нет"
    return f", первой {first.id} с уверенностью {first.confidence:.2f} ({why})"
