"""The table of docs/coverage.md: every measure with its rule, its form and its scenarios.

python -m tests.house.coverage    writes it anew
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from knowledge.library import Library
from knowledge.measure import Measure
from tests.eligibility.test_scenarios import sheets
from tests.house.tree import ROOT

PAGE = Path("docs/coverage.md")
HEAD = """\
# Что помощник знает о каждой мере

Эту таблицу пишет команда `.venv/bin/python -m tests.house.coverage`, руками её не правят.
Сверяет `tests/house/test_coverage.py`.

- Правило: «да» — помощник скажет, положена ли мера; «вероятно» — с оговоркой; «—» — правила нет.
- Форма: имя своей формы заявки; «общая» — как у всех.
- Сценарии: сколько раз по этому правилу проверили ответ, который даёт закон.
"""
COLUMNS = "| мера | правило | форма | сценариев |\n|---|---|---|--:|"


def page(library: Library) -> str:
    """The whole document."""
    counts = Counter[str]()
    for sheet in sheets():
        counts[sheet.measure] += len(sheet.scenarios)
    open_ones = [one for one in library.measures.values() if not one.closed]
    ruled = sum(one.rule is not None for one in open_ones)
    told = f"Мер: {len(open_ones)}, с правилом {ruled}; сценариев {sum(counts.values())}."
    return "\n".join([HEAD, told, *_sections(library, open_ones, counts)]) + "\n"


def _sections(library: Library, measures: list[Measure], counts: Counter[str]) -> Iterator[str]:
    places = sorted({(one.region, "" if one.region else one.group) for one in measures})
    for region, group in places:
        name = library.regions[region].name if region else f"`{group}`"
        yield f"\n## {name}\n\n{COLUMNS}"
        for one in measures:
            if (one.region, "" if one.region else one.group) == (region, group):
                yield _row(one, counts[one.id])


def _row(measure: Measure, scenarios: int) -> str:
    is_likely = measure.is_preliminary or (measure.rule and measure.rule.likely)
    sure = "вероятно" if is_likely else "да"
    rule = sure if measure.rule else "—"
    count = str(scenarios) if measure.rule else "—"
    return f"| {measure.title} | {rule} | {measure.form or 'общая'} | {count} |"


if __name__ == "__main__":
    content = Library.load(ROOT / "knowledge" / "content")
    (ROOT / PAGE).write_text(page(content), encoding="utf-8")
