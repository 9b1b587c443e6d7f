from uuid import UUID

import pytest

from bot.storage.ids import new_id
from bot.storage.vault import DataKey, Vault, WrongKey

ROW = new_id()
OLD, NEW, INDEX = b"1" * 32, b"2" * 32, b"3" * 32


def make_key() -> DataKey:
    return Vault({"old": OLD}, INDEX).new_key(new_id())[0]


def test_a_value_opens_where_it_was_sealed() -> None:
    key = make_key()
    sealed = key.seal("message|content", ROW, "Пётр".encode())
    assert key.open("message|content", ROW, sealed).decode() == "Пётр"
    assert sealed.find("Пётр".encode()) == -1


@pytest.mark.parametrize(
    ("place", "row"), [("note|text", ROW), ("message|content", UUID(int=1))], ids=["column", "row"]
)
def test_a_value_moved_elsewhere_does_not_open(place: str, row: UUID) -> None:
    key = make_key()
    sealed = key.seal("message|content", ROW, b"secret")
    with pytest.raises(WrongKey):
        key.open(place, row, sealed)


def test_a_changed_value_does_not_open() -> None:
    key = make_key()
    sealed = bytearray(key.seal("message|content", ROW, b"secret"))
    sealed[-1] ^= 1
    with pytest.raises(WrongKey):
        key.open("message|content", ROW, bytes(sealed))


def test_another_citizens_key_does_not_open() -> None:
    sealed = make_key().seal("message|content", ROW, b"secret")
    with pytest.raises(WrongKey):
        make_key().open("message|content", ROW, sealed)


def test_equal_values_are_sealed_differently() -> None:
    key = make_key()
    assert key.seal("note|text", ROW, b"same") != key.seal("note|text", ROW, b"same")


def test_a_rewrapped_key_opens_without_the_old_wrapping_key() -> None:
    key_id = new_id()
    key, wrapped = Vault({"old": OLD}, INDEX).new_key(key_id)
    both = Vault({"new": NEW, "old": OLD}, INDEX)
    rewrapped = both.rewrap(key_id, wrapped)
    assert rewrapped is not None
    assert both.rewrap(key_id, rewrapped) is None
    sealed = key.seal("note|text", ROW, b"secret")
    alone = Vault({"new": NEW}, INDEX).open_key(key_id, rewrapped)
    assert alone.open("note|text", ROW, sealed) == b"secret"


def test_a_wrapped_key_does_not_open_for_another_row_or_ring() -> None:
    key_id = new_id()
    vault = Vault({"old": OLD}, INDEX)
    _, wrapped = vault.new_key(key_id)
    for other, row in ((vault, new_id()), (Vault({"old": NEW}, INDEX), key_id)):
        with pytest.raises(WrongKey):
            other.open_key(row, wrapped)
    with pytest.raises(WrongKey, match="not on the ring"):
        Vault({"new": OLD}, INDEX).open_key(key_id, wrapped)


def test_the_index_tells_equal_values_of_one_purpose_and_no_more() -> None:
    vault = Vault({"old": OLD}, INDEX)
    assert vault.index("phone", "+79001234567") == vault.index("phone", "+79001234567")
    assert vault.index("phone", "1") != vault.index("address", "1")
    assert vault.index("phone", "1") != Vault({"old": OLD}, NEW).index("phone", "1")


def test_short_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault({"old": b"short"}, INDEX)
    for ring, indexes in (({}, (INDEX,)), ({"old": OLD}, ())):
        with pytest.raises(ValueError, match="at least one"):
            Vault(ring, *indexes)


def test_a_key_never_shows_itself() -> None:
    assert "cipher" not in repr(make_key())
