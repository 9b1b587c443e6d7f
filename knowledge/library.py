"""The library: every file of the content, read, checked and ready to be asked."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from knowledge.form import Form
from knowledge.measure import Level, Measure, Municipality, Office, Parameter, Region, Value
from knowledge.rule import Fact

T = TypeVar("T")
HOLE = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")
ADVICE = {
    "missing": "поле обязательно",
    "unexpected_keyword_argument": "такого поля нет, проверьте название",
    "string_type": "нужен текст: возьмите значение в кавычки",
    "tuple_type": "нужен список: каждая строка начинается с «- »",
}


class MalformedContent(Exception):
    """Content that cannot be used. The message has a line for every problem: file, line, field."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read(path: Path, kind: type[T] | Any, extra: Mapping[str, object] | None = None) -> T:
    """One YAML file as a value of `kind`; `extra` are fields that other files hold."""
    try:
        node, raw = _parsed(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as trouble:
        mark = getattr(trouble, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise MalformedContent([f"{path}:{line}: это не YAML: {trouble}"]) from None
    if extra:
        raw = {**(raw or {}), **extra}
    try:
        valid: T = _adapter(kind).validate_python(raw)  # type: ignore[arg-type]
    except ValidationError as trouble:
        raise MalformedContent([_tell(path, node, error) for error in trouble.errors()]) from None
    return valid


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _parsed(text: str) -> tuple[yaml.Node | None, Any]:
    """The nodes, which know their lines, and the values made of them."""
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node else None
    finally:
        loader.dispose()


def _tell(path: Path, node: yaml.Node | None, error: Any) -> str:
    steps = [step for step in error["loc"] if isinstance(step, int) or "(" not in step]
    field = ".".join(str(step) for step in steps) or "файл"
    advice = ADVICE.get(error["type"], error["msg"])
    return f"{path}:{_line(node, steps)}: {field}: {advice}"


def _line(node: yaml.Node | None, steps: Sequence[str | int]) -> int:
    """The line of the deepest node that the steps lead to."""
    line = 1
    for step in steps:
        if node is None:
            break
        line = node.start_mark.line + 1
        node = _below(node, step)
    return node.start_mark.line + 1 if node else line


def _below(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        below: yaml.Node = node.value[step]
        return below
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What the content says. Immutable, shared by all threads."""

    measures: Mapping[str, Measure]
    regions: Mapping[str, Region]
    parameters: Mapping[str, Parameter]
    synonyms: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Fact]
    forms: Mapping[str, Form]
    content: Path

    @classmethod
    def load(cls, content: Path, on: date = date.max) -> "Library":
        """Read a content folder; `on`: the day whose amounts the texts name (newest by default).

        Raises MalformedContent, which names file, line and field of everything that is wrong.
        """
        problems: list[str] = []
        parameters = _keyed(_lists(content, "parameters", tuple[Parameter, ...], problems))
        fill = Filling(parameters, on)
        measures = [
            measure
            for path, written in _measures(content, problems)
            for measure in _attempt(problems, partial(fill, written, path))
        ]
        regions = [
            region
            for path in sorted(content.glob("regions/*/region.yaml"))
            for region in _attempt(problems, partial(_region, path))
        ]
        synonyms = _synonyms(content, problems)
        facts = _keyed(_lists(content, "facts", tuple[Fact, ...], problems))
        forms = _keyed(_forms(content, problems))
        problems += _doubles(measures)
        if problems:
            raise MalformedContent(problems)
        return cls(
            measures=_keyed(measures),
            regions=MappingProxyType({region.code: region for region in regions}),
            parameters=parameters,
            synonyms=MappingProxyType(synonyms),
            facts=facts,
            forms=forms,
            content=content,
        )

    def measure(self, measure_id: str, region: str = "") -> Measure:
        """The measure, or the twin that stands in for it in the region. KeyError if unknown."""
        twins = (twin for twin in self.regional(measure_id, region) if region and twin.replaces)
        return next(twins, self.measures[measure_id])

    def regional(self, measure_id: str, region: str = "") -> tuple[Measure, ...]:
        """What regions (or one) have instead of this measure or beside it."""
        return tuple(
            measure
            for measure in self.measures.values()
            if measure_id in (measure.replaces, measure.extends) and region in ("", measure.region)
        )

    def situated(self, region: str) -> tuple[Measure, ...]:
        """The measures that may be ranked in a region; unknown («»): federal and common only."""
        own = [
            m for m in self.measures.values() if m.level is Level.REGIONAL and m.region == region
        ]
        replaced = {measure.replaces for measure in own}
        shared = [
            measure
            for measure in self.measures.values()
            if measure.level is not Level.REGIONAL and measure.id not in replaced
        ]
        return (*shared, *own)

    def value(self, value: Value, on: date) -> Value | None:
        """The amount in force on a day, or None: without a date and a source it is not shown."""
        if value.parameter:
            dated = _in_force(self.parameters.get(value.parameter), on)
            if dated is None:
                return None
            value = replace(dated, what=value.what or dated.what, parameter=value.parameter)
        return value if value.value and value.as_of and value.source else None

    def shown(self, measure: Measure, *, approved_only: bool) -> bool:
        """Whether citizens may see it: under `approved_only`, what an editor approved."""
        return measure.approved is not None or not approved_only


def _attempt(problems: list[str], act: Callable[[], T]) -> Iterator[T]:
    try:
        yield act()
    except MalformedContent as trouble:
        problems += trouble.problems


def _keyed(things: Sequence[Any]) -> Mapping[str, Any]:
    return MappingProxyType({thing.id: thing for thing in things})


def _lists(content: Path, folder: str, kind: Any, problems: list[str]) -> list[Any]:
    """What the sheets of a folder hold, each a list of values."""
    paths = sorted(content.glob(f"{folder}/*.yaml"))
    sheets = [_attempt(problems, partial(read, path, kind)) for path in paths]
    return [one for sheet in sheets for some in sheet for one in some]


def _forms(content: Path, problems: list[str]) -> list[Form]:
    paths = sorted(content.glob("forms/*.yaml"))
    return [form for path in paths for form in _attempt(problems, partial(_form, path))]


def _form(path: Path) -> Form:
    form: Form = read(path, Form)
    if form.id != path.stem:
        raise MalformedContent([f"{path}:1: id: «{form.id}» не совпадает с именем файла"])
    return form


def _measures(content: Path, problems: list[str]) -> Iterator[tuple[Path, Measure]]:
    paths = [*content.glob("measures/*/*.yaml"), *content.glob("regions/*/measures/*.yaml")]
    for path in sorted(paths):
        for measure in _attempt(problems, partial(_measure, path)):
            yield path, measure


def _measure(path: Path) -> Measure:
    measure: Measure = read(path, Measure)
    if measure.id != path.stem:
        raise MalformedContent([f"{path}:1: id: «{measure.id}» не совпадает с именем файла"])
    is_regional = measure.level is Level.REGIONAL
    folder = path.parent.parent.name
    if is_regional and measure.region not in ("", folder):
        raise MalformedContent([f"{path}:1: region: файл лежит в папке региона «{folder}»"])
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return replace(measure, content_hash=digest, region=folder if is_regional else "")


def _region(path: Path) -> Region:
    lists = {"municipalities": tuple[Municipality, ...], "offices": tuple[Office, ...]}
    beside = {name: path.with_name(f"{name}.yaml") for name in lists}
    extra: dict[str, object] = {
        name: read(beside[name], lists[name]) for name in lists if beside[name].exists()
    }
    return read(path, Region, extra)


def _read_synonyms(path: Path) -> dict[str, tuple[str, ...]]:
    return read(path, dict[str, tuple[str, ...]])


def _synonyms(content: Path, problems: list[str]) -> dict[str, tuple[str, ...]]:
    path = content / "synonyms.yaml"
    if not path.exists():
        return {}
    sheets = _attempt(problems, partial(_read_synonyms, path))
    return {name: variants for sheet in sheets for name, variants in sheet.items()}


def _doubles(measures: Sequence[Measure]) -> list[str]:
    counts = Counter(measure.id for measure in measures)
    return [f"{name}.yaml:1: id: таких мер {n}" for name, n in counts.items() if n > 1]


def _in_force(parameter: Parameter | None, on: date) -> Value | None:
    """The newest value that is not after the day."""
    values = parameter.values if parameter else ()
    due = [value for value in values if value.as_of and value.as_of <= on]
    return max(due, key=lambda value: value.as_of or date.min, default=None)


class Filling:
    """Puts into a measure's texts, for each «{{ parameter }}», its value in force on a day."""

    def __init__(self, parameters: Mapping[str, Parameter], on: date) -> None:
        self._parameters = parameters
        self._on = on

    def __call__(self, measure: Measure, path: Path) -> Measure:
        missing: list[str] = []

        def fill(hole: re.Match[str]) -> str:
            dated = _in_force(self._parameters.get(hole[1]), self._on)
            if dated is None:
                missing.append(f"{path}:1: {{{{ {hole[1]} }}}}: нет такого параметра или его даты")
            return dated.value if dated else hole[0]

        filled: Measure = _mapped(measure, lambda text: HOLE.sub(fill, text))
        if missing:
            raise MalformedContent(missing)
        return filled


def _mapped(thing: Any, change: Callable[[str], str]) -> Any:
    """A value with `change` applied to every text inside it."""
    if type(thing) is str:
        return change(thing)
    if isinstance(thing, tuple):
        return tuple(_mapped(item, change) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        old = {field.name: getattr(thing, field.name) for field in fields(thing)}
        return replace(thing, **{name: _mapped(value, change) for name, value in old.items()})
    return thing
