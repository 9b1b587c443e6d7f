from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects.sqlite import dialect

from bot.storage.columns import Encrypted, Utc

MOSCOW = timezone(timedelta(hours=3))
SQLITE = dialect()


def test_an_encrypted_column_takes_no_clear_value() -> None:
    with pytest.raises(TypeError, match="clear value"):
        Encrypted().process_bind_param(b"Peter", SQLITE)  # type: ignore[arg-type]


def test_a_time_is_kept_in_utc_and_comes_back_aware() -> None:
    noon = datetime(2026, 11, 18, 12, 0, tzinfo=MOSCOW)
    assert Utc().process_bind_param(noon, SQLITE) == noon.astimezone(UTC)
    stored = datetime(2026, 11, 18, 9, 0)  # noqa: DTZ001  as SQLite gives it
    assert Utc().process_result_value(stored, SQLITE) == noon


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Utc().process_bind_param(datetime(2026, 11, 18), SQLITE)  # noqa: DTZ001
