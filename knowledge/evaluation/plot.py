"""Plot: the reliability diagram, drawn by a library that only developers have."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.evaluation.calibration import BINS, Bin, expected_error


class NoPlotter(Exception):
    """Matplotlib is not installed. The message says what to do, in Russian."""


def draw(filled: Sequence[Bin], path: Path) -> None:
    """Write a PNG: the share that was right over the confidence. Raises NoPlotter."""
    try:
        # Heavy, and not installed where the assistant serves: hence not at the top.
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise NoPlotter(
            "График не нарисован: нет matplotlib. Установите его: python3 dev.py install"
        ) from None
    figure = Figure(figsize=(6, 6), layout="constrained")
    FigureCanvasAgg(figure)  # the backend that needs no screen
    axes = figure.add_subplot()
    axes.plot((0, 1), (0, 1), linestyle="--", color="grey", label="как должно быть")
    axes.bar(
        [one.confidence for one in filled],
        [one.right for one in filled],
        width=0.6 / BINS,
        color="tab:blue",
        label="как есть",
    )
    for one in filled:
        axes.annotate(str(one.count), (one.confidence, one.right), ha="center", va="bottom")
    axes.set(
        xlim=(0, 1),
        ylim=(0, 1.08),
        xlabel="уверенность",
        ylabel="доля верных",
        title=f"Калибровка: ошибка {expected_error(filled):.3f}, вопросов {_count(filled)}",
    )
    axes.legend(loc="upper left")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="png")


def _count(filled: Sequence[Bin]) -> int:
    return sum(one.count for one in filled)
