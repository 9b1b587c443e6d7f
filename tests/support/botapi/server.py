"""The emulator over HTTP: `/bot<token>/…`, `/file/bot<token>/…` and, for tests, `/control/…`."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from tests.support.botapi.calls import Call, Refused, Tree, read_call
from tests.support.botapi.chats import Chats, Line
from tests.support.botapi.faults import Dropped, Faults, Moment
from tests.support.botapi.files import StoredFiles
from tests.support.botapi.methods import Methods
from tests.support.botapi.people import People
from tests.support.botapi.updates import Updates
from tests.support.botapi.webhook import Webhook

BOT_ID = 700100200
TOKEN = f"{BOT_ID}:local-test-token-of-nobody"


class BotApi:
    """A Bot API of one bot. `people` acts for citizens, `sent` shows what reached them."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.url = ""
        bot = {"id": BOT_ID, "is_bot": True, "first_name": "Opora", "username": "opora_test_bot"}
        self.chats = Chats(bot)
        self.updates = Updates()
        self.files = StoredFiles()
        self.faults = Faults()
        self.webhook = Webhook(self.updates, self.faults)
        self.methods = Methods(
            chats=self.chats, updates=self.updates, files=self.files, webhook=self.webhook
        )
        self.people = People(methods=self.methods)
        self.calls: list[Call] = []

    def sent(self, chat: int) -> list[Line]:
        return self.chats.sent(chat)

    async def wait_sent(self, chat: int, count: int = 1, seconds: float = 10) -> list[Line]:
        """What the bot wrote, once there are `count` messages of it."""
        await until(lambda: len(self.sent(chat)) >= count, seconds)
        return self.sent(chat)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            await self._answer(request, send)
        except Dropped:
            receive.__self__.transport.abort()  # type: ignore[attr-defined]
            await asyncio.sleep(0.01)

    async def _answer(self, request: Request, send: Send) -> None:
        via, is_ours, rest = request.url.path.partition(f"/bot{self.token}/")
        match via.strip("/").split("/"):
            case ["control", act]:
                answer = await self._control(act, await request.json())
                await answer(request.scope, request.receive, send)
            case [*before, "file"] if is_ours:
                await self._download(rest, send, "/".join(before))
            case _ if is_ours:
                await self._method(await read_call(rest, request, via.strip("/")), request, send)
            case _:
                refusal = Refused(401, "Unauthorized")
                await JSONResponse(refusal.tree(), 401)(request.scope, request.receive, send)

    async def _method(self, call: Call, request: Request, send: Send) -> None:
        self.calls.append(call)
        try:
            await self.faults.meet(Moment.RECEIVED, call)
            result = await self.methods.act(call)
            await self.faults.meet(Moment.ACTED, call)
            answer = JSONResponse({"ok": True, "result": result})
        except Refused as refusal:
            answer = JSONResponse(refusal.tree(), refusal.code)
        await answer(request.scope, request.receive, send)
        await self.faults.meet(Moment.ANSWERED, call)

    async def _download(self, path: str, send: Send, via: str) -> None:
        """Send a file in two halves; the moment ACTED lies between them."""
        call = Call(method="download", fields={"path": path}, via=via)
        await self.faults.meet(Moment.RECEIVED, call)
        file = self.files.at(path)
        content = file.content if file else b""
        headers = [(b"content-length", str(len(content)).encode())]
        status = 200 if file else 404
        await send({"type": "http.response.start", "status": status, "headers": headers})
        half = len(content) // 2
        await send({"type": "http.response.body", "body": content[:half], "more_body": True})
        await self.faults.meet(Moment.ACTED, call)
        await send({"type": "http.response.body", "body": content[half:]})

    async def _control(self, act: str, body: Tree) -> Response:
        """For a test in another process: an act of `people`, or what was sent to a chat."""
        if act == "sent":
            lines = self.sent(int(body["chat"]))
            return JSONResponse([self.chats.tree(line) for line in lines])
        done: Any = await getattr(self.people, act)(**body)
        return JSONResponse({"id": done.id} if isinstance(done, Line) else {})


async def until(happened: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something that tells nobody when it happens."""
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


class QuietServer(uvicorn.Server):
    """A server that leaves the signals to the tests."""

    @override
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serve(app: Any, port: int = 0) -> AsyncIterator[str]:
    """Serve an ASGI app on loopback, in this loop; gives its address."""
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=port,
        log_level="critical",
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    server = QuietServer(config)
    work = asyncio.get_running_loop().create_task(server.serve())
    await until(lambda: server.started)
    host, bound = server.servers[0].sockets[0].getsockname()[:2]
    try:
        yield f"http://{host}:{bound}"
    finally:
        server.should_exit = True
        await work


@asynccontextmanager
async def open_botapi() -> AsyncIterator[BotApi]:
    """Run an emulator until the block ends."""
    botapi = BotApi()
    async with serve(botapi) as url:
        botapi.url = url
        try:
            yield botapi
        finally:
            await botapi.updates.close()
            await botapi.webhook.clear()
