"""A table of people: what stands in its cells, and where it is wrong."""

from pathlib import Path

import pytest

from knowledge.eligibility import cells
from knowledge.eligibility.bits import UNKNOWN, Ends
from knowledge.eligibility.cells import Coded, Received
from knowledge.eligibility.table import Block, Malformed, Table
from tests.knowledge.eligibility.made import ON, screened

BORN = ON.replace(year=2020).toordinal()
YES, NO = (1, 1), (2, 2)


def blocks(path: Path, text: str, size: int = 100) -> list[Block]:
    path = path / "people.csv"
    path.write_text(text, encoding="utf-8")
    table = Table(path, screened("{fact: citizen}"), {"aid", "other"})
    return list(table.blocks(size))


def people(coded: Coded) -> list[Ends]:
    return [(coded.low[code], coded.high[code]) for code in coded.codes]


def receive(received: Received, measure: str) -> list[bool]:
    return [code in received.holders[measure] for code in received.codes]


@pytest.mark.parametrize(
    ("column", "written", "read"),
    [
        ("citizen", ["да", "нет", "", " Да "], [YES, NO, UNKNOWN, YES]),
        ("children", ["2", "0"], [(2, 2), (0, 0)]),
        ("income", ["12 000", "0.5"], [(1_200_000, 1_200_000), (50, 50)]),
        ("age", ["2020-11-21", "21.11.2020"], [(BORN, BORN), (BORN, BORN)]),
        ("home", ["own", ""], [(1, 1), UNKNOWN]),
        (
            "work",
            ["job|study", "нет", "", "job | pension"],
            [(3, 3), (0, 0), UNKNOWN, (5, 5)],
        ),
    ],
)
def test_a_cell_is_read_by_the_kind_of_its_fact(
    tmp_path: Path, column: str, written: list[str], read: list[Ends]
) -> None:
    text = "\n".join([f"{column};measures", *(f"{cell};" for cell in written)])
    (block,) = blocks(tmp_path, text)
    assert people(block.facts[column]) == read


def test_what_is_received_is_a_list_of_measures(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, "measures,citizen\naid|other,да\n,нет\n")
    assert receive(block.received, "aid") == [True, False]
    assert receive(block.received, "other") == [True, False]


def test_without_the_column_nobody_receives_anything(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, "\ufeffcitizen\nда\n\nнет\n")
    assert receive(block.received, "aid") == [False, False]
    assert people(block.facts["citizen"]) == [YES, NO]


def test_people_come_in_blocks(tmp_path: Path) -> None:
    found = blocks(tmp_path, "children\n1\n2\n3\n", size=2)
    assert [block.size for block in found] == [2, 1]
    assert [people(block.facts["children"]) for block in found] == [
        [(1, 1), (2, 2)], [(3, 3)],
    ]  # fmt: skip


def test_what_is_forgotten_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MANY", 1)
    text = "children,measures\n1,aid\n2,other\n1,aid|other\n2,\n1,aid\n"
    found = blocks(tmp_path, text, size=2)
    assert [one for block in found for one in people(block.facts["children"])] == [
        (1, 1), (2, 2), (1, 1), (2, 2), (1, 1),
    ]  # fmt: skip
    assert [one for block in found for one in receive(block.received, "aid")] == [
        True, False, True, False, True,
    ]  # fmt: skip


def test_a_table_of_nobody_has_no_blocks(tmp_path: Path) -> None:
    assert blocks(tmp_path, "citizen\n") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "в первой строке нужны названия столбцов"),
        ("name\nИванова\n", "столбец name: такого факта нет. Уберите столбец"),
        ("citizen,citizen\nда,да\n", "столбец citizen: такой столбец не один"),
        ("citizen,children\nда,1\nда\n", "строка 3, столбец children: значений 1, а столбцов 2"),
        ("citizen\nда\nда,1\n", "строка 3, столбец citizen: значений 2, а столбцов 1"),
        ("citizen\n\nда\n\nЛожь\n", "строка 5, столбец citizen: .* да или нет"),
        ("home\nown\ncastle\n", "строка 3, столбец home: .* один из ответов: own, rented"),
        ("work\njob|sleep\n", "строка 2, столбец work: .* ответы через «|» из job, study"),
        ("measures,citizen\naid,да\nbread,да\n", "строка 3, столбец measures: .* список мер"),
        ('citizen\n"да\n', "строка 2: кавычки не на месте"),
    ],
)
def test_a_mistake_is_told_by_line_and_column(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Malformed, match=told.replace("|", r"\|")):
        blocks(tmp_path, text)


def test_a_mistake_in_a_later_block_has_its_own_line(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="строка 5, столбец children"):
        blocks(tmp_path, "children\n1\n2\n3\nмного\n", size=2)


def test_nothing_of_a_person_is_told(tmp_path: Path) -> None:
    with pytest.raises(Malformed) as told:
        blocks(tmp_path, "children\nИванова Мария\n")
    assert "Иванова" not in str(told.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("citizen\nда\n".encode("cp1251"), "файл не в кодировке UTF-8"),
        (b"citizen\n" + b"x" * 200_000 + b"\n", "строка 2: кавычки не на месте"),
    ],
)
def test_a_file_that_is_no_table_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(Malformed, match=told):
        list(Table(path, screened("{fact: citizen}"), ()).blocks())
