"""Where the citizen lives: matched among the region's own places, asked once, changeable."""

from dataclasses import dataclass, replace

from bot.conversation.acts import afar
from bot.conversation.filling import advance, corrected, fill
from bot.conversation.forms.asking import IN_FORM
from bot.conversation.prompts import prompted
from bot.conversation.scene import ELSEWHERE, EVERYWHERE, Scene, holding, turn
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.state import Draft, State, Step
from knowledge.findings import Placed
from knowledge.form import Kind

SURE = 88  # a score (0…100) at which a place is taken without asking
POSSIBLE = 65
LEAD = 5  # how far the best must stand before the next
CHOICES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place for sure, or several to choose from, or none."""

    sure: Placed | None = None
    possible: tuple[Placed, ...] = ()


def matched(text: str, state: State, scene: Scene) -> Found:
    """Match among the citizen's own region; if nothing is near, among the others we know."""
    region = scene.region(state)
    own = _clear(scene.knowledge.places(text, region)) if region else Found()
    if own.sure or own.possible:
        return own
    return _clear(scene.knowledge.places_anywhere(text))


def is_sure(text: str, state: State, scene: Scene) -> bool:
    """Whether the words are plainly a place."""
    return matched(text, state, scene).sure is not None


def is_afar(text: str, scene: Scene) -> bool:
    """Whether the words name a place that none of our regions has."""
    return afar.is_named(text, scene.knowledge.region_names())


def lives_afar(text: str, scene: Scene) -> bool:
    return afar.is_home(text, scene.knowledge.region_names())


def _clear(places: tuple[Placed, ...]) -> Found:
    near = tuple(place for place in places if place.score >= POSSIBLE)
    if not near:
        return Found()
    leads = len(near) == 1 or near[0].score - near[1].score >= LEAD
    if near[0].score >= SURE and leads:
        return Found(sure=near[0])
    return Found(possible=near[:CHOICES])


def typed(state: State, text: str, scene: Scene) -> Turn | None:
    """Take a typed place; return None where it fits no place at all."""
    found = matched(text, state, scene)
    if found.sure:
        return None if not _is_placeable(found.sure, scene) else taken(state, found.sure, scene)
    if not found.possible:
        return None
    choices = tuple(
        Choice(choice=f"place:{place.region}:{place.municipality}", label=place.name)
        for place in found.possible
    )
    other = Choice(choice="elsewhere", text="choice.elsewhere")
    navigation = IN_FORM if state.draft else EVERYWHERE
    said = Say(text="place.which", choices=(*choices, other), navigation=navigation)
    return turn(holding(state), said)


def _is_placeable(place: Placed, scene: Scene) -> bool:
    return bool(scene.knowledge.place_name(place.region, place.municipality))


def is_asked(state: State, scene: Scene) -> bool:
    """Whether a place is what the conversation waits for."""
    if state.draft and state.step is Step.FIELD:
        return scene.form(state.draft).field(state.draft.field).kind is Kind.PLACE
    return state.step is Step.MUNICIPALITY


def chosen(state: State, argument: str, scene: Scene) -> Turn | None:
    """Take a place that a button named as «region:municipality»."""
    if not is_asked(state, scene):
        return None
    region, _, municipality = argument.partition(":")
    name = scene.knowledge.place_name(region, municipality)
    if not name:
        return None
    placed = Placed(region=region, municipality=municipality, name=name, score=100)
    return taken(state, placed, scene)


def taken(state: State, place: Placed, scene: Scene) -> Turn:
    """Keep the place; one of another region switches the region only after a confirmation."""
    if state.draft and state.draft.is_for_another and state.step is Step.FIELD:
        return _of_another(state, state.draft, place, scene)
    if place.region != scene.region(state):
        return propose(state, place.region, place.municipality, scene)
    state = replace(state, municipality=place.municipality)
    if state.draft and state.step is Step.FIELD:
        draft = fill(state.draft, state.draft.field, place.name)
        return advance(state, draft, scene)
    said = Say(text="place.taken", facts={"name": place.name})
    return turn(replace(state, step=Step.FREE, misses=0), said)


