"""What the conversation may ask of the knowledge base, and what it is allowed to show of it."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date

from bot.conversation.values.state import Draft
from knowledge.eligibility.asking import Asked, Question
from knowledge.eligibility.consulting import Consulting, RegionDay
from knowledge.eligibility.verdicts import Verdict
from knowledge.findings import Danger, Decision, Findings, Placed, Span
from knowledge.form import COMMON, REPRESENTATIVE, Form
from knowledge.library import Library
from knowledge.measure import Measure, Office, Place, Region, Section, Value
from knowledge.rule import Fact, Together
from knowledge.search.glossary import Status
from knowledge.search.search import Search

# Which offices serve citizens where a measure sends them, the nearest kind first.
SERVING: dict[Place, tuple[str, ...]] = {
    Place.OFFICE: (
        "social-center",
        "local-office",
        "social-center-region",
        "family-mfc",
        "mfc-head",
        "ministry",
        "committee",
    ),
    Place.MFC: ("family-mfc", "mfc-head"),
    Place.SFR: ("sfr",),
    Place.EMPLOYMENT: ("employment",),
}

Told = str | tuple[str, ...]  # an answer to a fact as it was told
NEAR = 3  # matches among which the topic may decide


def at_hand(search: Search) -> Future[Search]:
    """A search that is there already."""
    there: Future[Search] = Future()
    there.set_result(search)
    return there


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowing:
    """The library and the search behind one door; what may not be shown does not exist here."""

    library: Library
    loading: Future[Search]  # pages are served and messages taken while it is being made
    consulting: Consulting
    approved_only: bool = False

    @property
    def search(self) -> Search:
        """The search; waits for it in the first seconds after a start."""
        return self.loading.result()

    def find(self, question: str, *, region: str, topic: str = "") -> Findings:
        """Find; what is talked about only decides between measures that may be meant anyway."""
        found = self.search.find(question, region=region)
        near = [match.id for match in found.matches[:NEAR]]
        if found.decision is Decision.CLARIFY and topic in near:
            found = self.search.find(question, region=region, topic=topic)
        matches = tuple(match for match in found.matches if self.measure(match.id, region))
        if found.decision in {Decision.ANSWER, Decision.CLARIFY} and found.matches != matches:
            decision = Decision.CLARIFY if matches else Decision.UNKNOWN
            return replace(found, decision=decision, matches=matches, several=())
        return found

    def alarm(self, text: str) -> Danger | None:
        return self.search.alarm(text)

    def intent(self, text: str) -> Decision | None:
        """Return what a message wants of the assistant itself: a person, a way out, …."""
        return self.search.intent(text)

    def section(self, text: str) -> Section | None:
        """Return the part of a measure that a short follow-up asks for."""
        return self.search.section(text)

    def is_condition(self, text: str) -> bool:
        """Whether a short text goes on about the topic with «а если …»."""
        return self.search.is_condition(text)

    def is_elsewhere(self, text: str) -> bool:
        """Whether a short text asks about another town, without naming it."""
        return self.search.is_elsewhere(text)

    def quoted(self, text: str) -> str:
        """Return the id of the status that a text quotes, or nothing."""
        return self.search.quoted(text)

    def status(self, name: str) -> Status | None:
        """Return what a status of applications means, by its id in the glossary."""
        return self.search.status(name)

    def is_question(self, text: str) -> bool:
        return self.search.is_question(text)

    def masked(self, text: str) -> str:
        """Return what may be kept of a text for analysis."""
        return self.search.masked(text)

    def personal(self, text: str) -> tuple[Span, ...]:
        """Return the places of a text that tell who somebody is."""
        return self.search.personal(text)

    def measure(self, measure_id: str, region: str) -> Measure | None:
        """Return the measure as this region has it, or None if there is none to show."""
        if measure_id not in self.library.measures:
            return None
        measure = self.library.measure(measure_id, region)
        return measure if self._may_show(measure) else None

    def form(self, form_id: str, measure_id: str, *, is_for_another: bool = False) -> Form:
        """Return a form as it is asked for a measure; instead of one that is no more, the common.

        Raise KeyError where the content has not even that.
        """
        form = self.library.forms.get(form_id) or self.library.forms[COMMON]
        form = form.for_another(self.library.forms[REPRESENTATIVE]) if is_for_another else form
        measure = self.library.measures.get(measure_id)
        return form.spread(measure.documents if measure else ())

    def form_of(self, draft: Draft) -> Form:
        """Return the form of a draft, with what is asked of who applies for another."""
        return self.form(draft.form, draft.measure, is_for_another=draft.is_for_another)

    def _may_show(self, measure: Measure) -> bool:
        """An answer carries its source; without any there is nothing to show."""
        has_source = bool(measure.legal or measure.sources)
        return has_source and self.library.shown(measure, approved_only=self.approved_only)

    def beside(self, measure_id: str, region: str) -> tuple[Measure, ...]:
        """Return what the region has besides this measure."""
        if not region:
            return ()
        own = self.library.regional(measure_id, region)
        return tuple(
            one
            for one in own
            if one.extends == measure_id and not one.closed and self._may_show(one)
        )

    def fact(self, name: str) -> Fact | None:
        return self.library.facts.get(name)

    def told(self, text: str) -> dict[str, Told]:
        """Return the facts that a message tells of the person who writes."""
        return self.search.told(text)

    def takes(self, name: str, value: Told, on: date) -> bool:
        """Whether a fact may have this value."""
        return self.consulting.takes(name, value, on)

    def together(self, name: str) -> Together | None:
        """Return a question about several facts."""
        return self.consulting.together.get(name)

    def question_left(
        self, situation: str, told: Mapping[str, Told], asked: Asked, place: RegionDay
    ) -> Question | None:
        """Return the question that tells most of what is still undecided, if any does."""
        facts = self.consulting.known(situation, told, place)
        return self.consulting.question(situation, facts, asked, place)

    def verdicts(
        self, situation: str, told: Mapping[str, Told], place: RegionDay
    ) -> tuple[Verdict, ...]:
        """Return who is entitled to what of a situation's measures, the most sought first."""
        facts = self.consulting.known(situation, told, place)
        return self.consulting.verdicts(situation, facts, place)

    def value(self, value: Value, on: date) -> Value | None:
        return self.library.value(value, on)

    def region(self, code: str) -> Region | None:
        return self.library.regions.get(code)

    def region_names(self) -> frozenset[str]:
        return frozenset(region.name for region in self.library.regions.values())

    def places(self, text: str, region: str) -> tuple[Placed, ...]:
        return self.search.place(text, region)

    def places_anywhere(self, text: str) -> tuple[Placed, ...]:
        return self.search.place_anywhere(text)

    def place_name(self, region: str, municipality: str) -> str:
        home = self.region(region)
        places = home.municipalities if home else ()
        return next((place.name for place in places if place.id == municipality), "")

    def offices(
        self, region: str, municipality: str, places: tuple[Place, ...]
    ) -> tuple[Office, ...]:
        """Return the offices of such places: those of the municipality, then the region's own."""
        found = self._serving(region, places)
        near = [office for office in found if municipality in office.serves]
        return (*near, *(office for office in found if not office.serves))

    def has_local_offices(self, region: str, places: tuple[Place, ...]) -> bool:
        """Whether it matters where in the region a citizen lives."""
        return any(office.serves for office in self._serving(region, places))

    def _serving(self, region: str, places: tuple[Place, ...]) -> tuple[Office, ...]:
        home = self.region(region)
        kinds = list(dict.fromkeys(kind for one in places for kind in SERVING.get(one, ())))
        offices = [o for o in (home.offices if home else ()) if o.kind in kinds]
        return tuple(sorted(offices, key=lambda office: kinds.index(office.kind)))
