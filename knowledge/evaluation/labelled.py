"""Labelled questions: what people asked, and what they should be told."""

import csv
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("id", "question", "expect")
MISSING = "missing:"


class MalformedQuestions(Exception):
    """A file that cannot be read as labelled questions. The message says why, in Russian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One question; what each `expect` accepts is a table in docs/evaluation.md."""

    id: str
    question: str
    expect: str
    also_ok: frozenset[str] = frozenset()
    kind: str = ""
    trait: str = ""
    region: str = ""

    @property
    def named(self) -> frozenset[str]:
        """The measures that `expect` names, if it names any; whether they exist is not known."""
        return frozenset(self.expect.removeprefix(MISSING).split("+"))


def labelled(path: Path) -> list[Labelled]:
    """The questions of a tab-separated file. Raises MalformedQuestions."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            absent = [name for name in NEEDED if name not in (reader.fieldnames or ())]
            if absent:
                raise MalformedQuestions(f"{path}: в первой строке нет столбца {absent[0]}.")
            return [_labelled(path, line, row) for line, row in enumerate(reader, start=2)]
    except OSError as trouble:
        raise MalformedQuestions(f"{path}: файл не прочитан: {trouble.strerror}.") from None
    except UnicodeDecodeError:
        raise MalformedQuestions(f"{path}: файл не в кодировке UTF-8.") from None


def _labelled(path: Path, line: int, row: dict[str, str]) -> Labelled:
    told = {name: (row.get(name) or "").strip() for name in (*NEEDED, "kind", "trait", "region")}
    if not told["question"] or not told["expect"]:
        raise MalformedQuestions(f"{path}:{line}: нет вопроса или того, что ожидалось.")
    also_ok = (one.strip() for one in (row.get("also_ok") or "").split(","))
    return Labelled(**told, also_ok=frozenset(filter(None, also_ok)))
