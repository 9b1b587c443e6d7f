"""Conversations: found by a blind index, held by one lease, saved by compare-and-swap."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, exists, func, or_, select, update

from bot.conversation.values.situation import Owner, OwnerKind
from bot.conversation.values.state import STATES, State
from bot.errors import NotFound, Overtaken
from bot.messages import Address, Channel
from bot.storage.columns import Utc
from bot.storage.desk import Desk
from bot.storage.erasing import erase
from bot.storage.ids import new_id
from bot.storage.schema import ConversationRow, DataKeyRow, InboxRow

_WITH_KEY = select(ConversationRow, DataKeyRow.wrapped).join(DataKeyRow)
_FIND = _WITH_KEY.where(
    ConversationRow.channel == bindparam("place"),
    ConversationRow.bot == bindparam("its_bot"),
    ConversationRow.address_index.in_(bindparam("indexes", expanding=True)),
)
_IT = ConversationRow.id == bindparam("which")
_READ = _WITH_KEY.where(_IT)
_HOLD = _READ.with_for_update(of=ConversationRow)
_SAVE = (
    update(ConversationRow)
    .where(_IT, ConversationRow.version == bindparam("seen"))
    .values(
        version=ConversationRow.version + 1,
        state=bindparam("new_state"),
        owner_kind=bindparam("speaks"),
        owner_case_id=bindparam("speaks_of"),
    )
)
_IS_FREE = or_(
    ConversationRow.lease_until.is_(None), ConversationRow.lease_until <= bindparam("now")
)
_IS_MINE = ConversationRow.lease_holder == bindparam("holder")
_TAKE = update(ConversationRow).values(
    lease_holder=bindparam("holder"),
    lease_until=bindparam("end"),
    lease_fence=ConversationRow.lease_fence + 1,
)
_LEASE = _TAKE.where(_IT, or_(_IS_FREE, _IS_MINE)).returning(ConversationRow.lease_fence)
_RELEASE = update(ConversationRow).where(_IT, _IS_MINE).values(lease_holder="", lease_until=None)
_WAITING = (
    select(ConversationRow.id)
    .where(
        exists().where(
            InboxRow.conversation_id == ConversationRow.id,
            InboxRow.state == "new",
            or_(InboxRow.due_at.is_(None), InboxRow.due_at <= bindparam("now", type_=Utc())),
        )
    )
    .where(_IS_FREE)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_TAKE_WAITING = _TAKE.where(ConversationRow.id.in_(_WAITING.scalar_subquery()), _IS_FREE).returning(
    ConversationRow.id
)
_STATE = "conversation|state"
_ADDRESS = "conversation|address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Of an erased conversation the state is fresh and the address has no chat."""

    id: UUID
    address: Address
    version: int
    last_seq: int
    state: State
    owner: Owner
    is_blocked: bool
    is_erased: bool
    seen_at: datetime
    created_at: datetime
    noticed_at: datetime | None = None  # when a notice told of an answer that is still unread


