"""Refusals: what happened, for a person to read. Anything else is our mistake."""


class Refusal(Exception):
    """Something a person may read about; `key` names the text that explains it."""

    key = "refusal.refused"


class NotAllowed(Refusal):
    key = "refusal.not_allowed"


class NotFound(Refusal):
    key = "refusal.not_found"


class AlreadyTaken(Refusal):
    """Somebody else holds the case; `holder` is the caseworker's name."""

    key = "refusal.already_taken"

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class NewMessageCame(Refusal):
    """The citizen (or a colleague) wrote after the caseworker last looked."""

    key = "refusal.new_message_came"


class WrongState(Refusal):
    """The case is not in a state that allows this."""

    key = "refusal.wrong_state"


class TooManyTries(Refusal):
    key = "refusal.too_many_tries"


class WrongSignIn(Refusal):
    key = "refusal.wrong_sign_in"


class FileNotTaken(Refusal):
    """An upload is too big, empty, or of a type we do not keep; `reason` as in FileRefused."""

    key = "refusal.file_not_taken"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FileGone(Refusal):
    """A sheet that we made is not kept any more; it can be made anew."""

    key = "refusal.file_gone"


class PaperNotMade(Refusal):
    key = "refusal.paper_not_made"


class ValueNotTaken(Refusal):
    """What a caseworker typed is no value of the field."""

    key = "refusal.value_not_taken"


class Overtaken(Exception):
    """A compare-and-swap lost: the conversation's version moved on. The caller tries again."""
