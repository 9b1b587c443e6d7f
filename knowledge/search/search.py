"""Search: a citizen's message becomes findings. Pure, thread-safe, nothing global."""

import re
from functools import partial
from pathlib import Path

from knowledge.findings import Danger, Decision, Findings, Placed, Span
from knowledge.library import Library
from knowledge.measure import Section
from knowledge.search.background import background
from knowledge.search.care import Care
from knowledge.search.decision import decide
from knowledge.search.glossary import Glossary, Status
from knowledge.search.hearing.ear import Ear
from knowledge.search.hearing.tellings import troubled
from knowledge.search.places import Places
from knowledge.search.ranking.entries import entries, vocabulary
from knowledge.search.ranking.evidence import Index
from knowledge.search.ranking.meaning import Meaning, encoder as real_encoder
from knowledge.search.ranking.model import shipped
from knowledge.search.ranking.ranking import Ranked, Ranking
from knowledge.search.ranking.vectors import Encoder, Remembering
from knowledge.search.reading.masking import Masking
from knowledge.search.reading.patterns import Patterns
from knowledge.search.reading.personal.finding import Finding
from knowledge.search.reading.spelling import Spelling
from knowledge.search.reading.words import Words
from knowledge.search.sections import Sections, is_condition, is_elsewhere
from knowledge.search.several import Several
from knowledge.search.sheets import Dangers, FollowUps, Phrases, Topics, reading, sheet

CASE_NUMBER = re.compile(r"(?<!\d)\d{2}[-– ]\d{2}[-– ]\d{2}[-– ]\d{2}(?!\d)|^\s*№?\s*\d{8}\s*$")
UNDECIDED = (None, Decision.CLARIFY)  # what patterns leave to the ranking
QUESTION = frozenset({
    "как", "где", "куда", "когда", "сколько", "какой", "кто", "что", "почему", "зачем", "чей",
    "ли", "можно", "нужно", "положить", "откуда",
})  # fmt: skip


class Search:
    """What the library answers to a question; loading takes seconds, a question milliseconds."""

    def __init__(
        self, library: Library, *, cache: Path | None = None, encoder: Encoder | None = None
    ) -> None:
        """`cache`: a folder for the phrases' vectors, so that the next start is fast."""
        content = library.content
        encoder = Remembering(encoder or real_encoder())
        phrases: Phrases = sheet(content / "phrases.yaml", Phrases)
        dangers: Dangers = sheet(content / "care.yaml", Dangers)
        follow_ups: FollowUps = sheet(content / "sections.yaml", FollowUps)
        model = shipped(encoder)
        self._words = Words(model.lemmas)
        self._places = Places(self._words, library.regions)
        known = entries(library, sheet(content / "foreign.yaml", Topics))
        means = partial(Meaning, encoder=encoder, cache=cache)
        index = Index(known, reading(library, self._words), means, model)
        self._spelling = Spelling(self._words, vocabulary(known))
        self._ranking = Ranking(library, known, index, self._spelling)
        ear = Ear.shipped(self._words, encoder)
        self._troubled = troubled(library)
        self._care = Care(
            self._words, dangers, self._spelling.cyrillic, ear, ordinary=self._ordinary
        )
        self._intents = Patterns(self._words, phrases)
        self._sections = Sections(self._words, follow_ups)
        self._background = background(library, self._words)
        self._glossary = Glossary(
            self._words,
            sheet(content / "statuses.yaml", tuple[Status, ...]) or (),
            self._spelling.cyrillic,
        )
        ours = vocabulary(entry for entry in known if not entry.is_foreign)
        self._masking = Masking(self._words, ours | self._glossary.vocabulary)
        self._personal = Finding(self._words, library.regions.values())
        self._several = Several(self._words, self._alone, self._intents.first)

    def find(self, question: str, *, region: str = "", topic: str = "") -> Findings:
        """Decide and rank; `region`: its code («» unknown), `topic`: the measure talked about."""
        code, municipality = self._places.named(question, region)
        ranked = self._ranking.matches(question, region or code, topic)
        danger = self.alarm(question)
        asked = self._decision(question, danger)
        decision = decide(ranked.matches, ranked.ours) if asked in UNDECIDED else asked
        if asked is Decision.CLARIFY and decision is Decision.ANSWER:
            decision = Decision.CLARIFY
        found = Findings(
            decision=decision,
            matches=ranked.matches,
            danger=danger,
            region=code if code != region else "",
            municipality=municipality,
            jargon=self.quoted(question),
        )
        if asked is not None:
            return found
        return self._several.told_apart(found, self._spelling.cyrillic(question), region or code)

    def alarm(self, text: str) -> Danger | None:
        """Somebody in danger, or a swindle; also asked inside every form."""
        return self._care.alarm(text)

    def intent(self, text: str) -> Decision | None:
        """What a message wants of the assistant itself, by patterns alone; None: a question."""
        wanted = self._decision(text, self.alarm(text))
        return None if wanted in UNDECIDED else wanted

    def told(self, text: str) -> dict[str, str | tuple[str, ...]]:
        """The facts that a message tells of the person who writes, by id."""
        return self._background.told(self._spelling.meant(text))

    def quoted(self, text: str) -> str:
        """The id of the status of applications that a text quotes; «» if none."""
        return self._glossary.quoted(text)

    def status(self, name: str) -> Status | None:
        """A state of applications in plain words, by its id in the glossary."""
        return self._glossary.statuses.get(name)

    def place(self, text: str, region: str) -> tuple[Placed, ...]:
        """Municipalities of a region that an answer may mean, best first."""
        return self._places.place(text, region)

    def place_anywhere(self, text: str) -> tuple[Placed, ...]:
        """The same among all regions."""
        return self._places.place(text)

    def section(self, text: str) -> Section | None:
        """The part of the measure talked about that a short follow-up asks for."""
        return self._sections.asked(self._spelling.cyrillic(text))

    def is_condition(self, text: str) -> bool:
        """Whether a short text goes on about the topic with «а если …»."""
        return is_condition(self._spelling.cyrillic(text))

    def is_elsewhere(self, text: str) -> bool:
        """Whether a short text asks about another town, without naming it."""
        return is_elsewhere(self._spelling.cyrillic(text))

    def is_question(self, text: str) -> bool:
        """Whether a text asks: it has a question word or a question mark."""
        return "?" in text or not QUESTION.isdisjoint(self.lemmas(text))

    def masked(self, text: str) -> str:
        """A text fit to be kept for analysis: no name, number or address is left in it."""
        return self._masking.masked(text)

    def personal(self, text: str) -> tuple[Span, ...]:
        """The places of a text that tell who somebody is, in order."""
        return self._personal.find(text)

    def lemmas(self, text: str) -> tuple[str, ...]:
        """Every word of a text in its dictionary form."""
        return self._words.lemmas(text)

    def _ordinary(self, text: str) -> float:
        """How surely a text asks for a measure that is not for people in trouble."""
        best = self._ranking.matches(text, "", "").matches[:1]
        return sum(match.confidence for match in best if match.id not in self._troubled)

    def _alone(self, text: str, region: str) -> Ranked:
        return self._ranking.matches(text, region, "")

    def _decision(self, text: str, danger: Danger | None) -> Decision | None:
        if danger is not None:
            return Decision.SCAM if danger is Danger.SCAM else Decision.CARE
        if CASE_NUMBER.search(text):
            return Decision.STATUS
        return self._intents.first(self._spelling.cyrillic(text))