def _of_another(state: State, draft: Draft, place: Placed, scene: Scene) -> Turn:
    """Where another person lives says nothing of who writes."""
    if place.region != scene.region(state):
        return corrected(state, "", scene, "place_elsewhere")
    return advance(state, fill(draft, draft.field, place.name), scene)


def propose(state: State, region: str, municipality: str, scene: Scene) -> Turn:
    """Ask whether the citizen lives in another region that we know."""
    state = replace(
        state,
        proposed_region=region,
        proposed_municipality=municipality,
        step=Step.SWITCH_REGION,
        return_step=_back(state),
    )
    return prompted(state, scene)


def _back(state: State) -> Step:
    return Step.FIELD if state.draft and state.step is Step.FIELD else Step.FREE


def confirmed(state: State, scene: Scene, *, is_agreed: bool) -> Turn:
    """Switch the region or stay; then go on where the question came from."""
    settled = _switched(state) if is_agreed else _stayed(state)
    there = scene.knowledge.region(scene.region(settled))
    state = replace(
        settled,
        proposed_region="",
        proposed_municipality="",
        step=state.return_step,
        return_step=Step.FREE,
    )
    key = "region.switched" if is_agreed else "region.stayed"
    said = Say(text=key, facts={"in_name": there.in_name if there else ""})
    if state.draft and state.step is Step.FIELD:
        return _into_form(state, said, scene, is_agreed=is_agreed)
    return turn(state, said)


def answered(state: State, text: str, scene: Scene) -> Turn | None:
    """A place typed where «да» or «нет» was wanted says which of the two."""
    place = matched(text, state, scene).sure
    if place is None or place.region not in {state.proposed_region, scene.region(state)}:
        return None
    is_agreed = place.region == state.proposed_region
    state = replace(state, proposed_municipality=place.municipality)
    if not is_agreed and not state.draft:
        state = replace(state, municipality=place.municipality)
    return confirmed(state, scene, is_agreed=is_agreed)


def _switched(state: State) -> State:
    """Another region has other measures: what was talked about is no longer the topic."""
    region, declined = state.proposed_region, set(state.declined)
    return replace(
        state,
        region=region,
        municipality=state.proposed_municipality,
        declined=tuple(sorted(declined - {region})),
        topic="",
    )


def _stayed(state: State) -> State:
    declined = {*state.declined, state.proposed_region}
    return replace(state, declined=tuple(sorted(declined)))


def _into_form(state: State, said: Say, scene: Scene, *, is_agreed: bool) -> Turn:
    name = scene.knowledge.place_name(scene.region(state), state.municipality)
    if not state.draft or not name or not is_agreed:
        return prompted(state, scene, said)
    return advance(state, fill(state.draft, state.draft.field, name), scene, said)


def elsewhere(state: State, scene: Scene) -> Turn | None:
    """None of our four regions: federal texts from now on, and where to ask."""
    if not is_asked(state, scene):
        return None
    if state.draft and state.step is Step.FIELD:
        return corrected(state, "", scene, "place_elsewhere")
    return moved_afar(state)


def moved_afar(state: State) -> Turn:
    state = replace(state, region=ELSEWHERE, municipality="", step=Step.FREE, misses=0)
    return turn(state, Say(text="region.elsewhere"))


def kept(state: State, municipality: str, scene: Scene) -> Turn:
    """«Я живу в …» without a question: remember it and say so."""
    name = scene.knowledge.place_name(scene.region(state), municipality)
    state = replace(state, municipality=municipality, misses=0)
    return turn(state, Say(text="place.taken", facts={"name": name}))


def skipped(state: State) -> Turn | None:
    if state.step is not Step.MUNICIPALITY:
        return None
    return turn(replace(state, step=Step.FREE), Say(text="place.skipped"))


def ask(state: State, scene: Scene, pending: str = "") -> Turn:
    """Ask for the municipality because it matters now; `pending` is done afterwards."""
    return prompted(replace(state, step=Step.MUNICIPALITY, pending_choice=pending), scene)
