"""Fixtures that every test may ask for, and the ledgers at the end of a run."""

import pytest

from tests.support.databases import (
    database,
    database_url,
    postgres,
    postgres_database,
    postgres_url,
    sqlite_template,
    sqlite_url,
    vault,
)

__all__ = [
    "database",
    "database_url",
    "postgres",
    "postgres_database",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
    "vault",
]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what each crash test saw."""
    passed = [one for one in terminalreporter.stats.get("passed", ()) if one.when == "call"]
    kept = {one.nodeid: dict(one.user_properties).get("ledger") for one in passed}
    for name, ledger in sorted(kept.items()):
        if ledger:
            terminalreporter.write_line(f"{name.rpartition('::')[2]}: {ledger}")
