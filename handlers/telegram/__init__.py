"""Telegram: reads updates, keeps nothing, sends what was stored. The only room of aiogram."""
