"""Care: somebody in danger or a swindle, heard in a message before everything else."""

from collections.abc import Callable, Mapping, Sequence

from knowledge.findings import Danger
from knowledge.search.hearing.ear import Ear
from knowledge.search.ranking.evidence import sentences
from knowledge.search.reading.patterns import Patterns, Phrase
from knowledge.search.reading.politeness import without_politeness
from knowledge.search.reading.spelling import Nearby
from knowledge.search.reading.words import Words, tokens

# How likely trouble must be: where a phrase tells of it (under this the phrase means something
# else), where none does, and how much more where an ordinary measure is surely meant.
FAINT, QUIET, DOUBT = 0.03, 0.25, 0.4
FEWEST = 4  # words
ALONE = 0.8  # how likely one sentence of a long tale must tell of it


class Care:
    """Listens for the phrases of each danger, and with an ear that learned how trouble sounds.

    Both hear through typos, another keyboard layout and Latin letters.
    """

    def __init__(
        self,
        words: Words,
        phrases: Mapping[Danger, Sequence[Phrase]],
        cyrillic: Callable[[str], str],
        ear: Ear,
        *,
        ordinary: Callable[[str], float],
    ) -> None:
        """`ordinary`: how surely a text asks for a measure that is not for people in trouble."""
        self._words = words
        self._patterns = Patterns(words, phrases)
        self._nearby = Nearby(words, self._patterns.vocabulary())
        self._cyrillic = cyrillic
        self._ear = ear
        self._ordinary = ordinary

    def alarm(self, text: str) -> Danger | None:
        """The danger that is heard; mostly an encoding, and a ranking more when in doubt."""
        meant = self._nearby.meant(self._cyrillic(text))
        said = self._patterns.first(meant)
        if said is None and not (self._is_tale(meant) and self._ear.pricks(meant)):
            return None
        tale = without_politeness(meant)
        told = self._ear.each(list(dict.fromkeys([tale, *sentences(tale)])))
        if not told:
            return said
        whole, worst = told[0], max(told, key=_total)
        if said:
            return said if _total(worst) >= FAINT else None
        if self._is_loud(_total(whole), text):
            return loudest(whole)
        return loudest(worst) if _total(worst) >= ALONE else None

    def _is_tale(self, text: str) -> bool:
        """Whether there is enough to listen to: in two words, or a name, the ear only guesses."""
        known = [word for word in tokens(text) if word.isalpha() and self._words.is_known(word)]
        return len(known) >= FEWEST and bool(self._words.telling(self._words.lemmas(text)))

    def _is_loud(self, share: float, text: str) -> bool:
        if QUIET <= share < QUIET + DOUBT:
            return share >= QUIET + DOUBT * self._ordinary(text)
        return share >= QUIET


def _total(shares: Mapping[Danger, float]) -> float:
    return sum(shares.values())


def loudest(shares: Mapping[Danger, float]) -> Danger:
    """The likeliest danger; a swindle only if all the others together are less likely."""
    others = {danger: share for danger, share in shares.items() if danger is not Danger.SCAM}
    if sum(others.values()) < shares[Danger.SCAM]:
        return Danger.SCAM
    return max(others, key=lambda danger: others[danger])
