"""Asking: the search from a command line, one question or a file of them."""

import json
import time
from collections.abc import Iterable, Iterator

from knowledge.findings import Findings
from knowledge.search.search import Search


def ask_one(search: Search, question: str, region: str = "", *, as_json: bool = False) -> str:
    """What the search makes of a question, for a person or (`as_json`) for a program."""
    findings, milliseconds = _timed(search, question, region)
    if as_json:
        return _line("", findings, milliseconds, with_why=True)
    lines = [f"{findings.decision}{_detail(findings)}  ({milliseconds} мс)"]
    lines += [
        f"{match.confidence:.2f}  {match.id}  {', '.join(match.why)}" for match in findings.matches
    ]
    return "\n".join(lines)


def ask_batch(search: Search, lines: Iterable[str]) -> Iterator[str]:
    """For a line {"id", "question", "region"} a line of what was found; «» is no known region."""
    for line in lines:
        if line.strip():
            asked = json.loads(line)
            region = asked.get("region") or ""
            findings, milliseconds = _timed(search, asked["question"], region)
            yield _line(asked.get("id", ""), findings, milliseconds)


def _timed(search: Search, question: str, region: str) -> tuple[Findings, float]:
    start = time.perf_counter()
    findings = search.find(question, region=region)
    return findings, round((time.perf_counter() - start) * 1000, 2)


def _line(name: str, findings: Findings, milliseconds: float, *, with_why: bool = False) -> str:
    measures = [
        {"id": match.id, "confidence": match.confidence}
        | ({"why": list(match.why)} if with_why else {})
        for match in findings.matches
    ]
    told = {"id": name, "decision": str(findings.decision), "measures": measures}
    return json.dumps(told | {"milliseconds": milliseconds}, ensure_ascii=False)


def _detail(findings: Findings) -> str:
    parts = (findings.danger, findings.region, findings.municipality)
    told = ", ".join(str(part) for part in parts if part)
    return f": {told}" if told else ""
