"""A file as a download; of all files only our own sheets are shown inside a page of ours."""

from urllib.parse import quote

from starlette.responses import FileResponse, Response

from bot.services.files import OpenedFile

ALONE = "default-src 'none'; sandbox"


INSIDE = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


def shown_inside(file: OpenedFile) -> FileResponse:
    """A sheet that we made ourselves, inside a page of ours and nobody else's."""
    return FileResponse(
        file.path,
        media_type=file.mime,
        headers={
            "Content-Disposition": f"inline; {_named(file.name)}",
            "Content-Security-Policy": INSIDE,
            "X-Frame-Options": "SAMEORIGIN",
        },
    )


def download(name: str, content: bytes) -> Response:
    """A PDF that nobody keeps."""
    return Response(
        content,
        media_type="application/pdf",
        headers={
            "Content-Disposition": f"attachment; {_named(name)}",
            "Content-Security-Policy": ALONE,
        },
    )


def attachment(file: OpenedFile) -> FileResponse:
    return FileResponse(
        file.path,
        media_type=file.mime,
        headers={
            "Content-Disposition": f"attachment; {_named(file.name)}",
            "Content-Security-Policy": ALONE,
        },
    )


def _named(name: str) -> str:
    """The name goes as RFC 5987 wants it, so that any letter survives."""
    return f"filename*=UTF-8''{quote(name, safe='')}"
