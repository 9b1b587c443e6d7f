"""A problem of the content: where it stands, what is wrong, and what to do about it."""

from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to put right. An error fails the check, a warning does not."""

    file: str  # below the content folder
    field: str
    wrong: str
    advice: str
    is_error: bool = True

    @override
    def __str__(self) -> str:
        kind = "ошибка" if self.is_error else "внимание"
        return f"{kind}: {self.file}: {self.field}: {self.wrong}. {self.advice}."


def cut(text: str, longest: int = 60) -> str:
    """A text in quotes, short enough for a message."""
    return f"«{text}»" if len(text) <= longest else f"«{text[:longest]}…»"
