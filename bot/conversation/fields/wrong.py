"""Why words are no value of a field."""


class NotTaken(Exception):
    """The words are no value of this field; `why` names the correction wrong.<why>."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
