"""What a messenger must not see is asked on a page of our own: the link to it, and coming there."""

from dataclasses import replace

from bot.conversation.prompts import prompted, question
from bot.conversation.scene import Scene, holding, turn
from bot.conversation.values.openness import ASKED_FOR, is_asking, is_open
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import State, Step
from bot.messages import PageOpened

KINDS = {
    Step.SITUATION: "survey",
    Step.SURVEY: "survey",
    Step.WHOM: "survey",
    Step.CASE_NUMBER: "number",
    Step.PHONE_DIGITS: "number",
}
OF_PLACE = {Step.MUNICIPALITY, Step.SWITCH_REGION}  # open questions, save in a form
LEAVES = ("cancel", "person", "home")
NEW_LINK = Choice(choice="new_link", text="choice.new_link")


def is_elsewhere(state: State, scene: Scene) -> bool:
    """Whether the open question is asked on our page and not where this message came from."""
    is_for_form = state.draft is not None and state.step in OF_PLACE
    asks = is_asking(state.step) or is_for_form
    return scene.is_page_only and asks and not scene.has_person


def invited(state: State, scene: Scene, *before: Say) -> Turn:
    """Say where the open question is answered; only the newest keyboard counts."""
    return turn(holding(state), *before, invitation(state, scene))


def invitation(state: State, scene: Scene) -> Say:
    """The way to our page; how to do without a link; and out of the form."""
    facts = _ways(scene) | {"what": KINDS.get(state.step, "form")}
    return Say(
        text="onpage.fill",
        facts=facts,
        choices=(NEW_LINK,),
        navigation=LEAVES,
        opens_page=True,
    )


def _ways(scene: Scene) -> dict[str, Fact]:
    """For how long a link opens, and where to call if it does not."""
    home = scene.knowledge.region(scene.situation.region)
    minutes = int(ASKED_FOR.total_seconds() // 60)
    return {"minutes": minutes, "hotline": home.hotline if home else ""}


def kept_off(done: Turn, scene: Scene) -> Turn:
    """Whatever a turn would ask that is personal, ask it on our page."""
    said = tuple(one for one in done.messages if is_open(one))
    if len(said) == len(done.messages) or not is_elsewhere(done.state, scene):
        return done
    if any(one.opens_page for one in said):
        return replace(done, messages=said)
    follows = invited(done.state, scene, *said)
    return replace(done, state=follows.state, messages=follows.messages)


def files(state: State, scene: Scene) -> Turn:
    """A file is not taken here: what stands in it no messenger should keep for us."""
    said = Say(text="onpage.files", facts=_ways(scene), choices=(NEW_LINK,), opens_page=True)
    return turn(state, said)


def renew(state: State, scene: Scene) -> Turn | None:
    """«Новая ссылка»."""
    if is_elsewhere(state, scene):
        return invited(state, scene)
    if not (scene.is_page_only or scene.answers_by_link):
        return None
    said = Say(text="onpage.fresh", facts=_ways(scene), choices=(NEW_LINK,), opens_page=True)
    return turn(state, said)


def opened(state: State, heard: PageOpened, scene: Scene) -> Turn:
    """On our page: ask what is open; an answer that waits there is not talked over."""
    if question(state, scene) and not scene.has_person:
        return prompted(state, scene)
    if scene.has_person or heard.has_answers:
        return turn(state)
    return turn(state, Say(text="onpage.here"))
