from pathlib import Path

from tests.support.house import house
from tests.support.web.pages import browser


async def test_behind_https_cookies_never_travel_in_the_open(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with (
        house(tmp_path, url=sqlite_url, public_url="https://opora.test") as app,
        browser(app) as guest,
    ):
        await guest.open()
        assert "Secure" in guest.answer.headers["set-cookie"]
        assert "max-age" in guest.answer.headers["strict-transport-security"]
