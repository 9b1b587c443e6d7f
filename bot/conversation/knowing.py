"""What the conversation may ask of the knowledge base, and what it is allowed to show of it."""

from dataclasses import dataclass, replace
from datetime import date

from knowledge.findings import Danger, Decision, Findings, Placed
from knowledge.library import Library
from knowledge.measure import Measure, Office, Region, Section, Value
from knowledge.search.search import Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowing:
    """The library and the search behind one door; what may not be shown does not exist here."""

    library: Library
    search: Search
    approved_only: bool = False

    def find(self, question: str, *, region: str, topic: str = "") -> Findings:
        found = self.search.find(question, region=region, topic=topic)
        matches = tuple(match for match in found.matches if self.measure(match.id, region))
        if found.decision in {Decision.ANSWER, Decision.CLARIFY} and found.matches != matches:
            decision = Decision.CLARIFY if matches else Decision.UNKNOWN
            return replace(found, decision=decision, matches=matches)
        return found

    def alarm(self, text: str) -> Danger | None:
        return self.search.alarm(text)

    def section(self, text: str) -> Section | None:
        """Return the part of a measure that a short follow-up asks for."""
        return self.search.section(text)

    def is_question(self, text: str) -> bool:
        return self.search.is_question(text)

    def measure(self, measure_id: str, region: str) -> Measure | None:
        """Return the measure as this region has it, or None if there is none to show."""
        if measure_id not in self.library.measures:
            return None
        measure = self.library.measure(measure_id, region)
        return measure if self.library.shown(measure, approved_only=self.approved_only) else None

    def value(self, value: Value, on: date) -> Value | None:
        return self.library.value(value, on)

    def region(self, code: str) -> Region | None:
        return self.library.regions.get(code)

    def places(self, text: str, region: str) -> tuple[Placed, ...]:
        return self.search.place(text, region)

    def places_anywhere(self, text: str) -> tuple[Placed, ...]:
        return self.search.place_anywhere(text)

    def place_name(self, region: str, municipality: str) -> str:
        home = self.region(region)
        places = home.municipalities if home else ()
        return next((place.name for place in places if place.id == municipality), "")

    def offices(self, region: str, municipality: str) -> tuple[Office, ...]:
        """Offices with a contact that serve the municipality, else those of the whole region."""
        home = self.region(region)
        reachable = [o for o in (home.offices if home else ()) if o.phones or o.address]
        near = tuple(office for office in reachable if municipality in office.serves)
        return near or tuple(office for office in reachable if not office.serves)
