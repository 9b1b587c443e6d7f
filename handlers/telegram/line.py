"""The line to one bot: polling or webhook, courier, fetcher and manners, put together."""

import asyncio
import gc
import hashlib

import orjson
import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.methods import SetMyCommands, SetWebhook, TelegramMethod
from aiogram.types import BotCommand

from bot.messages import Channel
from bot.services.footing.leases import Leases
from bot.services.house import House
from handlers.telegram.courier import TelegramCourier
from handlers.telegram.courtesy import Courtesy
from handlers.telegram.fetching import TelegramFetcher
from handlers.telegram.gathering import Gathering
from handlers.telegram.polling import LONG_POLL, OnlyProcess, Polling
from handlers.telegram.reading import ALLOWED_UPDATES
from handlers.telegram.receiver import Receiver
from handlers.telegram.webhook import Webhook

LONGEST_PAUSE = 60.0  # seconds between two tries
MENU = {
    "start": "telegram.command_start",
    "status": "telegram.command_status",
    "help": "telegram.command_help",
}
MANY_CONNECTIONS = 40  # at once, of Telegram's webhook

log = structlog.get_logger()


class Line:
    def __init__(self, house: House, leases: Leases | None) -> None:
        settings = house.settings
        api = TelegramAPIServer.from_base(settings.telegram_api_url)
        session = AiohttpSession(api=api, json_loads=orjson.loads)
        self._house = house
        self._leases = leases
        self._bot = Bot(settings.telegram_token.get_secret_value(), session=session)
        self._courtesy = Courtesy(self._bot)
        self._receiver = Receiver(str(self._bot.id), house.inbox, self._courtesy)
        self._secrets = _secrets(settings.telegram_webhook_secret.get_secret_value(), self._bot)
        self.webhook = Webhook(self._secrets, Gathering(self._receiver.accept).accept)

    def attach(self) -> None:
        """Let delivery and files find this bot."""
        name = str(self._bot.id)
        label = self._house.texts.line("telegram.share_contact")
        courier = TelegramCourier(self._bot, self._courtesy, label)
        self._house.delivery.attach(Channel.TELEGRAM, name, courier)
        self._house.files.attach(Channel.TELEGRAM, name, TelegramFetcher(self._bot))

    async def run(self) -> None:
        """Receive updates until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._courtesy.run())
            group.create_task(self._insist(SetMyCommands(commands=self._menu())))
            if self._house.settings.telegram_webhook_url:
                group.create_task(self._insist(self._hook()))
            else:
                group.create_task(self._polling().run())

    async def close(self) -> None:
        await self._bot.session.close()

    def _polling(self) -> Polling:
        leases, name = self._leases, f"polling:{self._bot.id}"
        lease = leases.of(name) if leases else OnlyProcess()
        wait = int(min(LONG_POLL, self._house.settings.lease_seconds / 2))
        return Polling(self._bot, self._receiver.accept, lease, wait=wait)

    def _menu(self) -> list[BotCommand]:
        line = self._house.texts.line
        return [BotCommand(command=name, description=line(key)) for name, key in MENU.items()]

    def _hook(self) -> SetWebhook:
        return SetWebhook(
            url=self._house.settings.telegram_webhook_url,
            secret_token=self._secrets[0],
            allowed_updates=ALLOWED_UPDATES,
            max_connections=MANY_CONNECTIONS,
        )

    async def _insist(self, method: TelegramMethod[bool]) -> None:
        """Tell Telegram until it agrees."""
        pause = 1.0
        while True:
            try:
                await self._bot(method)
            except AiogramError as error:
                log.warning("setting_up_failed", method=method.__api_method__, error=_kind(error))
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
            else:
                return


def _kind(error: AiogramError) -> str:
    return type(error).__name__


def _secrets(chosen: str, bot: Bot) -> list[str]:
    """Return the webhook's secrets; if none was chosen, one that only the token's holder knows."""
    secrets = [secret.strip() for secret in chosen.split(",") if secret.strip()]
    return secrets or [hashlib.sha256(f"webhook|{bot.token}".encode()).hexdigest()]


def settle_memory() -> None:
    """After the large imports: what is loaded now stays, the collector need not look at it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def open_line(house: House, leases: Leases | None) -> Line:
    line = Line(house, leases)
    line.attach()
    settle_memory()
    return line
