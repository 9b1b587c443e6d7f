import pytest
from hypothesis import given, strategies as st

from handlers.web.prose import Kind, Piece, blocks


def words(text: str) -> str:
    return "".join(piece.text for block in blocks(text) for line in block.lines for piece in line)


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    found = blocks("# Субсидия\nПервая строка\nвторая\n\nДругое\n• раз\n• два")
    assert [block.kind for block in found] == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.LIST,
    ]
    assert len(found[1].lines) == len(found[3].lines) == 2


def test_an_address_becomes_a_link_without_the_full_stop_after_it() -> None:
    (block,) = blocks("Источник: https://www.gosuslugi.ru/x?a=1&b=2.")
    assert block.lines[0] == (
        Piece(text="Источник: "),
        Piece(
            text="https://www.gosuslugi.ru/x?a=1&b=2", address="https://www.gosuslugi.ru/x?a=1&b=2"
        ),
        Piece(text="."),
    )


def test_only_web_addresses_are_links() -> None:
    (block,) = blocks("javascript:alert(1) data:text/html,x file:///etc")
    assert not any(piece.address for piece in block.lines[0])


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("8-800-2000-122", "tel:+78002000122"),
        ("8-800-100-00-01", "tel:+78001000001"),
        ("8 (4742) 25-25-25", "tel:+74742252525"),
    ],
)
def test_a_telephone_can_be_called(number: str, address: str) -> None:
    (block,) = blocks(f"Позвоните {number}.")
    assert block.lines[0][1] == Piece(text=number, address=address)


def test_the_number_of_a_case_stays_on_one_line() -> None:
    (block,) = blocks("Номер: 45-82-17-36. Запишите его.")
    assert block.lines[0][1] == Piece(text="45-82-17-36", is_whole=True)


@pytest.mark.parametrize("text", ["8 910 123-45-67", "28-800-100-00-01", "8-20 лет"])
def test_an_example_or_another_number_is_no_telephone(text: str) -> None:
    (block,) = blocks(text)
    assert block.lines[0] == (Piece(text=text),)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp"))))
def test_no_word_is_lost(text: str) -> None:
    assert words(text) == text
