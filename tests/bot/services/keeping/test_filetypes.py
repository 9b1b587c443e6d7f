"""Types by content: what a name says does not count."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.services.keeping.filetypes import DOCX, ODT, mime_of


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"II*\x00rest", "image/tiff"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "image/heic"),
        ("Справка о доходах".encode(), "text/plain"),
        (b"MZ\x90\x00\x03", None),
        (b"<html>\x00</html>", None),
        ("текст".encode("cp1251"), None),
        (b"PK\x03\x04broken", None),
    ],
)
def test_a_type_is_told_by_the_first_bytes(
    content: bytes, mime: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "file.jpg"
    path.write_bytes(content)
    assert mime_of(path) == mime


@pytest.mark.parametrize(
    ("members", "mime"),
    [
        ({"[Content_Types].xml": "x", "word/document.xml": "x"}, DOCX),
        ({"mimetype": ODT, "content.xml": "x"}, ODT),
        ({"mimetype": "application/x-other", "content.xml": "x"}, None),
        ({"setup.exe": "x"}, None),
    ],
)
def test_an_archive_is_a_document_only_if_it_is_one(
    members: dict[str, str], mime: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "file.zip"
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert mime_of(path) == mime
