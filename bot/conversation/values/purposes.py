"""The purposes of consent, each with a document of its own: what it is called in the texts."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a citizen agrees to; each by itself (152-ФЗ, article 9)."""

    APPLICATION = "application"  # to take an application and to answer it
    HEALTH = "health"  # special categories: article 10


DOCUMENTS = {Purpose.APPLICATION: "consent.text", Purpose.HEALTH: "consent.health"}
VERSIONS = {Purpose.APPLICATION: "consent.version", Purpose.HEALTH: "consent.health_version"}
