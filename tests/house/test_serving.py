"""What the serving process loads: nothing that is slow, heavy, or only for making weights."""

import subprocess
import sys

from tests.house.tree import ROOT

HEAVY = ("aiogram", "fpdf", "pypdf", "pytest", "reportlab", "scipy", "sklearn", "typst")
ASK = f"""
import sys
import bot.app, handlers.site
print(*sorted(set(sys.modules) & set({HEAVY!r})))
"""


def test_pages_are_served_without_telegram_or_heavy_libraries() -> None:
    served = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert served.returncode == 0, served.stderr
    assert served.stdout.split() == []
