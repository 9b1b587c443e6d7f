"""The tree names no registry, no place of somebody's machine, and holds no key."""

import re
from pathlib import Path

import pytest

from tests.house.tree import files, text

READ = {
    ".cfg", ".conf", ".css", ".example", ".html", ".in", ".js", ".json", ".lock", ".mako", ".md",
    ".py", ".service", ".sh", ".toml", ".txt", ".yaml", ".yml",
}  # fmt: skip
FORBIDDEN = {
    "the host of a package registry": r"pypi\.org|python[h]osted|[n]pmjs|--(?:extra-)?index-url",
    "a folder of one machine": r"(?<![\w.:/-])/(?:work|home|root|Users)/\w",
    "a folder beside the project": r"\.\./(?:\.\./)*(?:shared|main)\b",
    "a bot's token": r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b",
    "a private key": r"BEGIN (?:[A-Z]+ )?PRIVATE KEY",
}
LOCKS = ("uv.lock", "poetry.lock", "package-lock.json")
PAGES = [page for page in files() if page.suffix in READ or page.parent.name == ".ci"]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    assert [page for page in PAGES if re.search(FORBIDDEN[what], text(page))] == []


def test_no_lock_file_carries_addresses() -> None:
    assert [page for page in files() if page.name in LOCKS] == []


def test_every_package_of_the_locks_is_pinned_by_a_hash() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        blocks = re.split(r"\n(?=\S)", text(Path(lock)))
        packages = [block for block in blocks if re.match(r"[\w.\[\],-]+==", block)]
        assert packages
        assert all("--hash=sha256:" in block for block in packages)