class Conversations:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def find(self, address: Address) -> Conversation | None:
        indexes = self._desk.vault.indexes("address", place_of(address))
        bound = {"place": address.channel, "its_bot": address.bot, "indexes": indexes}
        row = await self._desk.first(_FIND, **bound)
        return None if row is None else await self._conversation(row)

    async def find_or_begin(self, address: Address, at: datetime) -> Conversation:
        found = await self.find(address)
        if found is None:
            await self._begin(address, at)
            found = await self.find(address)
        if found is None:
            raise NotFound
        return found

    async def read(self, conversation_id: UUID) -> Conversation:
        """Return the conversation as it is; raise NotFound."""
        return await self._one(conversation_id, is_held=False)

    async def hold(self, conversation_id: UUID) -> Conversation:
        """Read, and keep everybody else from writing it until the transaction ends."""
        return await self._one(conversation_id, is_held=True)

    async def save(self, conversation_id: UUID, version: int, state: State, owner: Owner) -> None:
        """Store a turn's outcome; raise Overtaken if `version` is no longer the stored one."""
        key = await self._desk.key(conversation_id)
        if key is None:  # erased while the turn was thought
            raise Overtaken
        sealed = key.seal(_STATE, conversation_id, STATES.dump_json(state))
        bound = {"which": conversation_id, "seen": version, "new_state": sealed}
        speaks = {"speaks": owner.kind, "speaks_of": owner.case}
        if not await self._desk.change(_SAVE, **bound, **speaks):
            raise Overtaken

    async def set_owner(self, conversation_id: UUID, owner: Owner) -> None:
        """Change who speaks; a turn that is being thought will be thought again."""
        await self._change(conversation_id, version=ConversationRow.version + 1, **_owner(owner))

    async def set_blocked(self, conversation_id: UUID, *, is_blocked: bool) -> None:
        await self._change(conversation_id, is_blocked=is_blocked)

    async def set_noticed(self, conversation_id: UUID, at: datetime | None) -> None:
        """Keep that a notice told of an answer; None: the answer was read."""
        await self._change(conversation_id, noticed_at=at)

    async def lease(
        self, conversation_id: UUID, holder: str, now: datetime, until: datetime
    ) -> int | None:
        """Take or prolong the right to think; the fence, or None if another holder has it."""
        bound = {"which": conversation_id, "now": now, "holder": holder, "end": until}
        fence = await self._desk.scalar(_LEASE, **bound)
        return None if fence is None else int(fence)

    async def release(self, conversation_id: UUID, holder: str) -> None:
        await self._desk.change(_RELEASE, which=conversation_id, holder=holder)

    async def take_waiting(
        self, holder: str, now: datetime, until: datetime, limit: int = 16
    ) -> tuple[UUID, ...]:
        """Lease conversations that have a due inbox row and no living lease, in one statement."""
        bound = {"now": now, "holder": holder, "end": until, "most": limit}
        rows = await self._desk.rows(_TAKE_WAITING, **bound)
        return tuple(row.id for row in rows)

    async def count(self) -> int:
        return int(await self._desk.scalar(select(func.count()).select_from(ConversationRow)))

    async def erase(self, conversation_id: UUID, at: datetime) -> tuple[str, ...]:
        """Delete the data key, blank what is clear; return the paths of files to unlink."""
        return await erase(self._desk, conversation_id, at)

    async def _begin(self, address: Address, at: datetime) -> None:
        conversation_id, key_id = new_id(), new_id()
        key, wrapped = self._desk.vault.new_key(key_id)
        await self._desk.add(DataKeyRow, {"id": key_id, "wrapped": wrapped, "created_at": at})
        state = STATES.dump_json(State())
        is_new = await self._desk.add_new(
            ConversationRow,
            {
                "id": conversation_id,
                "channel": address.channel,
                "bot": address.bot,
                "address": key.seal(_ADDRESS, conversation_id, address.chat.encode()),
                "address_index": self._desk.vault.index("address", place_of(address)),
                "data_key_id": key_id,
                "state": key.seal(_STATE, conversation_id, state),
                "owner_kind": OwnerKind.BOT,
                "seen_at": at,
                "created_at": at,
            },
        )
        if not is_new:  # another process began it a moment ago
            await self._desk.change(delete(DataKeyRow).where(DataKeyRow.id == key_id))

    async def _one(self, conversation_id: UUID, *, is_held: bool) -> Conversation:
        row = await self._desk.first(_HOLD if is_held else _READ, which=conversation_id)
        if row is None:
            raise NotFound
        return await self._conversation(row)

    async def _conversation(self, row: Row[*tuple[Any, ...]]) -> Conversation:
        self._desk.keep_key(row.id, row.data_key_id, row.wrapped)
        chat = await self._desk.open(row.id, _ADDRESS, row.id, row.address)
        state = await self._desk.open(row.id, _STATE, row.id, row.state)
        return Conversation(
            id=row.id,
            address=Address(channel=Channel(row.channel), bot=row.bot, chat=chat or ""),
            version=row.version,
            last_seq=row.last_seq,
            state=State() if state is None else STATES.validate_json(state),
            owner=Owner(kind=OwnerKind(row.owner_kind), case=row.owner_case_id),
            is_blocked=row.is_blocked,
            is_erased=row.wrapped is None,
            seen_at=row.seen_at,
            created_at=row.created_at,
            noticed_at=row.noticed_at,
        )

    async def _change(self, conversation_id: UUID, **values: object) -> None:
        changed = await self._desk.change(
            update(ConversationRow).where(ConversationRow.id == conversation_id).values(**values)
        )
        if not changed:
            raise NotFound


def place_of(address: Address) -> str:
    """An address as its blind index is made of it."""
    return f"{address.channel}|{address.bot}|{address.chat}"


def _owner(owner: Owner) -> dict[str, Any]:
    return {"owner_kind": owner.kind, "owner_case_id": owner.case}
