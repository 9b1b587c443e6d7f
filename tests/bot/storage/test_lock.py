import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.lock import DatabaseInUse, lock_database

HOLD = """
import sys
from pathlib import Path
from bot.storage.lock import lock_database
lock = lock_database(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "opora.db"
    with subprocess.Popen(  # noqa: S603  our own line
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(DatabaseInUse, match="уже открыта"):
            lock_database(path)
        holder.kill()
    lock_database(path).close()
