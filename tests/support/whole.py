"""A conversation with something personal in every place that can hold it."""

from uuid import UUID

from bot.conversation.values.situation import Owner, OwnerKind
from bot.conversation.values.state import Draft, State
from bot.messages import Author, Channel, Content, FileReference, SentFile
from bot.people import Caseworker
from bot.storage.drawers.citizencases import Opening
from bot.storage.drawers.citizens import Consent
from bot.storage.drawers.files import Expected, Stored
from bot.storage.drawers.journal import Actor, Event
from bot.storage.drawers.messages import Line
from bot.storage.drawers.questions import Question
from bot.storage.ids import new_id
from bot.storage.store import Store
from knowledge.findings import Decision
from tests.support.stored import NOW, begin, hear, hire, say

CHAT = "70055443322"
NAME = "Канарейкина Желтопёра Клеткиновна"
PHONE = "+79005553535"
CANARIES = (
    CHAT,
    NAME,
    PHONE,
    "слова-канарейки",
    "ответ-канарейке",
    "заметка-канарейка",
    "ссылка-канарейка",
    "канарейка.pdf",
    "вопрос-канарейка",
    "токен-канарейка",
)
PATH = "aa/0123456789abcdef"


async def fill(store: Store, **answers: str) -> tuple[UUID, UUID, Caseworker]:
    """Write into every table; return the conversation, its case and the caseworker."""
    conversation = await begin(store, CHAT)
    worker = await hire(store)
    await hear(store, "1", "слова-канарейки", CHAT)
    file = FileReference(reference="ссылка-канарейка", name="канарейка.pdf")
    await store.inbox.accept(conversation, "2", SentFile(file=file, caption=NAME), NOW)
    told = {"name": NAME, "phone": PHONE, **answers}
    draft = Draft(id=new_id(), form="general", measure="m", answers=told)
    state = State(question="вопрос-канарейка", draft=draft)
    case_id = await _apply(store, conversation.id, draft)
    owner = Owner(kind=OwnerKind.PERSON, case=case_id)
    await store.conversations.save(conversation.id, conversation.version, state, owner)
    await store.questions.log(conversation.id, asked("вопрос-канарейка"))
    await _keep_file(store, conversation.id, case_id)
    await _work(store, case_id, worker)
    await say(store, conversation, "ответ-канарейке")
    words = Line(
        author=Author.PERSON,
        content=Content(text=f"{NAME}, ответ-канарейке"),
        at=NOW,
        author_id=worker.id,
        case_id=case_id,
    )
    await store.messages.append(conversation.id, words)
    await store.visits.begin("токен-канарейка", conversation.id, NOW)
    await store.visits.take_away("токен-канарейка", conversation.id, NOW)
    await store.links.add("токен-канарейка", conversation.id, NOW)
    await store.attempts.add(PHONE, NOW)
    return conversation.id, case_id, worker


def asked(text: str, turn: int = 1, decision: Decision = Decision.UNKNOWN) -> Question:
    """A question of today, as the drawer takes it."""
    return Question(
        turn=turn,
        asked_on=NOW.date(),
        region="lipetsk",
        channel=Channel.TELEGRAM,
        text=text,
        decision=decision,
        candidates=(("taxi", 0.5), ("subsidy", 0.25)),
    )


async def _apply(store: Store, conversation_id: UUID, draft: Draft) -> UUID:
    consent = Consent(
        purpose="application", version="1", text_hash="h", channel=Channel.TELEGRAM, at=NOW
    )
    await store.consents.give(conversation_id, consent)
    await store.applications.submit(conversation_id, draft, NOW)
    opening = Opening(
        number="45821736",
        conversation_id=conversation_id,
        reason="application",
        at=NOW,
        due_at=NOW,
        citizen_id=await store.citizens.put(conversation_id, NAME, PHONE, NOW),
        application_id=draft.id,
        phone_digits=PHONE[-4:],
    )
    case_id = await store.cases.open(opening)
    assert case_id is not None
    return case_id


async def _keep_file(store: Store, conversation_id: UUID, case_id: UUID) -> None:
    file = Expected(
        id=new_id(),
        conversation_id=conversation_id,
        reference="ссылка-канарейка",
        name="канарейка.pdf",
        size=3,
        at=NOW,
        case_id=case_id,
    )
    await store.files.expect(file)
    stored = Stored(path=PATH, mime="application/pdf", size=3, sha256="0" * 64, at=NOW)
    await store.files.kept(file.id, stored)


async def _work(store: Store, case_id: UUID, worker: Caseworker) -> None:
    await store.cases.claim(case_id, worker)
    await store.notes.add(case_id, worker, "заметка-канарейка", NOW)
    await store.visits.give_code("hash", case_id)
    actor = Actor(kind="worker", id=worker.id)
    event = Event(act="case.read", actor=actor, object_kind="case", object_id=case_id, at=NOW)
    await store.journal.write(event)
    await store.journal.seal()
    await store.due.put("case_overdue", case_id, NOW)
    await store.leases.take("courier", "a", NOW, NOW)
    await store.staff.sign_in("токен-канарейка", worker.id, "csrf", NOW)
