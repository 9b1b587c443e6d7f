"""Questions kept for analysis: masked, with the decision, the candidates, and what was chosen."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, String, bindparam, cast, or_, select, update

from bot.messages import Channel
from bot.storage.desk import Desk
from bot.storage.ids import id_of_day
from bot.storage.schema import ConversationRow, DataKeyRow
from bot.storage.tables.analysis import QuestionRow
from knowledge.findings import Decision

MOST_CHOSEN = 5
REJECTED = ("other", "not_it")  # what is pressed when nothing that was shown is meant
_TEXT = "question|text"
_NEWEST = (
    select(QuestionRow.id, QuestionRow.chosen)
    .where(QuestionRow.conversation_id == bindparam("conversation"))
    .order_by(QuestionRow.turn.desc())
    .limit(1)
)
_CHOSEN = cast(QuestionRow.chosen, String)
_UNANSWERED = (
    select(QuestionRow, ConversationRow.data_key_id, DataKeyRow.wrapped)
    .join(ConversationRow, ConversationRow.id == QuestionRow.conversation_id)
    .join(DataKeyRow, DataKeyRow.id == ConversationRow.data_key_id)
    .where(QuestionRow.asked_on >= bindparam("first"))
    .where(
        or_(
            QuestionRow.decision == Decision.UNKNOWN,
            *(_CHOSEN.contains(f'"{choice}"') for choice in REJECTED),
        )
    )
    .order_by(QuestionRow.asked_on, QuestionRow.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`candidates` are measures with their confidence, best first; `chosen` in order of presses."""

    turn: int
    asked_on: date
    region: str
    channel: Channel
    text: str  # masked
    decision: Decision
    candidates: tuple[tuple[str, float], ...]
    chosen: tuple[str, ...] = ()


class Questions:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def log(self, conversation_id: UUID, question: Question) -> None:
        """Keep a question; NotFound if the conversation was erased."""
        row_id = id_of_day(question.asked_on)
        row = {
            "id": row_id,
            "conversation_id": conversation_id,
            "turn": question.turn,
            "asked_on": question.asked_on,
            "region": question.region,
            "channel": question.channel,
            "text": await self._desk.seal(conversation_id, _TEXT, row_id, question.text),
            "decision": question.decision,
            "candidates": list(question.candidates),
            "chosen": list(question.chosen),
        }
        await self._desk.add(QuestionRow, row)

    async def choose(self, conversation_id: UUID, choice: str) -> None:
        """Note what was pressed after the newest question, if there is one.

        The caller's transaction has locked the conversation: nobody else writes there.
        """
        row = await self._desk.first(_NEWEST, conversation=conversation_id)
        if row is not None and len(row.chosen) < MOST_CHOSEN:
            newest = update(QuestionRow).where(QuestionRow.id == row.id)
            await self._desk.change(newest.values(chosen=[*row.chosen, choice]))

    async def unanswered(self, first: date) -> tuple[Question, ...]:
        """Questions since a day to which we had no answer, or whose answer was rejected."""
        rows = await self._desk.rows(_UNANSWERED, first=first)
        return tuple([await self._question(row) for row in rows])

    async def _question(self, row: Row[*tuple[Any, ...]]) -> Question:
        self._desk.keep_key(row.conversation_id, row.data_key_id, row.wrapped)
        text = await self._desk.open(row.conversation_id, _TEXT, row.id, row.text)
        return Question(
            turn=row.turn,
            asked_on=row.asked_on,
            region=row.region,
            channel=Channel(row.channel),
            text=text or "",
            decision=Decision(row.decision),
            candidates=tuple((measure, float(sure)) for measure, sure in row.candidates),
            chosen=tuple(row.chosen),
        )
