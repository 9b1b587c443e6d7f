"""Two bare bots to stand beside: each answers words with the same words, a press with a message.

python -m bench.support.echoes aiogram|ptb URL TOKEN
"""
# ruff: noqa: INP001  no package

import asyncio
import sys
from typing import Any

BUTTON = "Дальше"


async def bare_aiogram(url: str, token: str) -> None:
    from aiogram import Bot, Dispatcher, types  # noqa: PLC0415  one bot a process
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    keys = [[types.InlineKeyboardButton(text=BUTTON, callback_data="next")]]
    keyboard = types.InlineKeyboardMarkup(inline_keyboard=keys)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def said(message: types.Message) -> None:
        await message.answer(message.text or BUTTON, reply_markup=keyboard)

    @dispatcher.callback_query()
    async def pressed(query: types.CallbackQuery) -> None:
        await query.answer()
        await bot.send_message(query.from_user.id, BUTTON, reply_markup=keyboard)

    await dispatcher.start_polling(bot)


def bare_ptb(url: str, token: str) -> None:
    from telegram import (  # noqa: PLC0415
        InlineKeyboardButton,
        InlineKeyboardMarkup,
        Update,
    )
    from telegram.ext import (  # noqa: PLC0415
        Application,
        CallbackQueryHandler,
        MessageHandler,
        filters,
    )

    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(BUTTON, callback_data="next")]])

    async def said(update: Update, _context: Any) -> None:
        if update.message:
            text = update.message.text or BUTTON
            await update.message.reply_text(text, reply_markup=keyboard)

    async def pressed(update: Update, context: Any) -> None:
        if update.callback_query and update.effective_chat:
            await update.callback_query.answer()
            chat = update.effective_chat.id
            await context.bot.send_message(chat, BUTTON, reply_markup=keyboard)

    built = Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(True)  # noqa: FBT003
    application = built.connection_pool_size(64).build()
    application.add_handler(MessageHandler(filters.ALL, said))
    application.add_handler(CallbackQueryHandler(pressed))
    application.run_polling(poll_interval=0.0)


if __name__ == "__main__":
    kind, place, key = sys.argv[1:]
    if kind == "ptb":
        bare_ptb(place, key)
    else:
        asyncio.run(bare_aiogram(place, key))
