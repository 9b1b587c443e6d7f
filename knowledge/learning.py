"""Learning: everything that ships beside the content, made anew from content and trials."""

from pathlib import Path

from knowledge.evaluation.acceptance import ACCEPTED, wanted
from knowledge.evaluation.labelled import Labelled, labelled
from knowledge.library import Library
from knowledge.search.hearing.teaching import teach
from knowledge.search.hearing.tellings import troubled
from knowledge.search.ranking.evidence import sentences
from knowledge.search.training.training import Training, Trial

TRIALS = Path(__file__).parent / "trials" / "questions.tsv"


def learn(library: Library) -> int:
    """Learn from the content and write what was learned; return the number of phrases."""
    training = Training(library)
    known = frozenset(library.measures)
    trials = labelled(TRIALS)
    ill = troubled(library)
    calm = [asked.question for asked in trials if not (asked.named | asked.also_ok) & ill]
    parts = [part for text in calm for part in (text, *sentences(text))]
    heard = teach(library, list(dict.fromkeys(parts)))
    training.save([_trial(asked, known) for asked in trials])  # last: its hash speaks for all
    return len(training.phrases) + heard


def _trial(asked: Labelled, known: frozenset[str]) -> Trial:
    is_measure = asked.expect not in ACCEPTED
    return Trial(
        question=asked.question,
        right=wanted(asked, known) | asked.also_ok if is_measure else frozenset(),
        region=asked.region,
        is_vague=asked.expect == "unclear",
    )
