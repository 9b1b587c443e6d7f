"""What a turn wishes for, carried out within the turn's own transaction."""

from datetime import timedelta

from bot.conversation.knowing import Knowing
from bot.conversation.values.purposes import Purpose
from bot.conversation.values.situation import Owner
from bot.conversation.values.wishes import (
    AskPerson,
    BackToBot,
    DropFiles,
    EraseAll,
    Export,
    FileWithCase,
    GiveConsent,
    KeepFile,
    LookUp,
    MakePaper,
    Rate,
    ShowAnswers,
    ShowHeld,
    Submit,
    TakeAway,
    Wish,
    WithdrawConsent,
)
from bot.messages import LookedUp, Pressed
from bot.services.turns.consents import Documents
from bot.services.turns.noting import note
from bot.services.turns.numbers import only_digits
from bot.services.turns.opening import ask_person, submit, take_away
from bot.services.turns.owndata import own_data
from bot.services.turns.papers import expect_paper
from bot.services.turns.situations import World
from bot.services.turns.task import Storing
from bot.storage.drawers.citizens import Consent
from bot.storage.drawers.files import Expected
from bot.texts import Texts

FETCH_FILE = "fetch_file"
TRIES_AN_HOUR, TRIES_A_DAY = 5, 20
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Effects:
    def __init__(self, world: World, texts: Texts, knowledge: Knowing) -> None:
        self._world = world
        self._documents = Documents(texts)
        self._knowledge = knowledge

    async def apply(self, turn: Storing, wish: Wish) -> None:
        """Carry out one wish; facts it learns go to `turn.facts`, for the messages."""
        match wish:
            case ShowHeld() | ShowAnswers() | Export() | WithdrawConsent() | EraseAll():
                await own_data(turn, wish, self._documents, self._knowledge)
            case AskPerson() | Submit() | TakeAway():
                await self._open(turn, wish)
            case GiveConsent():
                await self._consent(turn, wish)
            case LookUp():
                await _look_up(turn, wish)
            case FileWithCase() | Rate() | BackToBot():
                await _tell_case(turn, wish)
            case KeepFile() | DropFiles() | MakePaper():
                await _handle_files(turn, wish)

    async def _open(self, turn: Storing, wish: AskPerson | Submit | TakeAway) -> None:
        match wish:
            case AskPerson():
                await ask_person(turn, wish, self._world)
            case Submit():
                await submit(turn, wish, self._world)
            case TakeAway():
                await take_away(turn)

    async def _consent(self, turn: Storing, wish: GiveConsent) -> None:
        version, text_hash = self._documents.of(Purpose(wish.purpose))
        consent = Consent(
            purpose=wish.purpose,
            version=version,
            text_hash=text_hash,
            channel=turn.channel,
            at=turn.now,
        )
        await turn.store.consents.give(turn.conversation, consent)
        await note(turn, "consent.given", "conversation", turn.conversation)


async def _tell_case(turn: Storing, wish: FileWithCase | Rate | BackToBot) -> None:
    match wish:
        case FileWithCase(case=case):
            await turn.store.cases.citizen_wrote(case, turn.seq, turn.now)
            await _file_words(turn, wish)
            turn.case = case
        case Rate(case=case, score=score):
            if not (await turn.store.cases.brief(case)).is_rated:
                await turn.store.cases.rate(case, score)
        case BackToBot():
            turn.owner = Owner()


async def _file_words(turn: Storing, wish: FileWithCase) -> None:
    """File this message; «к заявке …» files the words that came before the press."""
    is_press = isinstance(turn.task.body, Pressed)
    for line in (*turn.messages, *(turn.words_before if is_press else ())):
        await turn.store.messages.file_with_case(line, wish.case)


async def _handle_files(turn: Storing, wish: KeepFile | DropFiles | MakePaper) -> None:
    match wish:
        case KeepFile():
            file = Expected(
                id=wish.file,
                conversation_id=turn.conversation,
                reference=wish.reference,
                name=wish.name,
                size=wish.size,
                at=turn.now,
                case_id=wish.case,
                field=await turn.store.cases.wanted_field(wish.case) if wish.case else "",
            )
            await turn.store.files.expect(file)
            await turn.store.due.put(FETCH_FILE, wish.file, turn.now)
        case DropFiles(files=files):
            turn.paths.extend(await turn.store.files.erase(files))
        case MakePaper():
            await expect_paper(turn, wish)


async def _look_up(turn: Storing, wish: LookUp) -> None:
    """Look for a case by number and digits; the outcome comes back as the next message.

    A wrong number and wrong digits are told alike and counted alike: five tries an hour and
    twenty a day, for the number and for whoever asks.
    """
    number = only_digits(wish.number)
    subjects = (f"look-up|{number}", f"look-up|{turn.conversation}")
    is_locked = any([await _has_tried_enough(turn, subject) for subject in subjects])
    case = None if is_locked else await turn.store.cases.look_up(number, wish.phone_digits)
    if case is None and not is_locked:
        for subject in subjects:
            await turn.store.attempts.add(subject, turn.now)
    outcome = LookedUp(
        number=case.number if case else "",
        status=case.status if case else "",
        measure=case.measure if case and case.is_application else "",
        due_at=case.due_at if case else None,
        is_overdue=case.is_overdue if case else False,
        is_locked=is_locked,
    )
    answer_id = f"look-up:{turn.task.item.id}"
    here = turn.task.conversation
    await turn.store.inbox.accept(here, answer_id, outcome, turn.now, door=turn.channel)


async def _has_tried_enough(turn: Storing, subject: str) -> bool:
    lately = await turn.store.attempts.count(subject, turn.now - HOUR)
    today = await turn.store.attempts.count(subject, turn.now - DAY)
    return lately >= TRIES_AN_HOUR or today >= TRIES_A_DAY
