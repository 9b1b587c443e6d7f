"""What a form brings: words without what no text may hold, and files in pieces."""

from collections.abc import AsyncIterator

from starlette.datastructures import FormData, UploadFile

CHUNK = 256 * 1024


def words(form: FormData, name: str) -> str:
    """A field's text with plain line ends; empty if it is not there."""
    value = form.get(name)
    return value.replace("\r\n", "\n").replace("\0", "").strip() if isinstance(value, str) else ""


async def chunks(upload: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await upload.read(CHUNK):
        yield chunk
