"""`register`: how many people of a table the rules entitle, and whom a new minimum touches."""

from argparse import Namespace
from collections.abc import Iterable, Iterator

from bot.app import CONTENT
from bot.commands.screening import EVERYWHERE, day, region_of, say
from bot.settings import Settings
from knowledge.eligibility.known import roubles
from knowledge.eligibility.limits import minimum, supposing
from knowledge.eligibility.register import Count, Counted, Register
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.table import Malformed, Table
from knowledge.library import Library

HEADS = ("положено", "вероятно", "не получают", "неизвестно")
CHANGES = ("станет положено", "перестанет")
WIDTH = 16


def register(_settings: Settings, given: Namespace) -> None:
    """Print the counts; of a person nothing is printed."""
    library = Library.load(CONTENT)
    on, region = day(given.on), region_of(library, given.region)
    screening = Screening(library, region=region, on=on)
    after = supposed(library, screening, region, given.minimum) if given.minimum else None
    table = Table(given.file, screening, library.measures)
    try:
        counted = Register(screening, after).counted(table.blocks())
    except Malformed as trouble:
        raise SystemExit(f"{given.file}: {trouble}.") from None
    except OSError:
        raise SystemExit(f"{given.file}: файл не открылся.") from None
    for line in lines(library, screening, region, counted):
        say(line)
    if after:
        for line in changes(library, counted):
            say(line)


def supposed(library: Library, before: Screening, region: str, amount: str) -> Screening:
    """The same rules under a new subsistence minimum per head. Raises SystemExit."""
    if not region:
        raise SystemExit("--minimum: назовите и регион, минимум у каждого свой.")
    if roubles(amount) is None:
        raise SystemExit(f"--minimum: «{amount}» — не сумма. Нужно, например: 18 500.")
    changed = supposing(library, minimum(region), amount, before.on)
    return Screening(changed, region=region, on=before.on)


def lines(library: Library, screening: Screening, region: str, counted: Counted) -> Iterator[str]:
    place = library.regions[region].name if region else EVERYWHERE
    yield f"На {screening.on:%d.%m.%Y}, {place}. Людей: {_number(counted.people)}."
    yield ""
    yield _row(HEADS, "мера")
    for one in sorted(counted.measures, key=lambda count: -count.yes):
        numbers = (one.yes - one.doubtful, one.doubtful, one.unclaimed, one.unknown)
        yield _row(map(_number, numbers), _title(library, one))


def changes(library: Library, counted: Counted) -> Iterator[str]:
    """Whom the new minimum touches."""
    yield ""
    yield f"Новый прожиточный минимум затронет людей: {_number(counted.touched)}."
    touched = [one for one in counted.measures if one.begin or one.cease]
    if touched:
        yield _row(CHANGES, "мера")
    for one in sorted(touched, key=lambda count: -(count.begin + count.cease)):
        yield _row(map(_number, (one.begin, one.cease)), _title(library, one))


def _title(library: Library, count: Count) -> str:
    return library.measures[count.measure].title


def _number(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _row(numbers: Iterable[str], title: str) -> str:
    return "".join(f"{number:>{WIDTH}}" for number in numbers) + f"  {title}"
