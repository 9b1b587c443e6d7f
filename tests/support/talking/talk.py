"""A conversation without services: `Talk` keeps what they would, so that a test reads like one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID, uuid5

import numpy as np
from numpy.typing import NDArray

from bot.conversation.knowing import Knowing, at_hand
from bot.conversation.talk import talk
from bot.conversation.values.analysis import LogChoice, LogQuestion
from bot.conversation.values.said import Fact, Turn
from bot.conversation.values.situation import (
    CaseBrief,
    CaseStatus,
    Owner,
    OwnerKind,
    Shown,
    Situation,
)
from bot.conversation.values.state import STATES, State
from bot.conversation.values.wishes import (
    AskPerson,
    BackToBot,
    Effect,
    GiveConsent,
    Rate,
    ShowAnswers,
    ShowHeld,
    Submit,
    TakeAway,
)
from bot.messages import (
    Body,
    Button,
    Channel,
    Content,
    FileReference,
    Policy,
    Pressed,
    Said,
    SentFile,
    SharedContact,
)
from bot.services.keeping.hiding import hidden
from bot.services.turns.rendering import render
from bot.settings import ROOT
from bot.texts import Texts
from knowledge.eligibility.consulting import Consulting
from knowledge.library import Library
from knowledge.search.search import Search
from tests.support.talking.naming import called
from tests.support.talking.telling import told_of

CONTENT = Path(__file__).with_name("content")
NOON = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)  # Wednesday noon in Lipetsk
NAMES = UUID("6f0c6b8e-5d5a-4a7e-9a51-0d2f3c1b4a59")
NUMBERS = ("45-82-17-33", "10-00-00-08", "20-00-00-06", "30-00-00-04", "40-00-00-02")
LONGEST_CHOICE = 60  # bytes, with its nonce


class Trigrams:
    """A stand-in for the encoder: texts with the same letters in a row are near."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        vectors = np.full((len(texts), 256), 1e-6, dtype=np.float32)
        for row, text in enumerate(texts):
            for place in range(max(1, len(text) - 2)):
                vectors[row, sum(map(ord, text[place : place + 3])) * 31 % 256] += 1
        lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / lengths, dtype=np.float32)


@cache
def knowing() -> Knowing:
    """The small library behind the real search."""
    library = Library.load(CONTENT)
    search = at_hand(Search(library, encoder=Trigrams()))
    return Knowing(library=library, loading=search, consulting=Consulting(library))


@cache
def texts() -> Texts:
    return Texts.load(ROOT / "texts" / "ru")


def new_id(name: object) -> UUID:
    return uuid5(NAMES, str(name))


