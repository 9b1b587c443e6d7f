"""What Telegram refuses to send: length, markup, keyboards. HTML is judged by teremok."""

import html
import re

from teremok import ApiRuleViolation
from teremok.validation import validate_html

from tests.support.botapi.calls import Call, Tree, bad

LONGEST_TEXT = 4096  # UTF-16 units, after the entities are parsed
LONGEST_CAPTION = 1024
LONGEST_DATA = 64  # bytes
LONGEST_COMMAND = 32


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def plain(call: Call, name: str) -> str:
    """The text a person will see; refuses what Telegram cannot parse."""
    raw = call.text(name)
    if call.text("parse_mode").upper() != "HTML":
        return raw.strip()
    try:
        validate_html(raw)
    except ApiRuleViolation as error:
        raise bad(error.description.removeprefix("Bad Request: ")) from error
    return html.unescape(re.sub(r"<[^>]*>", "", raw)).strip()


def judge_text(call: Call) -> str:
    text = plain(call, "text")
    if not text:
        raise bad("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad("message is too long")
    return text


def judge_caption(call: Call) -> str:
    caption = plain(call, "caption")
    if units(caption) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    return caption


def judge_keyboard(call: Call) -> Tree:
    markup = call.tree("reply_markup") or {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    for row in markup.get("inline_keyboard", []):
        for key in row:
            _judge_key(key)
    for row in markup.get("keyboard", []):
        if any(not key.get("text") for key in row):
            raise bad("keyboard button text must be non-empty")
    return markup


def _judge_key(key: Tree) -> None:
    if not key.get("text"):
        raise bad("inline keyboard button text is empty")
    if "url" in key:
        return
    if not 1 <= len(str(key.get("callback_data", "")).encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")


def judge_commands(commands: list[Tree]) -> None:
    for command in commands:
        if not re.fullmatch(rf"[a-z0-9_]{{1,{LONGEST_COMMAND}}}", str(command.get("command"))):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
