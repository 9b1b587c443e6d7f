"""Several: whether a message asks about different measures, and about which, in order."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from knowledge.findings import Decision, Findings, Match
from knowledge.search.decision import decide
from knowledge.search.ranking.ranking import Ranked
from knowledge.search.reading.splitting import MOST, parts, says_so
from knowledge.search.reading.words import Words

TELLING = 3  # words of a part that carry meaning; fewer are no question of their own
LIKELY = 0.6  # how sure the whole message must be of each, too, where nobody says it asks twice
FEWEST = 2  # measures between which a message is split
READ = 5  # parts of a message that are looked at


class Several:
    """Reads each question of a message by itself; believes in two only if sure of both."""

    def __init__(
        self, words: Words, ranked: Callable[[str, str], Ranked], intent: Callable[[str], object]
    ) -> None:
        """`ranked`: measures for a text and a region; `intent`: what a text wants of us, if so."""
        self._words = words
        self._ranked = ranked
        self._intent = intent

    def told_apart(self, found: Findings, text: str, region: str) -> Findings:
        """Put the measures of the parts first; a message that asks one thing stays as it is."""
        asked = [part for part in parts(text)[:READ] if self._is_whole(part)]
        if len(asked) < FEWEST:
            return found
        sure = self._sure(asked, region)
        if not says_so(text):
            sure = _leading(sure, found.matches)
        if len(sure) < FEWEST:
            return found
        ids = tuple(match.id for match in sure)
        others = (match for match in found.matches if match.id not in ids)
        return replace(
            found,
            decision=Decision.ANSWER,
            matches=(*sure, *others),
            several=ids,
            asked=len(asked),
        )

    def _is_whole(self, part: str) -> bool:
        return len(self._words.telling(self._words.lemmas(part))) >= TELLING

    def _sure(self, asked: list[str], region: str) -> tuple[Match, ...]:
        sure = {match.id: match for match in self._answers(asked, region)}
        return tuple(sure.values())[:MOST]

    def _answers(self, asked: list[str], region: str) -> Iterator[Match]:
        for part in asked:
            ranked = self._ranked(part, region)
            is_sure = decide(ranked.matches, ranked.ours) is Decision.ANSWER
            if is_sure and self._intent(part) is None:
                yield ranked.matches[0]


def _leading(sure: tuple[Match, ...], whole: tuple[Match, ...]) -> tuple[Match, ...]:
    """Those that the whole message speaks of before all else.

    A detail («нужно ли свидетельство?») read by itself may lead to something never meant.
    """
    first = {match.id for match in whole[: len(sure)] if match.confidence >= LIKELY}
    return tuple(match for match in sure if match.id in first)
