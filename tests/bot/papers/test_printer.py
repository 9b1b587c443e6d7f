"""The printer: a real child a sheet; one that fails or is late is ended, and nothing leaks."""

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.papers.printer import AT_ONCE, CHILD, NotMade, Printer
from bot.papers.sheet import Item, Part, Row, Sheet
from tests.support.stories.things import words_of

MARKUP = "#emph[жирно] *звёзды* _черта_ $x^2$ @ссылка <метка> = // /* */ -- \\u{41} `c` ~"
LETTERS = st.sampled_from("абвЯё АЪ№«»—abZ09#*_$@<>=-+/\\`~[]{}()&%^|\"'!?.,:;")


def sheet_of(text: str, *, items: int = 1) -> Sheet:
    item = Item(title=text, rows=(Row(label="Почему", text=text),))
    return Sheet(
        name="лист.pdf", title="Лист", size=17, mark=text, rows=(Row(label="Имя", text=text),),
        parts=(Part(heading="Положено", items=(item,) * items),),
        footer="Внизу", page="Страница", of="из",
    )  # fmt: skip


def child(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


async def test_a_sheet_has_its_words_and_its_pages() -> None:
    pages = words_of(await Printer().make(sheet_of("Ежемесячная выплата", items=40)))
    assert len(pages) > 1
    assert "Имя: Ежемесячная выплата" in pages[0]
    assert pages[-1].endswith(f"Страница {len(pages)} из {len(pages)}")


async def test_what_a_person_typed_is_never_markup() -> None:
    [page] = words_of(await Printer().make(sheet_of(MARKUP)))
    assert page.count(MARKUP) == 4


@given(st.text(LETTERS, min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    [page] = words_of(asyncio.run(Printer().make(sheet_of(text))))
    assert "".join(page.split()).count("".join(text.split())) >= 4


async def test_letters_that_no_font_has_do_not_spoil_the_sheet() -> None:
    [page] = words_of(await Printer().make(sheet_of("до \u0000\u0007\u200b🙂漢\ufffe после")))
    assert "после" in page


@pytest.mark.parametrize(
    "code", ["raise SystemExit(3)", "print('%PDF-1.7 but killed'); import os; os.abort()", "pass"]
)
async def test_a_child_that_fails_makes_nothing(code: str) -> None:
    with pytest.raises(NotMade):
        await Printer(child=child(code)).make(sheet_of("текст"))


async def test_a_late_child_is_ended(tmp_path: Path) -> None:
    place = str(tmp_path / "id")
    code = f"import os, time; open({place!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    began = time.monotonic()
    with pytest.raises(NotMade):
        await Printer(child=child(code), seconds=0.7).make(sheet_of("текст"))
    assert time.monotonic() - began < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "id").read_text()), 0)


async def test_so_many_children_at_once_and_no_more(tmp_path: Path) -> None:
    code = (
        f"import os, sys, time; here = {str(tmp_path)!r}\n"
        "mine = here + '/' + str(os.getpid()); open(mine, 'w').close(); time.sleep(0.2)\n"
        "count = len(os.listdir(here)); os.remove(mine); sys.stdin.read(); print('%PDF-', count)"
    )
    printer = Printer(child=child(code))
    made = await asyncio.gather(*(printer.make(sheet_of("текст")) for _ in range(5)))
    assert max(int(one.split()[1]) for one in made) == AT_ONCE


async def test_the_child_knows_nothing_but_the_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No key of ours in its environment, no word of the sheet on its command line."""
    monkeypatch.setenv("OPORA_DATA_KEYS", "секрет")
    code = "import os, sys; sys.stdin.read(); print('%PDF-', dict(os.environ), sys.argv)"
    told = (await Printer(child=child(code)).make(sheet_of("Иванова"))).decode()
    assert "OPORA" not in told
    assert "Иванова" not in told
    assert CHILD[1] == "-I"


async def test_a_child_may_write_no_file(tmp_path: Path) -> None:
    program = Path(CHILD[-1])
    code = (
        f"import sys; sys.path.insert(0, {str(program.parent)!r})\n"
        "import runpy; runpy.run_path(" + repr(str(program)) + ", run_name='limits')['limit']()\n"
        f"open({str(tmp_path / 'a')!r}, 'w').write('слово')"
    )
    with pytest.raises(NotMade):
        await Printer(child=child(code)).make(sheet_of("текст"))
    assert (tmp_path / "a").read_bytes() == b""
