"""Files: taken in at any moment of a form, kept elsewhere, their outcome told here."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.conversation import filling, withheld
from bot.conversation.acts import care, handover, questions
from bot.conversation.acts.applying import adding, application, onpage
from bot.conversation.fields.lines import in_line
from bot.conversation.forms.consents import of_health
from bot.conversation.prompts import prompted, question
from bot.conversation.scene import Scene, after, only_answers, turn
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.state import Attached, Draft, State, Step
from bot.conversation.values.wishes import FileWithCase, KeepFile
from bot.messages import FileKept, FileRefused, SentFile
from knowledge.form import Kind

MOST = 10
ALBUM = timedelta(seconds=30)  # files that came together


def sent(state: State, heard: SentFile, scene: Scene) -> Turn:
    """Take the file where it belongs; of words beneath it, danger is heard first."""
    done = _taken(state, heard, scene)
    if danger := scene.knowledge.alarm(heard.caption):
        cared = care.respond(done.state, danger, heard.caption, scene)
        return replace(cared, effects=(*done.effects, *cared.effects))
    return done


def _taken(state: State, heard: SentFile, scene: Scene) -> Turn:
    """Attach a file to the draft, else pass it on to the case it belongs to."""
    if scene.is_info_only:
        return _with_answer(_once(state, only_answers(state, scene), scene), heard, scene)
    if scene.is_page_only:
        return _with_answer(_once(state, onpage.files(state, scene), scene), heard, scene)
    named = scene.situation.reply_case
    if scene.has_person and (case := named or scene.situation.owner.case):
        return turn(state, effects=(*_keep(heard, scene, case), FileWithCase(case=case)))
    if state.draft and state.draft.field and not named:
        return _to_draft(state, state.draft, heard, scene)
    if case := named or adding.case_of(state, scene) or _case(scene):
        passed = handover.to_case(case, state, scene)
        return replace(passed, effects=(*passed.effects, *_keep(heard, scene, case)))
    return _nowhere(state, heard, scene)


def _nowhere(state: State, heard: SentFile, scene: Scene) -> Turn:
    """Nothing to keep the file with; words beneath it are answered all the same."""
    person = Choice(choice="ask_person", text="choice.ask_person")
    told = _once(state, turn(state, Say(text="files.nowhere", choices=(person,))), scene)
    return _with_answer(told, heard, scene)


def _with_answer(told: Turn, heard: SentFile, scene: Scene) -> Turn:
    """Answer the words beneath a file that nobody keeps."""
    words = withheld.left(heard.caption)
    if told.state.step is not Step.FREE or not withheld.is_something(words, scene):
        return told
    return after(told, questions.asked(told.state, words, scene))


def _once(state: State, told: Turn, scene: Scene) -> Turn:
    """Tell it of the first file of an album only."""
    now = scene.situation.now
    is_told = state.told_file_at and now - state.told_file_at < ALBUM
    return replace(
        told,
        state=replace(told.state, told_file_at=now),
        messages=() if is_told else told.messages,
    )


def _case(scene: Scene) -> UUID | None:
    if scene.situation.owner.case:
        return scene.situation.owner.case
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
    health = of_health(draft)
    if health in draft.refused and health not in scene.situation.consents:
        return _once(state, prompted(state, scene, Say(text="files.without_consent")), scene)
    if len(draft.files) >= MOST:
        said = Say(text="files.refused_too_many", facts={"name": ""})
        return _once(state, prompted(state, scene, said), scene)
    wish = _keep(heard, scene, None)
    name = in_line(heard.file.name) or str(len(draft.files) + 1)
    field = scene.form(draft).field(draft.field)
    asked = field.id if field.kind is Kind.FILES and state.step is Step.FIELD else ""
    attached = Attached(file=wish[0].file, name=name, field=asked)
    draft = replace(draft, files=(*draft.files, attached))
    taken = turn(replace(state, draft=draft), effects=wish)
    return _with_words(taken, draft, heard.caption, scene)


def _with_words(taken: Turn, draft: Draft, caption: str, scene: Scene) -> Turn:
    """Words beneath a file are the value where free text is asked."""
    asks_text = scene.form(draft).field(draft.field).kind is Kind.TEXT
    if not caption.strip() or taken.state.step is not Step.FIELD or not asks_text:
        return taken
    return after(taken, filling.typed(taken.state, draft, caption, scene))


def kept(state: State, heard: FileKept, scene: Scene) -> Turn:
    """Tell that files are kept, once the last of a burst is; a waiting submit goes on."""
    draft = _holder(state, heard.file)
    if draft is None:
        return turn(state)
    draft = replace(
        draft,
        files=tuple(
            replace(one, is_pending=False, name=in_line(heard.name) or one.name)
            if one.file == heard.file
            else one
            for one in draft.files
        ),
    )
    count = Say(text="files.kept", facts={"count": len(draft.files)})
    return _settled(_with(state, draft), draft, count, scene)


def refused(state: State, heard: FileRefused, scene: Scene) -> Turn:
    """Tell why a file was not taken, and what to do; a waiting submit waits for a new press."""
    said = Say(text=f"files.refused_{heard.reason}", facts={"name": in_line(heard.name)})
    draft = _holder(state, heard.file)
    if draft is None:
        return turn(state, said)
    left = tuple(one for one in draft.files if one.file != heard.file)
    if state.pending_choice == "submit":
        state = replace(state, pending_choice="")
    state = _with(state, replace(draft, files=left))
    return prompted(state, scene, said) if question(state, scene) else turn(state, said)


def _settled(state: State, draft: Draft, count: Say, scene: Scene) -> Turn:
    """Go on once no file of the draft is on its way; one of a parked draft says nothing."""
    is_open = state.draft is not None and state.draft.id == draft.id
    if not is_open or scene.has_person or any(one.is_pending for one in draft.files):
        return turn(state)
    if state.pending_choice == "submit" and state.step is Step.REVIEW:
        return application.submit(state, draft, scene)
    return prompted(state, scene, count)


def _holder(state: State, file: UUID) -> Draft | None:
    drafts = (*state.parked, *(one for one in (state.draft, state.deleted) if one))
    return next((one for one in drafts if any(f.file == file for f in one.files)), None)


def _with(state: State, draft: Draft) -> State:
    if state.draft and state.draft.id == draft.id:
        return replace(state, draft=draft)
    if state.deleted and state.deleted.id == draft.id:
        return replace(state, deleted=draft)
    parked = tuple(draft if one.id == draft.id else one for one in state.parked)
    return replace(state, parked=parked)
