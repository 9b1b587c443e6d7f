"""A call of the Bot API as it arrives, and the ways it is refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

Tree = dict[str, Any]


class Refused(Exception):
    """What Telegram answers with `ok: false`."""

    def __init__(self, code: int, description: str, retry_after: int = 0) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def tree(self) -> Tree:
        answer: Tree = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def bad(description: str) -> Refused:
    return Refused(400, f"Bad Request: {description}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One method with its parameters; both clients' ways of sending them look alike here."""

    method: str
    fields: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    via: str = ""  # the path before `/bot<token>`: who of several callers it was

    def text(self, name: str) -> str:
        return str(self.fields.get(name, ""))

    def number(self, name: str, otherwise: int = 0) -> int:
        value = self.fields.get(name)
        return otherwise if value in (None, "") else int(str(value))

    def flag(self, name: str) -> bool:
        return str(self.fields.get(name, "")).lower() in {"true", "1"}

    def tree(self, name: str) -> Any:
        """A parameter that is JSON: in a form it is a string, in a JSON body it is itself."""
        value = self.fields.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError as error:
            raise bad(f"can't parse {name} JSON object") from error

    def upload(self, name: str) -> Upload | None:
        """A file: as `attach://part`, or as a part of the same name."""
        return self.uploads.get(self.text(name).removeprefix("attach://")) or self.uploads.get(name)


async def read_call(method: str, request: Request, via: str = "") -> Call:
    fields: Tree = dict(parse_qsl(request.url.query))
    uploads: dict[str, Upload] = {}
    if request.headers.get("content-type", "").startswith("application/json"):
        fields |= await request.json()
        return Call(method=method, fields=fields, via=via)
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = await _upload(name, value)
            else:
                fields[name] = value
    return Call(method=method, fields=fields, uploads=uploads, via=via)


async def _upload(name: str, part: UploadFile) -> Upload:
    mime = part.content_type or "application/octet-stream"
    return Upload(name=part.filename or name, content=await part.read(), mime=mime)
