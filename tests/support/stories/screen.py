"""What a citizen has before their eyes, whatever the channel: messages with their buttons."""

from dataclasses import dataclass

MARKS = ("# ", "• ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A message of ours as the channel really shows it."""

    text: str
    labels: tuple[str, ...] = ()
    has_file: bool = False


def plain(text: str) -> str:
    """Words alone: without marks of headings and items, on one line."""
    lines = (line.strip() for line in text.splitlines())
    bare = (line[2:] if line.startswith(MARKS) else line for line in lines)
    return " ".join(" ".join(bare).split())
