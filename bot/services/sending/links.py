"""What a messenger shows in place of private words: a notice, and a one-time link to our page."""

import secrets
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.conversation.values.openness import ANSWERED, ASKED_FOR
from bot.messages import Button, Content
from bot.storage.store import Store
from bot.texts import Texts

BYTES = 16  # 128 random bits
NEW_LINK = "new_link"


class Links:
    """Links are made when a message leaves, so that none is stale; nothing keeps them in clear."""

    def __init__(self, texts: Texts, base_url: str) -> None:
        self._texts = texts
        self._base_url = base_url

    async def make(self, store: Store, conversation: UUID, content: Content, now: datetime) -> str:
        """Return the link of a message that needs one, else an empty string."""
        if not content.opens_page:
            return ""
        token = secrets.token_urlsafe(BYTES)
        until = now + (ANSWERED if content.notice else ASKED_FOR)
        await store.links.add(token, conversation, until)
        return f"{self._base_url}/p/{token}"

    def shown(self, content: Content, url: str) -> Content:
        """What the messenger shows of a message; the link stands above the other buttons."""
        has_answer = bool(content.notice)
        if has_answer:
            content = self._notice(content)
        if not url:
            return content
        name = (
            "onpage.read" if content.text == self._texts.line("onpage.answered") else "onpage.open"
        )
        link = Button(label=self._texts.line(name), choice="", url=url)
        return replace(content, buttons=(link, *content.buttons))

    def _notice(self, content: Content) -> Content:
        label = self._texts.line(f"choice.{NEW_LINK}")
        again = (Button(label=label, choice=NEW_LINK),) if content.opens_page else ()
        return Content(text=content.notice, buttons=again, opens_page=content.opens_page)
