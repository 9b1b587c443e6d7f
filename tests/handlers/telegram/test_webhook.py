"""The webhook's door over real HTTP: who is let in, and what is promised with 200."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from handlers.telegram.webhook import Webhook
from tests.support.botapi.server import open_botapi, serve, until
from tests.support.telegram import open_bot

NEW, OLD = "new_secret", "old_secret"


class Desk:
    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.failures = 0

    async def accept(self, updates: Sequence[Any]) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the database is away")
        self.taken += updates


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def url(desk: Desk) -> AsyncIterator[str]:
    webhook = Webhook((NEW, OLD), desk.accept)
    app = Starlette(routes=[Route("/telegram/{path}", webhook.answer, methods=["POST"])])
    async with serve(app) as url:
        yield f"{url}/telegram/hook"


async def post(url: str, body: bytes, secret: str = NEW) -> httpx2.Response:
    async with httpx2.AsyncClient() as http:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        return await http.post(url, content=body, headers=headers)


@pytest.mark.parametrize(("secret", "status"), [(NEW, 200), (OLD, 200), ("x", 403), ("", 403)])
async def test_only_telegram_is_let_in(url: str, desk: Desk, secret: str, status: int) -> None:
    answer = await post(url, b'{"update_id": 1}', secret)
    assert answer.status_code == status
    assert len(desk.taken) == (status == 200)


async def test_what_is_not_committed_is_not_promised(url: str, desk: Desk) -> None:
    desk.failures = 1
    answer = await post(url, b'{"update_id": 1}')
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert desk.taken == []


async def test_nonsense_is_not_asked_for_again(url: str, desk: Desk) -> None:
    assert (await post(url, b"{nonsense")).status_code == 200
    assert desk.taken == []


async def test_a_flood_is_cut_off(url: str, desk: Desk) -> None:
    assert (await post(url, b" " * (256 * 1024 + 1))).status_code == 413


async def test_telegram_posts_again_until_the_commit(url: str, desk: Desk) -> None:
    desk.failures = 2
    async with open_botapi() as botapi, open_bot(botapi) as bot:
        await bot.set_webhook(url, secret_token=NEW)
        await botapi.people.say(501, "Раз")
        await until(lambda: not botapi.updates.waiting)
        assert botapi.webhook.statuses == [503, 503, 200]
    assert [update["message"]["text"] for update in desk.taken] == ["Раз"]
