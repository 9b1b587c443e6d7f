"""A story told again under another policy of its channel: the bare conversation, nothing stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.values.situation import Owner
from bot.conversation.values.state import Step
from bot.conversation.values.wishes import DropFiles, GiveConsent, KeepFile, LookUp, Submit
from bot.messages import (
    Blocked,
    Body,
    FileReference,
    Policy,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)
from tests.support.stories.checks import listed
from tests.support.stories.script import Line, Story
from tests.support.stories.stage import FIRST, remembering
from tests.support.stories.things import FOREIGN_PHONE, OWN_PHONE
from tests.support.talking.talk import Talk

OPEN_STEPS = {Step.FREE, Step.MUNICIPALITY, Step.SWITCH_REGION, Step.WITHDRAWING, Step.ERASING}
REFUSED, ANSWERED, PAGE = "refused", "answered", "page"
APPLIES = {"apply", "agree", "submit"}  # presses of which an application is made


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What a policy forbids of every turn, and by which texts it says no."""

    steps: frozenset[Step]
    wishes: tuple[type, ...]
    refusals: frozenset[str]
    outcome: str  # of a story in which one of them is said
    may_begin: bool = False  # an application, which is then gone on with elsewhere


LAWS = {
    Policy.INFO_ONLY: Law(
        steps=frozenset(Step) - OPEN_STEPS,
        wishes=(GiveConsent, Submit, KeepFile, DropFiles, LookUp),
        refusals=frozenset({"policy.info_only", "policy.hidden"}),
        outcome=REFUSED,
    ),
    Policy.PRIVATE_FORMS: Law(
        steps=frozenset(),
        wishes=(GiveConsent, Submit, KeepFile, LookUp),
        refusals=frozenset({"onpage.fill", "onpage.files"}),
        outcome=PAGE,
        may_begin=True,
    ),
}


class Replay:
    """The citizens of a story, each with a conversation of their own."""

    def __init__(self, story: Story, policy: Policy) -> None:
        self._story = story
        self._policy = policy
        self._talks: dict[str, Talk] = {}
        self._name = FIRST
        self._is_refused = False

    def outcome(self) -> str:
        """Tell the story; AssertionError where a turn does what the policy forbids."""
        for line in self._story.lines:
            for _ in self._turns(line):
                self._check(line)
        return LAWS[self._policy].outcome if self._is_refused else ANSWERED

    @property
    def _talk(self) -> Talk:
        if self._name not in self._talks:
            talk = Talk(policy=self._policy, knowledge=remembering())
            talk.situation = replace(
                talk.situation, region=self._story.region, policy_out=self._policy
            )
            self._talks[self._name] = talk
        return self._talks[self._name]

    def _turns(self, line: Line) -> Iterator[Talk]:
        """Every turn that a line of the story leads to."""
        match line.who:
            case "as":
                self._name = line.what
            case "restart":
                self._talk.restarts()
            case "caseworker":
                self._caseworker(line.what)
            case "citizen":
                yield from map(self._talk.hears, self._bodies(line.what))
            case _:
                pass  # looks, and time that passes

    def _caseworker(self, what: dict[str, Any]) -> None:
        if "says" in what:
            self._talk.speaks()
        elif {"returns", "resolves"} & set(what):
            self._talk.situation = replace(self._talk.situation, owner=Owner())

    def _bodies(self, what: Any) -> Iterator[Body]:
        if not isinstance(what, dict):
            yield self._words(str(what))
            return
        for act, value in what.items():
            yield from self._done(act, value)

    def _done(self, act: str, value: Any) -> Iterator[Body]:
        match act:
            case "press" | "stale" | "again":
                yield self._press(str(value))
            case "file" | "album":
                names = listed(value) if act == "file" else [f"{n}.jpg" for n in range(value)]
                yield from map(_file, names)
            case "contact":
                phone = OWN_PHONE if value == "own" else FOREIGN_PHONE
                yield SharedContact(phone=phone, is_own=value == "own")
            case "voice" | "sticker" | "location":
                yield SentUnsupported(what=Unsupported(act))
            case "blocks" | "unblocks":
                yield Blocked(is_blocked=act == "blocks")
            case "repeats":
                yield Said(text=" ".join([str(value["words"])] * value["times"]))
            case _:
                yield from self._said(act, value)

    def _said(self, act: str, value: Any) -> Iterator[Body]:
        """Words, in whatever way they come; what only a browser can do is left out."""
        if act in {"twice", "together", "one_by_one", "replies"}:
            yield from map(self._words, listed(value))
        elif act in {"edits", "forwards"}:
            yield Said(text=value, is_edited=act == "edits", is_forwarded=act == "forwards")

    def _press(self, name: str) -> Pressed:
        """The button as it is shown, else as an old keyboard would still have it."""
        for button in self._talk.buttons:
            if name in {button.label, button.choice, button.choice.partition(":")[0]}:
                return Pressed(choice=button.choice, nonce=self._talk.nonce)
        return Pressed(choice=name, nonce="0", message="1")

    def _words(self, text: str) -> Body:
        if text.startswith("/"):
            return Pressed(choice=text.removeprefix("/"))
        cases = self._talk.cases
        return Said(text=text.replace("{number}", cases[-1].number if cases else "45-82-17-33"))

    def _check(self, line: Line) -> None:
        talk, law = self._talk, LAWS[self._policy]
        said = {one.text for one in talk.turn.messages}
        self._is_refused = self._is_refused or not law.refusals.isdisjoint(said)
        place = f"{self._story.file}.yaml, реплика {line.number}, {self._policy}"
        assert talk.state.step not in law.steps, f"{place}: ждёт {talk.state.step}"
        assert law.may_begin or talk.state.draft is None, f"{place}: начата заявка"
        wished = [one.kind for one in talk.effects if isinstance(one, law.wishes)]
        assert not wished, f"{place}: задумано {wished}"
        assert not any(key.startswith("field.") for key in talk.keys), f"{place}: {talk.keys}"
        asking = [one.text for one in talk.turn.messages if one.asks_contact or one.asks_files]
        assert not asking, f"{place}: просят телефон или файл: {asking}"


def applies(story: Story) -> bool:
    """Whether an application is made in the story, so that it cannot end well everywhere."""
    presses = (one.what.get("press") for one in story.lines if isinstance(one.what, dict))
    return any(str(name).partition(":")[0] in APPLIES for name in presses if name)


def _file(name: str) -> SentFile:
    return SentFile(file=FileReference(reference=name, name=name, size=10))
