"""Asking from a command line: what an evaluation prints, writes and draws."""

import json
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.commands import asking
from bot.commands.words import parser
from bot.settings import Settings
from knowledge.evaluation import plot
from knowledge.library import Library
from knowledge.search.search import Search
from tests.knowledge.tiny import Trigrams, written

HEAD = "id\tquestion\texpect\n"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Of a house that knows only the tiny library."""
    library = Library.load(written(tmp_path / "content"))
    known = SimpleNamespace(library=library, search=Search(library, encoder=Trigrams()))
    monkeypatch.setattr(asking, "know", lambda _settings: known)
    return Settings(_env_file=None, var_dir=tmp_path / "var")


def typed(*words: object) -> Namespace:
    return parser().parse_args(["evaluate", *map(str, words)])


def test_figures_are_printed_written_and_drawn(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "labelled.tsv"
    path.write_text(f"{HEAD}1\tсубсидия на коммуналку\tsubsidy\n2\tматкап\ttaxi\n", "utf-8")
    asking.evaluate(settings, typed(path, "--json", tmp_path / "all.json", "--worst", "1"))
    told = capsys.readouterr().out
    assert "верная мера первой                  50.0 %    (1 из 2; 9.5–90.5)" in told
    assert "ожидалось: taxi" in told
    assert len(json.loads((tmp_path / "all.json").read_text("utf-8"))["rows"]) == 2
    assert (tmp_path / "var" / "calibration.png").exists()


def test_without_matplotlib_the_figures_are_printed_all_the_same(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def draw(*_given: object) -> None:
        raise plot.NoPlotter("нет matplotlib")

    monkeypatch.setattr(asking, "draw", draw)
    path = tmp_path / "labelled.tsv"
    path.write_text(f"{HEAD}1\tсубсидия на коммуналку\tsubsidy\n", "utf-8")
    asking.evaluate(settings, typed(path))
    told = capsys.readouterr().out
    assert "Ошибок нет.\nнет matplotlib" in told


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match="файл не прочитан"):
        asking.evaluate(settings, typed(tmp_path / "nothing.tsv"))
