"""What a message is called in a test: by its text, the question of a form by its field."""

from knowledge.form import APART


def called(text: str, section: str) -> str:
    """«field.phone» for the question of the field `phone`, whichever text asks it."""
    if not text.startswith("field."):
        return text
    return f"field.{section.partition(APART)[0]}"
