"""The files of the house, as git sees them: what is committed and what is about to be."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "knowledge")
GIT = ("git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard")


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root; what .gitignore names is not among them."""
    listed = subprocess.run(GIT, capture_output=True, check=True, text=True)  # noqa: S603
    paths = sorted({Path(line) for line in listed.stdout.splitlines()})
    return tuple(path for path in paths if (ROOT / path).is_file())


def below(*folders: str, ending: str = "") -> tuple[Path, ...]:
    return tuple(
        path for path in files() if path.parts[0] in folders and path.name.endswith(ending)
    )


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(text(path))


def words(tree: ast.AST) -> Iterator[str]:
    """Every whole string of a module: no docstring, no piece of an f-string."""
    nodes = tuple(ast.walk(tree))
    skipped = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    skipped |= {
        id(piece) for node in nodes if isinstance(node, ast.JoinedStr) for piece in node.values
    }
    for node in nodes:
        match node:
            case ast.Constant(value=str() as word) if id(node) not in skipped:
                yield word
