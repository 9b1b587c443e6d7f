"""Things citizens send and get: files by their name, the phone of a contact, sheets of ours."""

from io import BytesIO

from pypdf import PdfReader

from tests.support.stories.script import Misprint

OWN_PHONE = "+79205550142"
FOREIGN_PHONE = "+79205550177"
TOO_BIG = 20 * 2**20 + 1
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
CONTENTS: dict[str, bytes] = {
    "jpg": JPEG + b"\x11" * 400 + b"\xff\xd9",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x01" * 400,
    "pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n",
    "exe": b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 400,
}


def content(name: str) -> bytes:
    """Bytes of a file that is what its name says; «большой…» is more than we take."""
    kind = name.rpartition(".")[2]
    if kind not in CONTENTS:
        raise Misprint(f"нет такого вида файлов: {name}")
    whole = CONTENTS[kind]
    return whole.ljust(TOO_BIG, b"\x00") if is_big(name) else whole


def is_big(name: str) -> bool:
    return name.startswith("большой")


def photo(number: int) -> bytes:
    """A photo unlike the others of its album."""
    return CONTENTS["jpg"] + bytes([number % 256])


def words_of(pdf: bytes) -> tuple[str, ...]:
    """What a reader finds on each page of a PDF, its lines joined."""
    pages = PdfReader(BytesIO(pdf)).pages
    return tuple(" ".join(page.extract_text().split()) for page in pages)
