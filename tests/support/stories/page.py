"""A page of the chat, read from its HTML as a browser reads it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

from tests.support.stories.screen import Seen, plain

Attributes = dict[str, str]
INLINE = {"a", "b", "strong", "em", "span", "time"}


@dataclass(slots=True, kw_only=True)
class Key:
    """A button that posts a choice: `value` is «nonce|choice»."""

    value: str
    label: str = ""
    is_dead: bool = False


@dataclass(slots=True, kw_only=True)
class Spoken:
    """A line of the conversation."""

    seq: int
    author: str
    by: str = ""
    text: str = ""
    keys: list[Key] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Page:
    lines: list[Spoken] = field(default_factory=list)
    bar: list[Key] = field(default_factory=list)
    notice: str = ""
    forms: dict[str, Attributes] = field(default_factory=dict)  # address → hidden fields

    @classmethod
    def read(cls, html: str) -> "Page":
        reader = _Reader()
        reader.feed(html)
        reader.close()
        return reader.page

    def keys(self) -> list[Key]:
        """Every button, the newest first."""
        return [*self.bar, *(key for line in reversed(self.lines) for key in line.keys)]

    def seen(self) -> list[Seen]:
        """What others than the citizen wrote; the bar belongs to all of it."""
        labels = tuple(key.label for key in self.bar)
        return [
            Seen(
                text=plain(f"{line.by} {line.text}" if line.author == "person" else line.text),
                labels=(*(key.label for key in line.keys), *labels),
                has_file=bool(line.files),
            )
            for line in self.lines
            if line.author != "citizen"
        ]


class _Reader(HTMLParser):
    """Remembers where it stands: in a line, in its text, in a button, in a notice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._form: Attributes = {}
        self._key: Key | None = None
        self._line: Spoken | None = None
        self._place = ""  # «by», «text», «notice»: where words go
        self._depth = 0  # of the element that the place began with

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        kinds = about.get("class", "").split()
        if self._place and tag not in INLINE | {"input"}:
            self._write(" ")
        if self._place and tag not in {"br", "input", "img"}:
            self._depth += 1
        self._note_form(tag, about)
        self._note_line(tag, about, kinds)
        if tag == "p" and "notice" in kinds and "hidden" not in about:
            self._enter("notice")

    def _note_form(self, tag: str, about: Attributes) -> None:
        match tag:
            case "form":
                self._form = self.page.forms.setdefault(about.get("action", ""), {})
            case "input" if about.get("type") == "hidden":
                self._form[about["name"]] = about.get("value", "")
            case "button" if about.get("name") == "choice":
                self._key = Key(value=about["value"], is_dead="disabled" in about)

    def _note_line(self, tag: str, about: Attributes, kinds: list[str]) -> None:
        match tag:
            case "li" if "line" in kinds:
                self._begin_line(about, kinds)
            case "a" if self._line and about.get("href", "").startswith(("/files/", "/papers/")):
                self._line.files.append(about["href"].replace("/papers/", "/files/"))
            case "p" if "line__by" in kinds:
                self._enter("by")
            case "div" if "line__text" in kinds:
                self._enter("text")

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "button" and self._key:
            self._end_key(self._key)
        if tag == "ol":
            self._line = None
        if not self._place:
            return
        self._depth -= 1
        if tag not in INLINE:
            self._write(" ")
        if self._depth == 0:
            self._place = ""

    @override
    def handle_data(self, data: str) -> None:
        if self._key:
            self._key.label += data.strip()
        else:
            self._write(data)

    def _begin_line(self, about: Attributes, kinds: list[str]) -> None:
        author = next(kind.removeprefix("line--") for kind in kinds if kind.startswith("line--"))
        self._line = Spoken(seq=int(about["id"].removeprefix("m")), author=author)
        self.page.lines.append(self._line)

    def _end_key(self, key: Key) -> None:
        (self._line.keys if self._line else self.page.bar).append(key)
        self._key = None

    def _enter(self, place: str) -> None:
        self._place, self._depth = place, 1

    def _write(self, words: str) -> None:
        if self._place == "notice":
            self.page.notice += words
        elif self._line and self._place == "by":
            self._line.by += words
        elif self._line and self._place == "text":
            self._line.text += words