class Talk:
    """A citizen on one side, the conversation on the other; `situation` may be changed freely."""

    def __init__(self, *, policy: Policy = Policy.FULL, knowledge: Knowing | None = None) -> None:
        self.state = State()
        self.knowledge = knowledge or knowing()
        self.situation = Situation(
            now=NOON,
            region="lipetsk",
            channel=Channel.TELEGRAM,
            policy=policy,
            browser_url="https://opora.example",
        )
        self.turn = Turn(state=self.state)
        self.contents: tuple[Content, ...] = ()
        self.keyboard: Content | None = None
        self.is_restarted_between = False

    # ------------------------------------------------------------ what the citizen does

    def says(self, text: str) -> "Talk":
        return self.hears(Said(text=text))

    def presses(self, choice: str) -> "Talk":
        """Press a button of the newest keyboard; `choice` may leave out the argument."""
        found = [one for one in self.buttons if choice in (one.choice, one.choice.split(":")[0])]
        assert found, f"no button {choice} among {[one.choice for one in self.buttons]}"
        return self.hears(Pressed(choice=found[0].choice, nonce=self.nonce))

    def presses_old(self, choice: str, nonce: str = "0") -> "Talk":
        return self.hears(Pressed(choice=choice, nonce=nonce, message="1"))

    def commands(self, choice: str) -> "Talk":
        return self.hears(Pressed(choice=choice))

    def shares(self, phone: str, *, is_own: bool = True) -> "Talk":
        return self.hears(SharedContact(phone=phone, is_own=is_own))

    def sends(self, name: str, caption: str = "") -> "Talk":
        file = FileReference(reference=name, name=name, size=10)
        return self.hears(SentFile(file=file, caption=caption))

    # ------------------------------------------------------------ what the house does

    def hears(self, body: Body) -> "Talk":
        """Think about a message and keep what the services would keep."""
        if self.is_restarted_between:
            self.restarts()
        turns = self.state.turn
        self.situation = replace(
            self.situation,
            shown=self.shown(),
            fresh_id=new_id(f"draft {turns}"),
            kept=new_id(f"file {turns}") if isinstance(body, SentFile) else None,
        )
        if not self.situation.policy.may_keep_personal:  # as the inbox does
            body = hidden(body, self.knowledge.personal)
        self.turn = talk(self.state, body, self.situation, self.knowledge)
        self.state = self.turn.state
        facts = self._carried_out(self.turn.effects)
        nonce = str(self.state.turn)
        self.contents = tuple(
            render(texts(), say, nonce=nonce, facts=facts) for say in self.turn.messages
        )
        self._keep_keyboard()
        return self

    def restarts(self) -> "Talk":
        """Write the state down and read it again, as a restart does."""
        self.state = STATES.validate_json(STATES.dump_json(self.state))
        return self

    def waits(self, **time: float) -> "Talk":
        self.situation = replace(self.situation, now=self.situation.now + timedelta(**time))
        return self

    def closes_office(self) -> "Talk":
        opens_at = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
        self.situation = replace(self.situation, is_office_open=False, opens_at=opens_at)
        return self

    def speaks(self, *, is_application: bool = False) -> "Talk":
        """A caseworker speaks from now on, in a case of this conversation."""
        if not self.situation.cases:
            self.opens_case(is_application=is_application)
        owner = Owner(kind=OwnerKind.PERSON, case=self.situation.cases[-1].id)
        self.situation = replace(self.situation, owner=owner)
        return self

    def opens_case(
        self,
        *,
        measure: str = "",
        is_application: bool = False,
        status: CaseStatus = CaseStatus.NEW,
    ) -> "Talk":
        number = NUMBERS[len(self.situation.cases) % len(NUMBERS)]
        case = CaseBrief(
            id=new_id(number),
            number=number,
            measure=measure,
            status=status,
            opened_at=self.situation.now,
            is_application=is_application,
            is_rated=False,
        )
        self.situation = replace(self.situation, cases=(*self.situation.cases, case))
        return self

    def _carried_out(self, effects: Sequence[Effect]) -> dict[str, Fact]:
        facts: dict[str, Fact] = {}
        for effect in effects:
            match effect:
                case GiveConsent(purpose=purpose):
                    consents = self.situation.consents | {purpose}
                    self.situation = replace(self.situation, consents=consents)
                case BackToBot():
                    self.situation = replace(self.situation, owner=Owner())
                case Rate(case=case):
                    rated = (replace(c, is_rated=c.is_rated or c.id == case) for c in self.cases)
                    self.situation = replace(self.situation, cases=tuple(rated))
                case TakeAway() | ShowHeld() | ShowAnswers():
                    facts |= told_of(effect)
                case AskPerson() | Submit():
                    facts |= self._opened(effect)
                case _:
                    pass
        return facts

    def _opened(self, effect: AskPerson | Submit) -> dict[str, Fact]:
        asked = [one for one in self.cases if not one.is_application]
        if isinstance(effect, Submit):
            self.opens_case(measure=effect.draft.measure, is_application=True)
            return {"number": self.cases[-1].number, "code": "", "has_code": False}
        if not asked:
            self.opens_case(measure=effect.measure)
            asked = [self.cases[-1]]
        if self.situation.owner.kind is not OwnerKind.PERSON:
            owner = Owner(kind=OwnerKind.WAITING, case=asked[0].id)
            self.situation = replace(self.situation, owner=owner)
        return {"number": asked[0].number}

    def _keep_keyboard(self) -> None:
        with_buttons = [one for one in self.contents if one.buttons or one.navigation]
        self.keyboard = with_buttons[-1] if with_buttons else self.keyboard

    def shown(self) -> tuple[Shown, ...]:
        """Buttons that may be typed now."""
        if self.keyboard is None:
            return ()
        last = (*self.keyboard.buttons, *self.keyboard.navigation)
        return tuple(Shown(choice=one.choice, words=wordings(one)) for one in last)

    # ------------------------------------------------------------ what there is to see

    @property
    def cases(self) -> tuple[CaseBrief, ...]:
        return self.situation.cases

    @property
    def nonce(self) -> str:
        return self.keyboard.nonce if self.keyboard else ""

    @property
    def buttons(self) -> list[Button]:
        """Every button of the newest turn that showed any, the last message's first."""
        said = [one for one in reversed(self.contents) if one.nonce == self.nonce]
        shown = said or ([self.keyboard] if self.keyboard else [])
        return [one for content in shown for one in (*content.buttons, *content.navigation)]

    @property
    def choices(self) -> list[str]:
        """The choices of the last message, without its navigation."""
        return [one.choice for one in self.contents[-1].buttons] if self.contents else []

    @property
    def keys(self) -> list[str]:
        return [called(say.text, say.section) for say in self.turn.messages]

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What must happen besides talking and noting."""
        return tuple(one for one in self.turn.effects if one not in self.noted)

    @property
    def noted(self) -> list[Effect]:
        """What is kept for analysis."""
        return [one for one in self.turn.effects if isinstance(one, LogQuestion | LogChoice)]

    @property
    def words(self) -> str:
        """Everything that was said in this turn."""
        return "\n\n".join(one.text for one in self.contents)


def wordings(button: Button) -> tuple[str, ...]:
    """What may be typed instead of a button, as the services find it."""
    key = f"said.{button.choice.partition(':')[0]}"
    others = texts().line(key).split(";") if key in texts().keys() else []  # noqa: SIM118
    return (button.label, *others)
