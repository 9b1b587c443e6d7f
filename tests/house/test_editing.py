"""The editor's guide: its commands exist, its example is a measure, and it names every sheet."""

import re
import shlex
from pathlib import Path

import pytest

from bot.commands.words import parser
from knowledge.library import Library
from knowledge.search.origin import SHEETS as LEARNED
from tests.house.tree import ROOT, text

GUIDE = text(Path("docs/editing.md"))
MOST_LINES = 250
COMMANDS = sorted(set(re.findall(r"^python3 dev\.py bot (.+)$", GUIDE, re.MULTILINE)))
SHEETS = sorted(path.name for path in (ROOT / "knowledge" / "content").glob("*.yaml"))
EXAMPLE = re.compile(r"```yaml\n(id: .+?)```", re.DOTALL)
TRAINED = {*LEARNED, "foreign.yaml"}


def test_it_can_be_read_in_one_sitting() -> None:
    assert len(GUIDE.splitlines()) <= MOST_LINES


def test_it_names_commands() -> None:
    assert {"check", "train"} <= {*COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_are_understood(command: str) -> None:
    assert parser().parse_args(shlex.split(command)).act


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_tells_of_every_sheet_and_whether_to_train_after_it(sheet: str) -> None:
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{sheet}`"))
    assert row.endswith("| да |" if sheet in TRAINED else "| нет |")


def test_its_example_is_a_measure(tmp_path: Path) -> None:
    found = EXAMPLE.search(GUIDE)
    assert found
    path = tmp_path / "measures/low-income/free-firewood.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(found[1], encoding="utf-8")
    assert "free-firewood" in Library.load(tmp_path).measures
