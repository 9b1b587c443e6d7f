"""Plays a story turn by turn: acts are done for real, then what was said is held to the page."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from bot.messages import Author, Logged
from tests.support.stories import checks
from tests.support.stories.browser import BrowserCitizen
from tests.support.stories.caseworker import NAME
from tests.support.stories.citizen import Citizen, Messenger, newest, oldest
from tests.support.stories.script import Line, Misprint, Story
from tests.support.stories.stage import Stage

GREETING = "greeting.hello"  # may stand before the first answer without being written down
TIME = re.compile(r"\+(\d+)(h|min|d)")
UNITS = {"h": "hours", "min": "minutes", "d": "days"}
CODE = re.compile(r"Код для возврата: (\S+?)\.")
TAKEN = re.compile(r"Код: (\d{3} \d{3} \d{3} \d{3})\.")
SILENT = "silent"
SECONDS_BETWEEN = 5  # people take their time
SECONDS_AT_ONCE = 0.5  # or do not
BOOT_SECONDS = 60  # a restart takes longer than a lease


class Player:
    def __init__(self, story: Story, stage: Stage) -> None:
        self._story = story
        self._stage = stage
        self._name = "citizen"
        self._seen: dict[UUID | None, int] = {}  # conversation → seq up to which we have looked
        self._fresh: list[Logged] = []  # said since the last act, not yet looked at
        self._is_heard = False  # whether the story looked at all since the last act
        self._last_press: tuple[Any, Logged] | None = None

    async def play(self) -> None:
        for line in self._story.lines:
            try:
                await self._line(line)
            except (AssertionError, Misprint) as wrong:
                place = f"{self._story.file}.yaml, реплика {line.number} ({line.who})"
                raise AssertionError(f"{place}: {wrong}") from wrong
        self._end_of_turn()
        for name in self._stage.citizens:
            self._name, citizen = name, await self._stage.citizen(name)
            await citizen.settle()
            checks.check_order(await self._delivered(), await citizen.screen())

    async def _line(self, line: Line) -> None:
        acts: dict[str, Callable[[Any], Awaitable[None]]] = {
            "citizen": self._citizen_acts,
            "caseworker": self._caseworker_acts,
            "time": self._time_passes,
            "restart": self._restart,
            "as": self._become,
        }
        looks: dict[str, Callable[[Any], Awaitable[None]]] = {
            "bot": self._bot_said,
            "person": self._person_said,
            "file": self._file_came,
            "case": self._case_is,
            "refused": self._file_refused,
        }
        if line.who in looks:
            await looks[line.who](line.what)
            return
        self._end_of_turn()
        await acts[line.who](line.what)
        await self._settle()

    # ------------------------------------------------------------ acts

    async def _citizen_acts(self, what: Any) -> None:
        citizen = await self._citizen()
        if not isinstance(what, dict):
            await citizen.say(await self._words(str(what)))
            return
        for act, value in what.items():
            await self._citizen_act(citizen, act, value)

    async def _citizen_act(self, citizen: Citizen, act: str, value: Any) -> None:
        match act:
            case "press" | "stale" | "again":
                await self._press(citizen, act, str(value))
            case "twice":
                await citizen.twice(value)
            case "repeats":
                await citizen.say(" ".join([str(value["words"])] * value["times"]))
            case "together" | "one_by_one":
                await self._say_all(citizen, value, is_together=act == "together")
            case "file":
                await citizen.files(checks.listed(value))
            case "returns" | "erases" | "remembers":
                await self._browser_act(citizen, act)
            case _:
                await self._messenger_act(cast(Messenger, citizen), act, value)

    async def _say_all(self, citizen: Citizen, texts: list[str], *, is_together: bool) -> None:
        """All at once; or each is heard before the next, with little time between them."""
        if is_together:
            await citizen.together(texts)
            return
        for text in texts:
            await citizen.say(text)
            await citizen.settle()
            self._stage.clock.advance(seconds=SECONDS_AT_ONCE)

    async def _browser_act(self, citizen: Citizen, act: str) -> None:
        match act:
            case "returns":
                await self._return(cast(BrowserCitizen, citizen))
            case "erases":
                await cast(BrowserCitizen, citizen).erase()
            case _:
                await citizen.remember()

    async def _messenger_act(self, citizen: Messenger, act: str, value: Any) -> None:
        match act:
            case "contact":
                await citizen.contact(is_own=value == "own")
            case "album":
                await citizen.album(value)
            case "edits" | "forwards":
                await (citizen.edit if act == "edits" else citizen.forward)(value)
            case "replies":
                await self._reply(citizen, value)
            case "voice" | "sticker" | "location":
                await citizen.unsupported(act)
            case _:
                await citizen.block(is_blocked=act == "blocks")

    async def _press(self, citizen: Citizen, how: str, name: str) -> None:
        """`press`: on the newest message with this button; `stale`: on the oldest."""
        lines = [line for line in await self._said(0) if not line.is_erased]
        if how == "again" and self._last_press:
            await citizen.press(*self._last_press)
            return
        self._last_press = (newest if how == "press" else oldest)(lines, name)
        await citizen.press(*self._last_press)

    async def _reply(self, citizen: Messenger, value: Any) -> None:
        """To the newest words of a person, else to the newest message."""
        lines = await self._said(0)
        persons = [line for line in lines if line.author is Author.PERSON]
        await citizen.reply(str(value), (persons or lines)[-1])

    async def _return(self, citizen: BrowserCitizen) -> None:
        """With what the first citizen was given: a code to take away, or a number and a code."""
        self._name, name = "citizen", self._name
        said = "\n".join(line.content.text for line in await self._said(0))
        self._name = name
        if taken := TAKEN.search(said):
            await citizen.come_back(taken[1], "")
            return
        found = CODE.search(said)
        assert found, "кода для возврата не было"
        await citizen.come_back(await self._words("{number}"), found[1])

    async def _caseworker_acts(self, what: dict[str, Any]) -> None:
        await self._stage.desk.act(self._stage.app, what)

    async def _time_passes(self, what: str) -> None:
        found = TIME.fullmatch(str(what))
        if not found:
            raise Misprint(f"время пишут так: +25h, +10min, а не {what}")
        passed = timedelta(**{UNITS[found[2]]: int(found[1])})
        self._stage.clock.advance(seconds=passed.total_seconds())

    async def _restart(self, _: Any) -> None:
        self._stage.clock.advance(seconds=BOOT_SECONDS)
        await self._stage.restart()

    async def _become(self, name: str) -> None:
        self._name = name
        await self._stage.citizen(name)

    # ------------------------------------------------------------ looks

    async def _bot_said(self, what: Any) -> None:
        self._is_heard = True
        if what == SILENT:
            said = [f"{line.key} «{line.content.text[:120]}»" for line in self._fresh]
            assert not said, f"ждали молчания, а сказано: {said}"
            return
        for page in checks.listed(what):
            wanted = await self._filled(page)
            line = self._next(wanted)
            checks.check_said(line, wanted)
            checks.check_screen(line, await (await self._citizen()).screen())
            if wanted.get("more"):
                self._fresh.clear()

    async def _person_said(self, words: str) -> None:
        self._is_heard = True
        line = self._next({})
        checks.check_person(line, words, NAME)
        checks.check_screen(line, await (await self._citizen()).screen())

    async def _file_came(self, name: str) -> None:
        """A file of the caseworker's."""
        self._is_heard = True
        line = self._next({})
        assert line.author is Author.PERSON, f"ждали файл специалиста, а сказано {line.key}"
        assert line.content.file_name == name, f"файл назван «{line.content.file_name}»"
        checks.check_screen(line, await (await self._citizen()).screen())

    async def _case_is(self, wanted: dict[str, Any]) -> None:
        desk, app = self._stage.desk, self._stage.app
        if "count" in wanted:
            found = len(await desk.opened(app))
            assert found == wanted["count"], f"заявок: {found}"
        if set(wanted) != {"count"}:
            checks.check_case(await desk.view(app), wanted)

    async def _file_refused(self, reason: str) -> None:
        """A page refuses a file at once, a messenger after it was fetched."""
        refusal = await (await self._citizen()).refusal()
        if not refusal:
            await self._bot_said({"text": f"files.refused_{reason}", "more": True})
            return
        words = self._stage.app.texts.line(f"page.file_{reason}")
        assert refusal == words, f"страница сказала «{refusal}»"

    # ------------------------------------------------------------ between

    def _next(self, wanted: dict[str, Any]) -> Logged:
        is_greeting_wanted = GREETING in checks.listed(wanted.get("text", []))
        if self._fresh and self._fresh[0].key == GREETING and not is_greeting_wanted:
            self._fresh.pop(0)
        assert self._fresh, "больше ничего не сказано"
        return self._fresh.pop(0)

    def _end_of_turn(self) -> None:
        """What a story looked at, it looked at whole."""
        left = [f"{line.key} «{line.content.text[:120]}»" for line in self._fresh]
        assert not (self._is_heard and left), f"сказано ещё: {left}"
        self._fresh, self._is_heard = [], False

    async def _settle(self) -> None:
        self._stage.clock.advance(seconds=SECONDS_BETWEEN)
        await (await self._citizen()).settle()
        conversation = await (await self._citizen()).conversation()
        self._fresh = await self._said(self._seen.get(conversation, 0))
        if self._fresh:
            self._seen[conversation] = self._fresh[-1].seq

    async def _said(self, after: int) -> list[Logged]:
        conversation = await (await self._citizen()).conversation()
        if conversation is None:
            return []
        lines = await self._stage.app.transcript.since(conversation, after)
        return [line for line in lines if line.author is not Author.CITIZEN]

    async def _delivered(self) -> list[Logged]:
        """What was said, but for what the channel refused for good."""
        conversation = await (await self._citizen()).conversation()
        if conversation is None:
            return []
        async with self._stage.app.database.reading() as store:
            states = await store.deliveries.states(conversation)
        failed = {message for message, one in states.items() if one.state == "failed"}
        return [line for line in await self._said(0) if line.id not in failed]

    async def _citizen(self) -> Citizen:
        return await self._stage.citizen(self._name)

    async def _filled(self, wanted: dict[str, Any]) -> dict[str, Any]:
        said = [await self._words(words) for words in checks.listed(wanted.get("says", []))]
        return {**wanted, "says": said}

    async def _words(self, text: str) -> str:
        """«{number}» is the number of the newest case."""
        if "{number}" not in text:
            return text
        rows = await self._stage.desk.opened(self._stage.app)
        return text.replace("{number}", rows[-1].number)
