"""Files: taken in at any moment of a form, kept elsewhere, their outcome told here."""

from dataclasses import replace
from uuid import UUID

from bot.conversation import application, handover
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.state import (
    Attached,
    Choice,
    Draft,
    FileWithCase,
    KeepFile,
    OwnerKind,
    Say,
    State,
    Step,
    Turn,
)
from bot.messages import FileKept, FileRefused, Policy, SentFile

MOST = 10


def sent(state: State, heard: SentFile, scene: Scene) -> Turn:
    """Attach a file to the draft, else pass it on to the case it belongs to."""
    if scene.situation.policy is Policy.INFO_ONLY:
        url = scene.situation.browser_url
        return turn(state, Say(text="policy.info_only", facts={"browser_url": url}))
    case = _case(scene)
    if state.draft and state.draft.field and not scene.situation.reply_case:
        return _to_draft(state, state.draft, heard, scene)
    if case is None:
        person = Choice(choice="person", text="choice.person")
        return turn(state, Say(text="files.nowhere", choices=(person,)))
    passed = handover.to_case(case, state, scene)
    if scene.situation.owner.kind is OwnerKind.PERSON:
        passed = turn(state, effects=(FileWithCase(case=case),))
    return replace(passed, effects=(*passed.effects, *_keep(heard, scene, case)))


def _case(scene: Scene) -> UUID | None:
    if scene.situation.reply_case or scene.situation.owner.case:
        return scene.situation.reply_case or scene.situation.owner.case
    opened = handover.open_cases(scene)
    return opened[-1].id if opened else None


def _keep(heard: SentFile, scene: Scene, case: UUID | None) -> tuple[KeepFile, ...]:
    if scene.situation.kept is None:
        raise ValueError("a situation brings an id for a file that was sent")
    file = heard.file
    return (
        KeepFile(
            file=scene.situation.kept,
            reference=file.reference,
            name=file.name,
            size=file.size,
            case=case,
        ),
    )


def _to_draft(state: State, draft: Draft, heard: SentFile, scene: Scene) -> Turn:
    if len(draft.files) >= MOST:
        return prompted(state, scene, Say(text="files.refused_too_many", facts={"name": ""}))
    wish = _keep(heard, scene, None)
    attached = Attached(file=wish[0].file, name=heard.file.name or str(len(draft.files) + 1))
    draft = replace(draft, files=(*draft.files, attached))
    return turn(replace(state, draft=draft), effects=wish)


def kept(state: State, heard: FileKept, scene: Scene) -> Turn:
    """Tell that files are kept, once the last of a burst is; a waiting submit goes on."""
    draft = _holder(state, heard.file)
    if draft is None:
        return turn(state)
    draft = replace(
        draft,
        files=tuple(
            replace(one, is_pending=False, name=heard.name or one.name)
            if one.file == heard.file
            else one
            for one in draft.files
        ),
    )
    return _settled(_with(state, draft), draft, scene)


def refused(state: State, heard: FileRefused, scene: Scene) -> Turn:
    """Tell why a file was not taken, and what to do."""
    said = Say(text=f"files.refused_{heard.reason}", facts={"name": heard.name}, navigation=())
    draft = _holder(state, heard.file)
    if draft is None:
        return turn(state, said)
    left = tuple(one for one in draft.files if one.file != heard.file)
    draft = replace(draft, files=left)
    return _settled(_with(state, draft), draft, scene, said)


def _settled(state: State, draft: Draft, scene: Scene, *before: Say) -> Turn:
    if any(one.is_pending for one in draft.files) or draft is not state.draft:
        return turn(state, *before)
    if state.pending_choice == "submit" and not before:
        return application.submit(state, draft, scene)
    if scene.situation.owner.kind is OwnerKind.PERSON:
        return turn(state, *before)
    state = replace(state, pending_choice="")
    count = Say(text="files.kept", facts={"count": len(draft.files)}, navigation=())
    said = before or (count,)
    return prompted(state, scene, *said) if state.step is not Step.FREE else turn(state, *said)


def _holder(state: State, file: UUID) -> Draft | None:
    drafts = (*state.parked, *((state.draft,) if state.draft else ()))
    return next((one for one in drafts if any(f.file == file for f in one.files)), None)


def _with(state: State, draft: Draft) -> State:
    if state.draft and state.draft.id == draft.id:
        return replace(state, draft=draft)
    parked = tuple(draft if one.id == draft.id else one for one in state.parked)
    return replace(state, parked=parked)
