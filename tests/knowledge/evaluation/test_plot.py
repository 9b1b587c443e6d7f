"""Plot: a picture where matplotlib is, a sentence where it is not; never in the serving process."""

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.evaluation.calibration import bins
from knowledge.evaluation.plot import NoPlotter, draw

FILLED = bins([(0.95, True), (0.85, False), (0.4, False)])
PNG = b"\x89PNG\r\n\x1a\n"
LOADED = "import sys, bot.commands.asking; print('matplotlib' in sys.modules)"


def test_a_reliability_diagram_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "new" / "calibration.png"
    draw(FILLED, path)
    assert path.read_bytes().startswith(PNG)
    draw((), path)
    assert path.read_bytes().startswith(PNG)


def test_without_matplotlib_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("matplotlib.figure", "matplotlib.backends.backend_agg"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(NoPlotter, match=r"dev\.py install"):
        draw(FILLED, tmp_path / "calibration.png")
    assert not (tmp_path / "calibration.png").exists()


def test_matplotlib_is_loaded_only_to_draw() -> None:
    run = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", LOADED],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        check=True,
        text=True,
    )
    assert run.stdout.strip() == "False"
