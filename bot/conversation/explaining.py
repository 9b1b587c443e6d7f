"""A status of an application in plain words: what it means, what to do, how long to wait."""

from bot.conversation.values.said import Choice, Fact, Say
from knowledge.measure import Measure
from knowledge.search.glossary import Status


def explained(status: Status, measure: Measure | None, choices: tuple[Choice, ...] = ()) -> Say:
    """Say what a status means; `measure`: the one that stands on a button below."""
    facts: dict[str, Fact] = {
        "phrase": status.phrase,
        "means": status.means,
        "what_to_do": status.what_to_do,
        "wait": status.wait,
        "seen": status.seen,
        "source": status.source,
        "is_practice": status.is_practice,
        "title": measure.title if measure else "",
    }
    return Say(text="jargon.explained", facts=facts, choices=choices)
