"""Forms of applications: which fields, in which order, and of what kind."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    NAME = "name"
    PHONE = "phone"
    PLACE = "place"
    TEXT = "text"
    FILES = "files"


class DataClass(StrEnum):
    """Class of personal data (152-ФЗ)."""

    GENERAL = "general"
    POSSIBLY_SPECIAL = "possibly_special"  # a free text may tell of health
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A question of a form; its words are field.<id>, label.<id>, wrong.<id> in texts."""

    id: str
    kind: Kind
    data: DataClass
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    id: str
    fields: tuple[Field, ...]

    def field(self, field_id: str) -> Field:
        return next(field for field in self.fields if field.id == field_id)

    def position(self, field_id: str) -> int:
        return next(i for i, field in enumerate(self.fields) if field.id == field_id)


COMMON = Form(
    id="common",
    fields=(
        Field(id="full_name", kind=Kind.NAME, data=DataClass.GENERAL),
        Field(id="phone", kind=Kind.PHONE, data=DataClass.GENERAL),
        Field(id="municipality", kind=Kind.PLACE, data=DataClass.GENERAL),
        Field(id="need", kind=Kind.TEXT, data=DataClass.POSSIBLY_SPECIAL),
        Field(id="files", kind=Kind.FILES, data=DataClass.POSSIBLY_SPECIAL, is_optional=True),
    ),
)
PURPOSE = "application"  # of the consent that every form asks for first
FORMS: dict[str, Form] = {COMMON.id: COMMON}
