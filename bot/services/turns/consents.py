"""The documents of consent as they read today: a consent counts for the words it was given to."""

from collections.abc import Sequence

from bot.conversation.values.purposes import DOCUMENTS, VERSIONS, Purpose
from bot.services.turns.rendering import fingerprint
from bot.storage.drawers.citizens import Consent
from bot.texts import Texts


class Documents:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def of(self, purpose: Purpose) -> tuple[str, str]:
        """Return version and hash of the text that is agreed to today."""
        version = self._texts.line(VERSIONS[purpose])
        return version, fingerprint(self._texts.line(DOCUMENTS[purpose]))

    def in_force(self, given: Sequence[Consent]) -> frozenset[str]:
        """Return the purposes whose consent was given to the words of today."""
        return frozenset(one.purpose for one in given if self.is_current(one))

    def outdated(self, given: Sequence[Consent]) -> frozenset[str]:
        """Return the purposes whose consent stands, but to words that changed since."""
        known = frozenset(one.purpose for one in given if one.purpose in DOCUMENTS)
        return known - self.in_force(given)

    def is_current(self, consent: Consent) -> bool:
        """Whether it was given to these very words; to a purpose nobody asks for it never was."""
        if consent.purpose not in DOCUMENTS:
            return False
        return self.of(Purpose(consent.purpose)) == (consent.version, consent.text_hash)
