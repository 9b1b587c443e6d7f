"""Caseworkers' accounts and sign-ins."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

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
TRIES, TRIES_WITHIN = 5, timedelta(minutes=15)  # wrong ones, of one login
TRIES_OF_ADDRESS = 50  # a whole office may sit behind one
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
        """Return a session's token; raise WrongSignIn or TooManyTries.

        Wrong tries are counted for the login and, ten times as patiently, for `source`, the
        caller's network address: a colleague's typos lock nobody out, a guessing machine stops.
        """
        now, login = self._clock.now(), _plain(login)
        account, tried = await self._knock(login, source, now)
        if not await is_password(password, _hash_of(account)) or account is None:
            raise WrongSignIn
        async with self._transactions.begin() as (store, _):
            await store.attempts.clear(_of_login(login))
            await store.attempts.take_back(tried)
            return await _seat(store, account.worker, now)

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
            return await _seat(store, worker, now)

    async def _add(
        self, store: Store, login: str, name: str, *, role: Role, hashed: str
    ) -> Caseworker:
        worker = await store.staff.add(_plain(login), name.strip(), role, password_hash=hashed)
        if worker is None:
            raise LoginTaken
        await _note(store, worker, "worker.added", self._clock.now())
        return worker

    async def _knock(self, login: str, source: str, now: datetime) -> tuple[Account | None, UUID]:
        """Count the try before the password is looked at, so that many at once are counted too."""
        limits = {_of_login(login): TRIES, f"sign-in|from|{source}": TRIES_OF_ADDRESS}
        async with self._transactions.begin() as (store, _):
            for subject, most in limits.items():
                if await store.attempts.count(subject, now - TRIES_WITHIN) >= most:
                    raise TooManyTries
            tries = [await store.attempts.add(subject, now) for subject in limits]
            return await store.staff.find(login), tries[-1]


def _plain(login: str) -> str:
    return login.strip().casefold()


def _of_login(login: str) -> str:
    return f"sign-in|login|{login}"


def _hash_of(account: Account | None) -> str | None:
    return None if account is None or account.is_disabled else account.password_hash


def _is_over(found: SignIn, now: datetime) -> bool:
    return now - found.created_at >= ABSOLUTE or now - found.seen_at >= IDLE


async def _seat(store: Store, worker: Caseworker, now: datetime) -> str:
    token = new_token()
    await store.staff.sign_in(token, worker.id, new_token(), now)
    await _note(store, worker, "worker.signed_in", now)
    return token


async def _note(store: Store, worker: Caseworker, act: str, at: datetime) -> None:
    actor = Actor(kind="worker", id=worker.id)
    event = Event(act=act, actor=actor, object_kind="worker", object_id=worker.id, at=at)
    await store.journal.write(event)
