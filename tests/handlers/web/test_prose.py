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
        Piece(text="https://www.gosuslugi.ru/x?a=1&b=2", is_link=True),
        Piece(text="."),
    )


def test_only_web_addresses_are_links() -> None:
    (block,) = blocks("javascript:alert(1) data:text/html,x file:///etc")
    assert not any(piece.is_link for piece in block.lines[0])


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp"))))
def test_no_word_is_lost(text: str) -> None:
    assert words(text) == text
