"""A real server on a free port, in the loop of the test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.app import App


@asynccontextmanager
async def serving(site: ASGIApp) -> AsyncIterator[str]:
    """Yield the address; open streams are cut at the end."""
    config = uvicorn.Config(
        site, port=0, log_config=None, lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110  uvicorn has no event to wait for
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True


@asynccontextmanager
async def living(app: App) -> AsyncIterator[str]:
    """The house at work, behind an address."""
    async with app.running(), serving(app.pages()) as address:
        yield address
