"""`run`: pages at once, then everything behind them."""

import asyncio
import signal
import socket
import sys
from argparse import Namespace
from contextlib import ExitStack

import uvicorn

from bot.app import App, build, know
from bot.keys import take_keys
from bot.log import set_up
from bot.settings import Settings
from bot.storage.lock import lock_database

STALE = "Таблицы базы устарели. Обновите их: python -m bot migrate"
GRACE_SECONDS = 5


def run(settings: Settings, _arguments: Namespace) -> None:
    """Serve until a signal. The port is taken before anything slow begins."""
    set_up(settings.log_level)
    with ExitStack() as held:
        listening = held.enter_context(_listen(settings))
        if settings.is_sqlite:
            held.enter_context(lock_database(settings.database_path))
        take_keys(settings)
        app = build(settings, knowledge=know(settings, is_awaited=False))
        server = uvicorn.Server(_config(app))
        with asyncio.Runner(loop_factory=server.config.get_loop_factory()) as runner:
            runner.run(_serve(app, server, listening))


async def _serve(app: App, server: uvicorn.Server, listening: socket.socket) -> None:
    try:
        await _prepare(app)
        await _greet(app)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _leave)
        async with app.running():
            await server.serve(sockets=[listening])
    finally:
        await app.close()


def _leave(_number: int, _frame: object) -> None:
    """The server hears a signal first and stops; repeated to us, it must not cut the end short."""


async def _prepare(app: App) -> None:
    """SQLite is one machine's own: its tables are brought up to date without asking."""
    if app.database.is_sqlite:
        await app.database.upgrade()
        await app.start_alone()
    elif not await app.database.is_current():
        raise SystemExit(STALE)


async def _greet(app: App) -> None:
    base, keys = app.settings.base_url, take_keys(app.settings)
    lines = [
        f"Разговор с помощником: {base}/",
        f"Рабочее место специалиста: {base}/console",
        f"Ключи: {keys.place}. Храните их отдельно от базы и её копий: без них данные не прочесть.",
    ]
    if token := await app.staff.first_sign_in():
        lines.append(
            f"Первый специалист входит здесь, один раз: {base}/console/first?token={token}"
        )
    if not app.settings.telegram_token.get_secret_value():
        lines.append("Telegram не подключён: OPORA_TELEGRAM_TOKEN пуст.")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.http_host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.http_host, settings.http_port))
    except OSError as error:
        listening.close()
        place = f"{settings.http_host}:{settings.http_port}"
        raise SystemExit(f"Адрес {place} занят или недоступен: {error.strerror}.") from None
    listening.listen(1024)
    return listening


def _config(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app.pages(),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,  # of a proxy on this machine only: whose tries are counted
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
