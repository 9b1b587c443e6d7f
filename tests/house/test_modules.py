"""Every module is short, says what it keeps, and is named after it."""

import ast

from tests.house.tree import ROOMS, below, parsed, text

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
NOT_A_NAME = {
    "base", "common", "core", "data", "helper", "helpers", "info", "manager", "misc", "processor",
    "util", "utils",
}  # fmt: skip
CODE = below(*ROOMS, "bench", "dev.py", ending=".py")
TESTS = below("tests", ending=".py")


def test_a_module_says_what_it_keeps() -> None:
    silent = [page for page in CODE if text(page) and not ast.get_docstring(parsed(page))]
    assert silent == [], "begin with one line that says what is kept here"


def test_a_module_fits_into_a_head() -> None:
    lengths = {str(page): len(text(page).splitlines()) for page in (*CODE, *TESTS)}
    assert {page: length for page, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_function_fits_on_a_screen() -> None:
    lengths = {
        f"{page}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for page in (*CODE, *TESTS)
        for node in ast.walk(parsed(page))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_a_file_is_named_after_what_it_keeps() -> None:
    places = below(*ROOMS, "bench", "tests", "texts", "migrations", "docs", "deploy")
    ours = [page for page in places if "content" not in page.parts]  # there a name is an id
    assert [page for page in ours if NOT_A_NAME & {*page.parts[:-1], page.stem}] == []


def test_modules_are_imported_by_their_rooms() -> None:
    taken = [
        f"{page}: import {alias.name}"
        for page in (*CODE, *TESTS)
        for node in ast.walk(parsed(page))
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name.split(".")[0] in ROOMS
    ]
    assert taken == [], "write `from bot.x import Y`"
