"""An application for another: for whom it is asked, on what ground, and what that ground gives."""

from collections.abc import Mapping

from bot.conversation.scene import Scene
from bot.conversation.values.purposes import FOR_ANOTHER, Purpose
from bot.conversation.values.said import Choice, Say
from bot.conversation.values.state import Draft
from knowledge.form import FOR_WHOM

WAYS_OUT = ("back", "cancel", "person", "home")
GROUND, NAME, PHONE = "by_ground", "by_name", "by_phone"
LAWFUL = frozenset({"parent", "guardian", "proxy"})  # may agree for the other (152-ФЗ, article 9)


def question(draft: Draft, scene: Scene) -> Say:
    """«Для кого заявка?», and then «кем вы приходитесь?»."""
    if not draft.is_for_another:
        both = tuple(Choice(choice=x, text=f"choice.{x}") for x in ("for_self", "for_another"))
        return Say(text="application.for_whom", choices=both, navigation=WAYS_OUT)
    field = scene.form(draft).field(GROUND)
    grounds = tuple(Choice(choice=f"ground:{one.id}", label=one.text) for one in field.answers)
    facts = {"question": field.question}
    return Say(text="application.ground", facts=facts, choices=grounds, navigation=WAYS_OUT)


def ways(draft: Draft, scene: Scene) -> tuple[Choice, ...]:
    """Offer the application for another where nothing is told yet: for oneself it costs nothing."""
    form = scene.form(draft)
    asks_itself = form.asks_for_whom or form.has(FOR_WHOM)
    if draft.is_for_another or asks_itself or not is_fresh(draft):
        return ()
    return (Choice(choice="for_another", text="choice.for_another", is_quiet=True),)


def is_fresh(draft: Draft) -> bool:
    """Whether nobody has told anything yet but for whom it is."""
    return draft.told.keys() <= {GROUND, *draft.known} and not draft.files


def is_lawful(ground: str) -> bool:
    return ground in LAWFUL


def ground_of(draft: Draft) -> str:
    return (draft.representative or {}).get(GROUND, "")


def purposes(representative: Mapping[str, str]) -> frozenset[Purpose]:
    """Return the purposes of consent that an application rests on."""
    if not representative:
        return frozenset({Purpose.APPLICATION, Purpose.HEALTH})
    lawful = is_lawful(representative.get(GROUND, ""))
    return frozenset({Purpose.REPRESENTATIVE}) | (FOR_ANOTHER if lawful else frozenset())
