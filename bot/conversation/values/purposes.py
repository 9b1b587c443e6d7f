"""The purposes of consent, each with a document of its own: what it is called in the texts."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a citizen agrees to; each by itself (152-ФЗ, article 9)."""

    APPLICATION = "application"  # to take an application and to answer it
    HEALTH = "health"  # special categories: article 10
    REPRESENTATIVE = "representative"  # of who applies for another, about oneself
    ON_BEHALF = "on_behalf"  # for the other, by who lawfully stands for them
    ON_BEHALF_HEALTH = "on_behalf_health"


OF_HEALTH = frozenset({Purpose.HEALTH, Purpose.ON_BEHALF_HEALTH})
FOR_ANOTHER = frozenset({Purpose.ON_BEHALF, Purpose.ON_BEHALF_HEALTH})  # of one draft's person
FALLS_WITH = {  # what a consent was given for besides: without it there is nothing left to ask
    Purpose.APPLICATION: frozenset({Purpose.HEALTH}),
    Purpose.REPRESENTATIVE: FOR_ANOTHER,
    Purpose.ON_BEHALF: frozenset({Purpose.ON_BEHALF_HEALTH}),
}
DOCUMENTS = {
    Purpose.APPLICATION: "consent.text",
    Purpose.HEALTH: "consent.health",
    Purpose.REPRESENTATIVE: "consent.representative",
    Purpose.ON_BEHALF: "consent.on_behalf",
    Purpose.ON_BEHALF_HEALTH: "consent.on_behalf_health",
}
VERSIONS = {
    Purpose.APPLICATION: "consent.version",
    Purpose.HEALTH: "consent.health_version",
    Purpose.REPRESENTATIVE: "consent.representative_version",
    Purpose.ON_BEHALF: "consent.on_behalf_version",
    Purpose.ON_BEHALF_HEALTH: "consent.on_behalf_health_version",
}
