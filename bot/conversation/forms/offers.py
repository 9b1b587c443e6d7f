"""What need not be typed anew: told in a survey, or sent in an application before. Always asked."""

from dataclasses import replace

from bot.conversation.fields.values import accepted
from bot.conversation.fields.wrong import NotTaken
from bot.conversation.scene import Scene
from bot.conversation.values.purposes import Purpose
from bot.conversation.values.state import Draft, State
from bot.messages import Policy
from knowledge.form import Field, Form, Kind
from knowledge.rule import Kind as FactKind

FITTING = {Kind.NUMBER: FactKind.NUMBER, Kind.MONEY: FactKind.MONEY}  # kinds that mean the same
OF_A_PERSON = {Kind.NAME, Kind.DATE, Kind.SNILS, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS}


def offered(draft: Draft, form: Form, state: State, scene: Scene) -> Draft:
    """Note what may be offered in a draft that begins; nothing that a messenger may not see."""
    if scene.situation.policy is not Policy.FULL:
        return draft
    sent = _sent(form, state) if Purpose.APPLICATION in scene.situation.consents else {}
    told = {one.id: value for one in form.fields if (value := _told(one, state, scene))}
    return replace(draft, offers=sent | told, recalled=tuple(set(sent) - set(told)))


def offer(draft: Draft, one: Field) -> str:
    """Return the value to be confirmed for a field; never across two persons."""
    if draft.is_for_another or draft.is_editing or one.id in draft.told:
        return ""
    return draft.offers.get(one.id, "")


def declined(draft: Draft) -> Draft:
    """Ask the open field in words."""
    offers = {name: value for name, value in draft.offers.items() if name != draft.field}
    return replace(draft, offers=offers)


def remembered(draft: Draft, form: Form) -> dict[str, str]:
    """Return what the next application may offer, by the very question that was answered."""
    if draft.is_for_another:
        return {}
    own = (one for one in form.fields if one.kind in OF_A_PERSON)
    return {one.question: value for one in own if (value := draft.answers.get(one.id))}


def _sent(form: Form, state: State) -> dict[str, str]:
    own = (one for one in form.fields if one.kind in OF_A_PERSON)
    return {one.id: state.sent[one.question] for one in own if one.question in state.sent}


def _told(one: Field, state: State, scene: Scene) -> str:
    """An answer of one's own survey, if the field takes it."""
    survey, fact = state.survey, scene.knowledge.fact(one.fact) if one.fact else None
    if survey is None or survey.whom or fact is None or FITTING.get(one.kind) is not fact.kind:
        return ""
    value = survey.told.get(fact.id, "")
    try:
        return accepted(one, value, scene.day) if isinstance(value, str) and value else ""
    except NotTaken:
        return ""
