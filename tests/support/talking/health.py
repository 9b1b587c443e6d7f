"""Conversations about a form that asks of health."""

from dataclasses import replace

from bot.conversation.knowing import Knowing
from knowledge.form import COMMON, DataClass, Form
from tests.support.talking.standing import VALUES
from tests.support.talking.talk import Talk, knowing


def asking_of_health(*special: str, optional: tuple[str, ...] = ("files",)) -> Knowing:
    """The common form, in which these fields may tell of health."""
    known = knowing()
    form = known.library.forms[COMMON]
    fields = tuple(
        replace(
            one,
            data=DataClass.SPECIAL if one.id in special else DataClass.GENERAL,
            is_optional=one.id in optional,
        )
        for one in form.fields
    )
    forms = {**known.library.forms, COMMON: Form(id=COMMON, fields=fields)}
    return replace(known, library=replace(known.library, forms=forms))


def _begun(knowledge: Knowing) -> Talk:
    return Talk(knowledge=knowledge).says("детское пособие").presses("apply").presses("agree")


def before_health(*special: str, optional: tuple[str, ...] = ("files",)) -> Talk:
    """At the municipality; the next question may be about health."""
    talked = _begun(asking_of_health(*(special or ("need", "files")), optional=optional))
    return talked.says(VALUES[0]).says(VALUES[1])
