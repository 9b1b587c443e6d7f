"""The assistant: it knows nothing of Telegram, browsers or SQL dialects."""
