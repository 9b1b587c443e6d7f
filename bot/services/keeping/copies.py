"""A citizen's copy of everything that is kept of them, for eyes and for machines."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.conversation.knowing import Knowing
from bot.conversation.values.state import Draft, State, Survey
from bot.messages import Logged
from bot.services.cases.reading import discreet
from bot.services.turns.owndata import answers_of, labelled, names_of
from bot.storage.drawers.citizens import Consent
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.files import File
from bot.storage.store import Store
from bot.texts import Texts

PAGE = 500
Tree = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Notes of caseworkers are work on a case and stay with it; everything else is copied."""

    texts: Texts
    knowledge: Knowing
    zone: ZoneInfo

    async def gather(self, store: Store, conversation: Conversation, now: datetime) -> Tree:
        """Return what is kept of one conversation and of no other."""
        of, state = conversation.id, conversation.state
        citizen = await store.citizens.of(of)
        files = await store.files.of_conversation(of)
        drafts = [one for one in (*state.parked, state.draft) if one]
        return {
            "made_on": self._here(now),
            "channel": conversation.address.channel.value,
            "begun_at": self._here(conversation.created_at),
            "person": {"name": citizen.name, "phone": citizen.phone} if citizen else None,
            "place": self.knowledge.place_name(state.region, state.municipality),
            "consents": [self._consent(one) for one in await store.consents.history(of)],
            "cases": await self._cases(store, conversation, files),
            "drafts": [self._draft(one) for one in drafts],
            "told": self._told(state),
            "files": [
                {"name": one.name, "type": one.mime, "bytes": one.size, "state": one.state.value}
                for one in files
            ],
            "messages": [self._message(one) for one in await _log(store, conversation)],
        }

    def machine(self, tree: Tree) -> bytes:
        return json.dumps(tree, ensure_ascii=False, indent=1).encode()

    def readable(self, tree: Tree) -> bytes:
        return self.texts.line("mydata.copy", tree).encode()

    async def _cases(
        self, store: Store, conversation: Conversation, files: Sequence[File]
    ) -> list[Tree]:
        return [
            {
                "number": case.number,
                "title": self._title(case.measure),
                "status": case.status.value,
                "opened_at": self._here(case.opened_at),
                "answers": await self._answers(store, case.id),
                "files": names_of(one for one in files if one.case_id == case.id),
            }
            for case in await store.cases.of_citizen(conversation.id)
        ]

    async def _answers(self, store: Store, case: UUID) -> tuple[Tree, ...]:
        sent = await store.applications.of_case(case)
        return answers_of(sent, self.knowledge) if sent else ()

    def _draft(self, draft: Draft) -> Tree:
        return {
            "title": self._title(draft.measure),
            "begun_at": self._here(draft.begun_at) if draft.begun_at else "",
            "answers": labelled(self.knowledge.form_of(draft), draft.told),
            "files": [one.name for one in draft.files],
        }

    def _told(self, state: State) -> list[Tree]:
        """What was told to learn of measures, of whomever."""
        surveys = [one for one in (state.survey, *state.surveys) if one]
        return [line for survey in surveys for line in self._facts(survey)]

    def _facts(self, survey: Survey) -> list[Tree]:
        lines = []
        for name, value in survey.told.items():
            fact = self.knowledge.fact(name)
            told = ", ".join(value) if isinstance(value, tuple) else value
            label = fact.question if fact else name
            lines.append({"field": name, "whom": survey.whom, "label": label, "value": told})
        return lines

    def _message(self, line: Logged) -> Tree:
        content, at = discreet(line).content, line.at.astimezone(self.zone)
        return {
            "at": at.isoformat(),
            "shown_at": f"{at:%d.%m.%Y %H:%M}",
            "author": line.author.value,
            "name": line.author_name,
            "text": content.text,
            "file": content.file_name,
        }

    def _consent(self, consent: Consent) -> Tree:
        withdrawn_at = consent.withdrawn_at
        return {
            "purpose": consent.purpose,
            "version": consent.version,
            "text_sha256": consent.text_hash,
            "channel": consent.channel.value,
            "given_at": self._here(consent.at),
            "withdrawn_at": self._here(withdrawn_at) if withdrawn_at else "",
        }

    def _title(self, measure_id: str) -> str:
        measure = self.knowledge.measure(measure_id, "") if measure_id else None
        return measure.title if measure else measure_id

    def _here(self, at: datetime) -> str:
        return at.astimezone(self.zone).isoformat()


async def _log(store: Store, conversation: Conversation) -> list[Logged]:
    lines: list[Logged] = []
    while found := await store.messages.since(conversation.id, lines[-1].seq if lines else 0, PAGE):
        lines += found
    return lines
