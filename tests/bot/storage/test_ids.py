from itertools import pairwise

from bot.storage.ids import new_id


def test_ids_are_uuid7_and_sort_as_they_were_made() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert {made.version for made in ids} == {7}
    assert {made.variant for made in ids} == {"specified in RFC 4122"}
    assert all(earlier < later for earlier, later in pairwise(ids))
