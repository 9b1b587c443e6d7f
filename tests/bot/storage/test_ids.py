from datetime import date
from itertools import pairwise

from bot.storage.ids import id_of_day, new_id


def test_ids_are_uuid7_and_sort_as_they_were_made() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert {made.version for made in ids} == {7}
    assert {made.variant for made in ids} == {"specified in RFC 4122"}
    assert all(earlier < later for earlier, later in pairwise(ids))


def test_an_id_of_a_day_tells_the_day_alone() -> None:
    ids = [id_of_day(date(2026, 11, 26)) for _ in range(1000)]
    assert len(set(ids)) == len(ids)
    assert {(made.version, made.variant) for made in ids} == {(7, "specified in RFC 4122")}
    assert {made.int >> 80 for made in ids} == {1_795_651_200_000}  # midnight, in milliseconds
    assert id_of_day(date(2026, 11, 27)) > max(ids)
