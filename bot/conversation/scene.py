"""Where a turn happens: the situation and the knowledge, and how a turn is put together."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.conversation.knowing import Knowing
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.situation import OwnerKind, Situation
from bot.conversation.values.state import Draft, State
from bot.conversation.values.wishes import Effect
from bot.messages import Policy
from knowledge.form import Form
from knowledge.measure import Place

ELSEWHERE = "elsewhere"  # a region that we have no entries for: federal texts only
EVERYWHERE = ("person", "home")
MOST_BUTTONS = 6  # of one message


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    situation: Situation
    knowledge: Knowing

    def region(self, state: State) -> str:
        """Return the region whose measures are shown; empty where only federal ones are."""
        region = state.region or self.situation.region
        return "" if region == ELSEWHERE else region

    def form(self, draft: Draft) -> Form:
        """Return the form of a draft, with the documents of its measure."""
        return self.knowledge.form_of(draft)

    def here(self, at: datetime) -> datetime:
        """Return a moment by the clocks of the place where this assistant works."""
        home = self.knowledge.region(self.situation.region)
        return at.astimezone(ZoneInfo(home.zone)) if home else at

    @property
    def day(self) -> date:
        """Return the day it is where this assistant works."""
        return self.here(self.situation.now).date()

    def agreed(self, purpose: str) -> "Scene":
        """Return the scene as it is once this consent is given."""
        given = self.situation.consents | {purpose}
        return replace(self, situation=replace(self.situation, consents=given))

    @property
    def is_info_only(self) -> bool:
        return self.situation.policy is Policy.INFO_ONLY

    @property
    def may_carry_papers(self) -> bool:
        """Whether a sheet with personal data may be sent here."""
        here = self.situation
        return here.policy is Policy.FULL is here.policy_out

    @property
    def is_page_only(self) -> bool:
        """Whether personal data is asked on our own page, and not where this message came from."""
        return self.situation.policy is Policy.PRIVATE_FORMS

    @property
    def answers_by_link(self) -> bool:
        return self.situation.policy_out is Policy.PRIVATE_FORMS

    @property
    def has_person(self) -> bool:
        return self.situation.owner.kind is OwnerKind.PERSON


def with_take_away(said: Say, scene: Scene) -> Say:
    """Offer «Забрать с собой» where a draft would be lost with the visit, if there is room."""
    if not scene.situation.may_take_away or len(said.choices) >= MOST_BUTTONS:
        return said
    code = Choice(choice="take_away", text="choice.take_away", is_quiet=True)
    return replace(said, choices=(*said.choices, code))


def turn(state: State, *messages: Say, effects: tuple[Effect, ...] = ()) -> Turn:
    return Turn(state=state, messages=messages, effects=effects)


def holding(state: State) -> State:
    """Let only the keyboard of this turn change the form from now on."""
    return replace(state, form_nonce=str(state.turn))


def holds(state: State) -> bool:
    """Whether this turn showed a keyboard that the open question goes on with."""
    return state.form_nonce == str(state.turn)


def after(first: Turn, second: Turn) -> Turn:
    """Join two turns: what the first says and wishes comes before the second's."""
    return Turn(
        state=second.state,
        messages=first.messages + second.messages,
        effects=first.effects + second.effects,
    )


def noted(done: Turn, effects: tuple[Effect, ...]) -> Turn:
    """Add what is kept for analysis."""
    return replace(done, effects=(*done.effects, *effects))


def only_answers(state: State, scene: Scene) -> Turn:
    """Say that this channel asks for no personal data, and where it is done instead."""
    return turn(state, Say(text="policy.info_only", facts=ways(state, scene)))


def ways(state: State, scene: Scene) -> dict[str, Fact]:
    """Where personal data is taken: our pages, the nearest office, a telephone."""
    region, place = scene.region(state), state.municipality
    home = scene.knowledge.region(region)
    offices = scene.knowledge.offices(region, place, (Place.OFFICE,)) if place else ()
    near = next((one for one in offices if place in one.serves and one.address), None)
    phones = near.phones if near else ()
    return {
        "browser_url": scene.situation.browser_url,
        "office": near.address if near else "",
        "phone": phones[0] if phones else home.hotline if home else "",
    }
