"""Every sentence the assistant says is written in texts/ru, and every written one is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from bot.texts import Texts
from tests.house.tree import ROOT, below, parsed, text, words

TEXTS = Texts.load(ROOT / "texts" / "ru")
PAGES = "|".join(sorted({key.split(".")[0] for key in TEXTS.keys()}))  # noqa: SIM118  a method
KEY = re.compile(rf"({PAGES})\.(?!(?:yaml|html|json|py|md)$)[a-z0-9_]+")
BEGINNING = re.compile(rf"(?:{PAGES})\.[a-z0-9_]*")
IN_TEMPLATE = re.compile(rf"""["']({BEGINNING.pattern})["'](\s*~)?""")


def is_act(page: Path, word: str) -> bool:
    """«case.claimed» in a service is an act of the journal; a case's texts are the talk's."""
    return page.parts[:2] == ("bot", "services") and word.startswith(("case.", "consent."))


def python_keys(page: Path) -> Iterator[str]:
    """Keys that a module names; a hole of an f-string becomes «*»."""
    tree = parsed(page)
    yield from (word for word in words(tree) if KEY.fullmatch(word) and not is_act(page, word))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)
            family = "".join(parts)
            if BEGINNING.match(family):
                yield family


def template_keys(page: Path) -> Iterator[str]:
    """Keys that a page or a script names; «"page.state_" ~ state» is a family."""
    for found in IN_TEMPLATE.finditer(text(page)):
        if found[2]:
            yield f"{found[1]}*"
        elif KEY.fullmatch(found[1]):
            yield found[1]


def named() -> set[str]:
    modules = [
        page for page in below("bot", "handlers", ending=".py") if page.parts[1] != "storage"
    ]
    templates = (*below("handlers", ending=".html"), *below("handlers", ending=".js"))
    return {
        *(key for page in modules for key in python_keys(page)),
        *(key for page in templates for key in template_keys(page)),
    }


def matches(name: str, key: str) -> bool:
    return re.fullmatch(re.escape(name).replace(r"\*", "[a-z0-9_]+"), key) is not None


def test_every_text_that_code_names_is_written() -> None:
    written = TEXTS.keys()
    missing = [name for name in named() if not any(matches(name, key) for key in written)]
    assert sorted(missing) == []


def test_every_written_text_is_named_in_code() -> None:
    names = named()
    unsaid = [key for key in TEXTS.keys() if not any(matches(name, key) for name in names)]  # noqa: SIM118
    assert sorted(unsaid) == []


def test_every_text_is_good_jinja() -> None:
    grammar = Environment(autoescape=True)
    for page in below("texts", ending=".yaml"):
        grammar.parse(text(page), filename=str(page))
