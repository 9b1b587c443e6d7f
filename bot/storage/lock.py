"""One process a SQLite file: an OS lock that ends with the process, however it ends."""

import fcntl
from pathlib import Path
from typing import TextIO


class DatabaseInUse(Exception):
    """Another process serves this SQLite file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"База {path} уже открыта другим процессом. Сначала остановите его.")


def lock_database(path: Path) -> TextIO:
    """Lock «<path>.lock» until the returned file is closed; raise DatabaseInUse."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.with_name(f"{path.name}.lock").open("a", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise DatabaseInUse(path) from None
    return file
