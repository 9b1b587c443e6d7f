"""A file as a download: it is never shown as a page of ours."""

from urllib.parse import quote

from starlette.responses import FileResponse

from bot.services.files import OpenedFile

ALONE = "default-src 'none'; sandbox"


def attachment(file: OpenedFile) -> FileResponse:
    """The name goes as RFC 5987 wants it, so that any letter survives."""
    return FileResponse(
        file.path,
        media_type=file.mime,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
            "Content-Security-Policy": ALONE,
        },
    )
