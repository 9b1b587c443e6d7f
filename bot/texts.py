"""What the assistant says: lines of texts/ru/*.yaml, asked for by key."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Self

import yaml
from jinja2 import Environment, StrictUndefined, Template

from bot.errors import Refusal

ONE, FEW, MANY = range(3)


def plural(count: int, one: str, few: str, many: str) -> str:
    """«1 день», «3 дня», «11 дней»."""
    last, teens = count % 10, count % 100 // 10 == 1
    form = MANY if teens or last in {0, 5, 6, 7, 8, 9} else ONE if last == 1 else FEW
    return f"{count} {(one, few, many)[form]}"


class Texts:
    """Lines by key `page.key`. A line that misses a fact is a mistake, not an empty place."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = dict(lines)
        self._templates: dict[str, Template] = {}
        self._words = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701  text
        self._words.filters |= {
            "plural": plural,
            "day": self.day,
            "moment": self.moment,
            "before": self.before,
        }
        self._words.filters |= {"about": self.about, "due_to": self.due_to, "place": self.place}

    @classmethod
    def load(cls, folder: Path) -> Self:
        lines: dict[str, str] = {}
        for page in sorted(folder.glob("*.yaml")):
            found = yaml.load(page.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
            lines |= {f"{page.stem}.{key}": str(line) for key, line in found.items()}
        return cls(lines)

    def keys(self) -> frozenset[str]:
        return frozenset(self._lines)

    def line(self, key: str, facts: Mapping[str, object] | None = None) -> str:
        """The line with its facts. Raises KeyError for a key nobody wrote."""
        template = self._templates.get(key)
        if template is None:
            template = self._templates[key] = self._words.from_string(self._lines[key])
        return template.render(facts or {}).strip()

    def day(self, day: str) -> str:
        """An ISO date or time as «21 ноября 2026 года»."""
        return self.line("calendar.day", self._calendar(datetime.fromisoformat(day)))

    def place(self, place: str) -> str:
        """Where a citizen goes, by the name that a measure has for it."""
        return self.line(f"places.{place}")

    def moment(self, moment: str) -> str:
        """An ISO local time as «в понедельник, 23 ноября, после 9:00»."""
        return self.line("calendar.moment", self._calendar(datetime.fromisoformat(moment)))

    def about(self, whom: str) -> str:
        """A person of whom facts are told, as «о маме»."""
        return self.line(f"whom.about_{whom}")

    def due_to(self, whom: str) -> str:
        """The same person, as in «положено маме»."""
        return self.line(f"whom.due_to_{whom}")

    def before(self, moment: str) -> str:
        """An ISO local time as «в понедельник, 23 ноября, до 9:30»."""
        return self.line("calendar.before", self._calendar(datetime.fromisoformat(moment)))

    def _calendar(self, when: datetime) -> dict[str, str]:
        months, weekdays = self.line("calendar.months"), self.line("calendar.weekdays")
        return {
            "number": str(when.day),
            "month": months.split(";")[when.month - 1],
            "year": str(when.year),
            "weekday": weekdays.split(";")[when.weekday()],
            "hour": f"{when.hour}:{when.minute:02}",
        }

    def refusal(self, error: Refusal) -> str:
        """What a person reads when we said no."""
        facts = {name: getattr(error, name, "") for name in ("holder", "reason")}
        return self.line(error.key, facts)
