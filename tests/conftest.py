"""Fixtures that every test may ask for."""

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
