"""What a file is by its content; its name proves nothing."""

import codecs
from pathlib import Path
from zipfile import BadZipFile, ZipFile

HEAD = 16
SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"%PDF-", "application/pdf"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
)
HEIC = {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
TEXT = "text/plain"
PIECE = 65_536


def mime_of(path: Path) -> str | None:
    """The type of a file we keep, or None. Reads the file: call it in a thread."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for at, mark, mime in SIGNATURES:
        if head[at : at + len(mark)] == mark:
            return mime
    if head[4:12] in HEIC:
        return "image/heic"
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(path)
    return TEXT if _is_text(path) else None


def _of_archive(path: Path) -> str | None:
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
            if {"[Content_Types].xml", "word/document.xml"} <= names:
                return DOCX
            if "mimetype" not in names or archive.getinfo("mimetype").file_size != len(ODT):
                return None
            return ODT if archive.read("mimetype") == ODT.encode() else None
    except (BadZipFile, NotImplementedError, RuntimeError):
        return None


def _is_text(path: Path) -> bool:
    """UTF-8 without control characters, read in pieces."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                if any(
                    letter < " " and letter not in "\t\n\r\f" for letter in decoder.decode(piece)
                ):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
