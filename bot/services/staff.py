"""Caseworkers' accounts and sign-ins."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeTimedSerializer

from bot.clock import Clock
from bot.errors import NotAllowed, TooManyTries, WrongSignIn
from bot.people import Caseworker, Role
from bot.services.footing.passwords import hash_password, is_password, new_token
from bot.services.footing.transactions import Transactions
from bot.storage.drawers.journal import Actor, Event
from bot.storage.drawers.staff import Account, SignIn
from bot.storage.store import Store

IDLE = timedelta(minutes=60)
ABSOLUTE = timedelta(hours=12)
TOUCH = timedelta(minutes=1)
TRIES, TRIES_WITHIN = 5, timedelta(minutes=15)
FIRST = "first caseworker"
FIRST_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    worker: Caseworker
    csrf: str


class LoginTaken(Exception):
    """An operator adds an account under a login that somebody has."""


class Staff:
    def __init__(self, transactions: Transactions, clock: Clock, secret: str) -> None:
        self._transactions = transactions
        self._clock = clock
        self._tokens = URLSafeTimedSerializer(secret, salt="first sign-in")

    async def add(self, login: str, name: str, role: Role, password: str) -> Caseworker:
        """Add an account; raise LoginTaken."""
        hashed = await hash_password(password)
        async with self._transactions.begin() as (store, _):
            return await self._add(store, login, name, role=role, hashed=hashed)

    async def sign_in(self, login: str, password: str, source: str) -> str:
        """Return a session's token. Raises WrongSignIn; after five wrong tries TooManyTries."""
        now, login = self._clock.now(), _plain(login)
        subjects = (f"sign-in|{login}|{source}", f"sign-in|{source}")
        async with self._transactions.reading() as store:
            for subject in subjects:
                if await store.attempts.count(subject, now - TRIES_WITHIN) >= TRIES:
                    raise TooManyTries
            account = await store.staff.find(login)
        if await is_password(password, _hash_of(account)) and account:
            return await self._begin(account.worker, now, subjects[0])
        async with self._transactions.begin() as (writing, _):
            for subject in subjects:
                await writing.attempts.add(subject, now)
        raise WrongSignIn

    async def who(self, token: str) -> SignedIn | None:
        """Whose session this is, if it lives: 12 hours at most, an hour without a request."""
        now = self._clock.now()
        async with self._transactions.reading() as store:
            found = await store.staff.signed_in(token)
        if found is None or _is_over(found, now):
            return None
        if now - found.seen_at >= TOUCH:
            async with self._transactions.begin() as (writing, _):
                await writing.staff.saw(token, now)
        return SignedIn(worker=found.worker, csrf=found.csrf)

    async def sign_out(self, token: str) -> None:
        async with self._transactions.begin() as (store, _):
            await store.staff.sign_out(token)

    async def first_sign_in(self) -> str | None:
        """Return a token for whoever set the machine up, as long as there is no account."""
        async with self._transactions.reading() as store:
            return None if await store.staff.count() else self._tokens.dumps(FIRST)

    async def begin_first(self, token: str, login: str, name: str, password: str) -> str:
        """Make the first caseworker and sign them in. Raises NotAllowed: it works once."""
        try:
            self._tokens.loads(token, max_age=FIRST_SECONDS)
        except BadData:
            raise NotAllowed from None
        hashed, now = await hash_password(password), self._clock.now()
        async with self._transactions.begin() as (store, _):
            if await store.staff.count():
                raise NotAllowed
            worker = await self._add(store, login, name, role=Role.SENIOR, hashed=hashed)
        return await self._begin(worker, now, "")

    async def _add(
        self, store: Store, login: str, name: str, *, role: Role, hashed: str
    ) -> Caseworker:
        worker = await store.staff.add(_plain(login), name.strip(), role, password_hash=hashed)
        if worker is None:
            raise LoginTaken
        await _note(store, worker, "worker.added", self._clock.now())
        return worker

    async def _begin(self, worker: Caseworker, now: datetime, tried: str) -> str:
        token = new_token()
        async with self._transactions.begin() as (store, _):
            await store.staff.sign_in(token, worker.id, new_token(), now)
            await store.attempts.clear(tried)
            await _note(store, worker, "worker.signed_in", now)
        return token


def _plain(login: str) -> str:
    return login.strip().casefold()


def _hash_of(account: Account | None) -> str | None:
    return None if account is None or account.is_disabled else account.password_hash


def _is_over(found: SignIn, now: datetime) -> bool:
    return now - found.created_at >= ABSOLUTE or now - found.seen_at >= IDLE


async def _note(store: Store, worker: Caseworker, act: str, at: datetime) -> None:
    actor = Actor(kind="worker", id=worker.id)
    event = Event(act=act, actor=actor, object_kind="worker", object_id=worker.id, at=at)
    await store.journal.write(event)
