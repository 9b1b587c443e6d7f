"""The palette: every pair of text and ground is read at 7:1."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[3] / "handlers/web/static/page.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", CSS))
PAIRS = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink", "accent-pale"),
    ("ink", "kind-pale"),
    ("ink", "note-pale"),
    ("ink", "alarm-pale"),
    ("quiet", "paper"),
    ("quiet", "ground"),
    ("paper", "accent"),
    ("paper", "accent-deep"),
    ("accent", "paper"),
    ("accent", "accent-pale"),
    ("accent-deep", "accent-pale"),
    ("kind", "paper"),
    ("kind", "ground"),
    ("alarm", "paper"),
    ("alarm", "alarm-pale"),
    ("note", "note-pale"),
]


def light(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_read_with_weak_eyes(text: str, ground: str) -> None:
    dark, bright = sorted((light(COLOURS[text]), light(COLOURS[ground])))
    assert (bright + 0.05) / (dark + 0.05) >= 7
