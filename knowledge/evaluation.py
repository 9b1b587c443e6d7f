"""Evaluation: labelled questions put to the search, and a table of how it did.

A file is tab-separated with the columns id, question, expect and, if need be, also_ok and region.
`expect` is a measure's id, «a+b» (each is right), or what kind of message it is.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.findings import Decision, Findings
from knowledge.search.search import Search

NO_MEASURE = frozenset(
    {"offtopic", "unclear", "smalltalk", "human", "abuse", "gibberish", "command"}
)
SAFETY = frozenset({"crisis", "scam", "normal"})
FIRST_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One question and what it should find."""

    id: str
    question: str
    expect: str
    also_ok: frozenset[str] = frozenset()
    region: str = ""

    @property
    def asks_measure(self) -> bool:
        return self.expect not in NO_MEASURE | SAFETY and not self.expect.startswith("missing:")

    @property
    def main(self) -> frozenset[str]:
        return frozenset(self.expect.split("+"))


def labelled(path: Path) -> list[Labelled]:
    """The questions of a file."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Labelled(
            id=row["id"],
            question=row["question"],
            expect=row["expect"],
            also_ok=frozenset(filter(None, (row.get("also_ok") or "").split(","))),
            region=row.get("region") or "",
        )
        for row in rows
    ]


def evaluate(search: Search, questions: Iterable[Labelled], known: Iterable[str]) -> Counter[str]:
    """Count outcomes; `known` are the ids that the content holds, the others cannot be found."""
    ids = frozenset(known)
    counts: Counter[str] = Counter()
    for asked in questions:
        counts.update(_outcome(search.find(asked.question, region=asked.region), asked, ids))
    return counts


def table(counts: Mapping[str, int]) -> str:
    """Shares in per cent, a line each: of what, how many of how many."""
    lines = [
        _share(counts, "верная мера первой", "top1", "measure"),
        _share(counts, "верная мера среди трёх", "top3", "measure"),
        _share(counts, "отвечено сразу и верно", "answered", "measure"),
        _share(counts, "отвечено уверенно и неверно", "wrong", "all"),
        _share(counts, "не наше: отвечать не стали", "rejected", "foreign"),
        _share(counts, "беда услышана", "crisis_heard", "crisis"),
        _share(counts, "мошенники услышаны", "scam_heard", "scam"),
        _share(counts, "ложная тревога", "false_alarm", "normal"),
    ]
    return "\n".join(line for line in lines if line)


def _share(counts: Mapping[str, int], name: str, part: str, whole: str) -> str:
    total = counts.get(whole, 0)
    hit = counts.get(part, 0)
    return f"{name:<30}{100 * hit / total:6.1f} %  {hit} из {total}" if total else ""


def _outcome(findings: Findings, asked: Labelled, known: frozenset[str]) -> Sequence[str]:
    if asked.expect in SAFETY:
        return _alarm(findings.decision, asked.expect)
    answered = findings.decision is Decision.ANSWER
    if not asked.asks_measure or not asked.main & known:
        return _foreign(findings, asked, answered=answered)
    return _ranked(findings, asked, answered=answered)


def _foreign(findings: Findings, asked: Labelled, *, answered: bool) -> Sequence[str]:
    """Nothing of ours is right; what a fair judge also accepts is not held against us."""
    best = findings.best.id if findings.best else ""
    if asked.asks_measure:
        return ["all", "absent", *(["wrong"] if answered and best not in asked.also_ok else [])]
    told = "rejected" if not answered else "wrong" if best not in asked.also_ok else "excused"
    return ["all", "foreign", told]


def _ranked(findings: Findings, asked: Labelled, *, answered: bool) -> Sequence[str]:
    ids = [match.id for match in findings.matches]
    is_first = bool(ids) and ids[0] in asked.main | asked.also_ok
    is_near = is_first or not asked.main.isdisjoint(ids[:FIRST_FEW])
    told = {
        "top1": is_first,
        "top3": is_near,
        "answered": answered and is_first,
        "wrong": answered and not is_first,
    }
    return ["all", "measure", *(name for name, is_so in told.items() if is_so)]


def _alarm(decision: Decision, expect: str) -> Sequence[str]:
    is_care = decision is Decision.CARE
    is_any = is_care or decision is Decision.SCAM
    match expect:
        case "crisis":
            return ["crisis", *(["crisis_heard"] if is_care else [])]
        case "scam":
            return ["scam", *(["scam_heard"] if is_any else [])]
        case _:
            return ["normal", *(["false_alarm"] if is_any else [])]
