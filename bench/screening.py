"""How soon one person is screened, how many a second in a register, and beside OpenFisca-Core.

python3 dev.py bench screening [--people 524000] [--part one|talks|register|beside]
"""
# ruff: noqa: INP001, T201  no package; it prints its figures

import argparse
import os
import platform
import tempfile
import time
from pathlib import Path

from bench.support.screening.beside import Figures, NotInstalled, apart, ours, peak, theirs
from bench.support.screening.citizens import write
from bench.support.screening.five import ON, REGION, kept, made
from bench.support.screening.talks import measured
from bench.support.serving import ROOT
from knowledge.eligibility.asking import Asking, weights
from knowledge.eligibility.consulting import Consulting
from knowledge.eligibility.register import Register
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.table import Table
from knowledge.evaluation.rates import percentile
from knowledge.library import Library
from tests.knowledge.eligibility.people import People, chance

CONTENT = ROOT / "knowledge" / "content"
PARTS = ("one", "talks", "register", "beside")
AIM_ONE = 5.0  # milliseconds
PERSONS = 400
ASKED = 40  # of them are also asked the next question
TALKERS = 100
AIM_TALK = 12  # questions
RUNS = 5
RULES = 5


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=524_000)
    words.add_argument("--part", choices=PARTS, help="only one of the parts")
    given = words.parse_args()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, one process, one thread;")
    print(f"load average before: {os.getloadavg()[0]:.1f}; times mean something when it is near 0")
    with tempfile.TemporaryDirectory(prefix="opora-bench-") as folder:
        if given.part in (None, "one"):
            one()
        if given.part in (None, "talks"):
            talks()
        if given.part in (None, "register"):
            register(Path(folder), given.people)
        if given.part in (None, "beside"):
            beside(Path(folder), given.people)


def one() -> None:
    """One person after another, with anything known of them."""
    library = Library.load(CONTENT)
    screening = Screening(library, region=REGION, on=ON)
    asking = Asking(screening, weights(library))
    people = People(screening, chance(0)).some(PERSONS)
    spent = [
        timed(lambda told=told: screening.verdicts(screening.completed(told))) for told in people
    ]
    print(f"\nAll {len(screening.ready)} rules of one person, {PERSONS} people, with reasons:")
    print(f"    p50 {percentile(spent, 0.5):.1f} ms, p95 {percentile(spent, 0.95):.1f} ms", end="")
    print(f" (aim ≤ {AIM_ONE:g} ms)")
    facts = [screening.completed(told) for told in people[:ASKED]]
    spent = [timed(lambda known=known: asking.best(known)) for known in facts]
    print(f"The next question, {ASKED} people:")
    print(f"    p50 {percentile(spent, 0.5):.1f} ms, p95 {percentile(spent, 0.95):.1f} ms")


def talks() -> None:
    """«Что мне положено?» of people made up by their life situation, to its end."""
    consulting = Consulting(Library.load(CONTENT))
    print(f"\nThe talk, {TALKERS} made-up people a situation, {REGION}, median aim ≤ {AIM_TALK}:")
    print("| ситуация | вопросов, медиана | самое большее | положено мер |", end="")
    print(" названо «положено» | «может быть» | «ещё бывает» |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for one in measured(consulting, REGION, ON, TALKERS):
        shares = " | ".join(f"{one.share(part):.0%}" for part in ("found", "maybe", "seldom"))
        print(f"| {one.name} | {one.questions:g} | {one.longest} | {one.due:.1f} | {shares} |")


def timed(act: object) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    act()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - began)


def register(folder: Path, people: int) -> None:
    """From a CSV file to every measure's counts, and under another minimum."""
    path = folder / "register.csv"
    write(path, Screening(Library.load(CONTENT), region=REGION, on=ON), people)
    size = path.stat().st_size / 2**20
    seconds, reading, megabytes, rules = apart(counted, path)
    print(f"\nA register of {people:,} made-up citizens, {size:.0f} MB of CSV, {rules} rules:")
    print(f"    {people / seconds:,.0f} people a second, {seconds:.1f} s;", end="")
    print(f" of that reading the file {reading:.1f} s; {megabytes:.0f} MB at most")


def counted(path: Path) -> tuple[float, float, float, int]:
    """Seconds of all, seconds of reading alone, megabytes, and the number of rules."""
    library = Library.load(CONTENT)
    screening = Screening(library, region=REGION, on=ON)
    began = time.perf_counter()
    for _ in Table(path, screening, library.measures).blocks():
        pass
    reading = time.perf_counter() - began
    began = time.perf_counter()
    Register(screening).counted(Table(path, screening, library.measures).blocks())
    return time.perf_counter() - began, reading, peak(), len(screening.ready)


def beside(folder: Path, people: int) -> None:
    """Five rules over columns that lie in memory."""
    path = folder / "five.npz"
    kept(made(people), path)
    print(f"\nFive rules over {people:,} people in columns, median of {RUNS} runs:")
    mine = apart(ours, path, RUNS)
    told("ours", mine, people)
    try:
        other = theirs(path, RUNS)
    except NotInstalled as trouble:
        print(f"    OpenFisca-Core cannot be installed, so nothing stands beside: {trouble}")
        return
    told("OpenFisca-Core", other, people)
    differing = [name for name, count in mine.counts.items() if other.counts[name] != count]
    print(f"    the counts of all five agree: {differing or 'yes'}")
    print(f"    ours: {other.seconds / mine.seconds:.1f} times as fast (aim ≥ 1)")


def told(name: str, found: Figures, people: int) -> None:
    print(
        f"    {name:<16}{people / found.seconds:14,.0f} people a second,"
        f"{found.megabytes / RULES:8.1f} MB a rule",
        flush=True,
    )


if __name__ == "__main__":
    main()
