"""A button: which act it names, whether it still may change a form, and what it does."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bot.conversation.acts import (
    handover,
    menu,
    places,
    questions,
    screening,
    sections,
    status,
    whom,
)
from bot.conversation.acts.applying import (
    adding,
    another,
    answers,
    application,
    consenting,
    drafts,
    onpage,
    taking,
)
from bot.conversation.acts.papers import copies, saving
from bot.conversation.mydata import holdings
from bot.conversation.mydata.table import MY_DATA, MY_STRICT
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, after
from bot.conversation.values import analysis
from bot.conversation.values.said import Say, Turn
from bot.conversation.values.state import Draft, State, Step
from bot.messages import Pressed
from knowledge.measure import Section

Act: TypeAlias = Callable[[State, str, Scene], Turn | None]
FormAct: TypeAlias = Callable[[State, Draft, str, Scene], Turn | None]


def _apply(state: State, argument: str, scene: Scene) -> Turn | None:
    measure = scene.knowledge.measure(argument, scene.region(state))
    if measure and measure.closed:
        return questions.chosen(state, measure.id, scene)
    return application.begin(state, measure.id, scene) if measure else None


def _edit(state: State, draft: Draft, field_id: str, scene: Scene) -> Turn | None:
    is_field = scene.form(draft).has(field_id)
    return application.edit(state, draft, field_id, scene) if is_field else None


def _switched(state: State, scene: Scene, *, is_agreed: bool) -> Turn | None:
    if state.step is not Step.SWITCH_REGION:
        return None
    return places.confirmed(state, scene, is_agreed=is_agreed)


def _given_up(state: State, scene: Scene) -> Turn | None:
    mine = saving.nameless(state, scene) or holdings.cancel(state, scene)
    return mine or screening.cancel(state)


def _form_back(state: State, draft: Draft, scene: Scene) -> Turn | None:
    return another.back(state, draft, scene) or application.back(state, draft, scene)


def _back(state: State, scene: Scene) -> Turn | None:
    mine = saving.nameless(state, scene) or holdings.back(state, scene)
    return mine or whom.back(state, scene) or screening.back(state, scene)


def _stop(state: State) -> Turn | None:
    is_asked = state.step in {Step.CASE_NUMBER, Step.PHONE_DIGITS, Step.TWICE, Step.ADDING}
    return status.stop(state) if is_asked else None


# An act of a form, and the only step it fits (None: every step).
IN_FORM: dict[str, tuple[Step | None, FormAct]] = {
    "back": (None, lambda state, draft, _, scene: _form_back(state, draft, scene)),
    "for_self": (
        Step.FOR_WHOM,
        lambda state, draft, _, scene: another.for_self(state, draft, scene),
    ),
    "for_another": (None, lambda state, draft, _, scene: another.for_another(state, draft, scene)),
    "ground": (Step.FOR_WHOM, another.grounded),
    "cancel": (None, lambda state, draft, _, scene: application.cancel(state, draft, scene)),
    "agree": (
        Step.CONSENT,
        lambda state, draft, _, scene: consenting.agreed(state, draft, scene),
    ),
    "refuse": (
        Step.CONSENT,
        lambda state, draft, _, scene: consenting.refused(state, draft, scene),
    ),
    "keep": (Step.FIELD, lambda state, draft, _, scene: application.keep(state, draft, scene)),
    "files_done": (
        Step.FIELD,
        lambda state, draft, _, scene: application.files_done(state, draft, scene),
    ),
    "files_none": (
        Step.FIELD,
        lambda state, draft, _, scene: application.files_done(state, draft, scene),
    ),
    "files_later": (
        Step.FIELD,
        lambda state, draft, _, scene: application.files_later(state, draft, scene),
    ),
    "take": (Step.FIELD, lambda state, draft, _, scene: answers.take(state, draft, scene)),
    "correct": (Step.FIELD, lambda state, draft, _, scene: answers.correct(state, draft, scene)),
    "option": (Step.FIELD, answers.option),
    "done": (Step.FIELD, lambda state, draft, _, scene: answers.done(state, draft, scene)),
    "skip": (Step.FIELD, lambda state, draft, _, scene: answers.skip(state, draft, scene)),
    "change": (Step.REVIEW, answers.change),
    "edit": (Step.REVIEW, _edit),
    "submit": (
        Step.REVIEW,
        lambda state, draft, _, scene: application.submit(state, draft, scene),
    ),
    "park": (Step.CANCELLING, lambda state, _draft, _, scene: drafts.park(state, scene)),
    "delete": (
        Step.CANCELLING,
        lambda state, draft, _, scene: drafts.delete(state, draft, scene),
    ),
}

# Acts that change nothing half-done, or that go somewhere; each says itself what does not fit.
ANYWHERE: dict[str, Act] = {
    "start": lambda state, _, scene: menu.start(state, scene),
    "help": lambda state, _, scene: menu.explain(state, scene),
    "home": lambda state, _, scene: menu.home(state, scene),
    "person": lambda state, _, scene: handover.to_person(state, scene),
    "ask_person": lambda state, _, scene: handover.to_person(state, scene),
    "proceed": lambda state, _, scene: application.proceed(state, scene),
    "resume": drafts.resume,
    "resume_one": drafts.resume,
    "delete_one": drafts.delete_one,
    "undelete": lambda state, _, scene: drafts.undelete(state, scene),
    "take_away": lambda state, _, scene: taking.take_away(state, scene),
    "anew": lambda state, _, scene: application.anew(state, scene),
    "another": lambda state, _, scene: application.another(state, scene),
    "add_to": lambda state, _, scene: adding.begin(state, scene),
    "back_to_bot": lambda state, _, scene: handover.back_to_bot(state, scene),
    "new_link": lambda state, _, scene: onpage.renew(state, scene),
    "cancel": lambda state, _, scene: _given_up(state, scene) or menu.home(state, scene),
    "back": lambda state, _, scene: _back(state, scene) or menu.home(state, scene),
    "stop": lambda state, _, _scene: _stop(state),
    "status": lambda state, _, scene: status.own(state, scene),
    "by_number": lambda state, _, scene: status.ask_number(state, scene),
    "to_case": status.to_case,
    "rate": status.rated,
    "other": lambda state, _, scene: questions.other(state, scene),
    "not_it": questions.not_it,
    "measure": questions.chosen,
    "answer_it": questions.chosen,
    "apply": _apply,
    "change_place": lambda state, _, scene: places.ask(state, scene),
    "place": places.chosen,
    "elsewhere": lambda state, _, scene: places.elsewhere(state, scene),
    "skip_place": lambda state, _, _scene: places.skipped(state),
    "survey": lambda state, _, scene: whom.begin(state, scene, state.question),
    "ask_for": lambda state, _, scene: whom.ask(state, scene),
    "whom": whom.chosen,
    "answers_of": whom.answers_of,
    "situation": screening.situated,
    "misheard": lambda state, _, scene: screening.misheard(state, scene),
    "tell": screening.told,
    "pick": screening.picked,
    "picked": screening.done_picking,
    "dunno": screening.skipped,
    "rather_not": screening.skipped,
    "so_far": screening.so_far,
    "back_to_result": screening.so_far,
    "more_results": screening.more_results,
    "reasons": screening.reasons,
    "not_due": screening.not_due,
    "seldom": screening.seldom,
    "edit_answers": screening.edit_answers,
    "edit_fact": screening.edit,
    "more_questions": screening.more,
    "save_result": lambda state, _, scene: saving.save(state, "", scene),
    "name_paper": lambda state, _, scene: saving.ask_name(state, scene),
    "nameless": lambda state, _, scene: saving.nameless(state, scene),
    "copy": copies.copy,
    "yes": lambda state, _, scene: _switched(state, scene, is_agreed=True),
    "no": lambda state, _, scene: _switched(state, scene, is_agreed=False),
    **MY_DATA,
}
BESIDE_PERSON = {"back_to_bot", "rate", "to_case", "new_link"}
LEAVES_PAGE = {"cancel", "park", "delete"}  # of a form's acts these tell nothing of a person
SETTLES_PLACE = {"place", "elsewhere", "skip_place", "yes", "no"}
IN_SURVEY = {"whom", "situation", "tell", "pick", "picked", "dunno", "rather_not", "misheard"}
OF_DRAFTS = {"resume", "anew", "undelete", "another", "add_to"}
STRICT = set(IN_FORM) | SETTLES_PLACE | IN_SURVEY | OF_DRAFTS | {"stop"} | MY_STRICT
LEAVES_FORM = {"start", "home"}  # a command has no keyboard and is never stale
OF_SURVEY = {"survey", "edit_fact", "more_questions", "ask_for", "answers_of", "name_paper"}
OUTSIDE_FORM = (
    {"change_place", "by_number", "delete_one", "other", "not_it"} | OF_SURVEY | set(MY_DATA)
)
SECTIONS = {section.value for section in Section}
ELSEWHERE = SECTIONS | (OUTSIDE_FORM - set(MY_DATA)) | {"measure", "answer_it", "apply", "status"}


def fills(heard: Pressed) -> bool:
    """Whether a press answers or changes something in a form or in the survey."""
    act = heard.choice.partition(":")[0]
    return act in IN_SURVEY | SETTLES_PLACE or (act in IN_FORM and act not in LEAVES_PAGE)


def pressed(state: State, heard: Pressed, scene: Scene) -> Turn:
    """Do what a button says; a stale one changes nothing and says so."""
    act, _, argument = heard.choice.partition(":")
    if scene.has_person and act not in BESIDE_PERSON:
        return handover.with_person(state, scene)
    if _is_stale(act, heard.nonce, state):
        return stale(state, scene)
    if act in IN_FORM and state.draft:
        return _in_form(state, state.draft, heard, scene) or stale(state, scene)
    state = _left(state, act)
    done = _section(state, act, argument, scene) or _anywhere(state, act, argument, scene)
    if done and act in SECTIONS | {"measure"}:
        done = screening.led_back(done)
    if done:
        done = replace(done, effects=(*done.effects, *analysis.choice(act, argument)))
    if done and act in SETTLES_PLACE:
        return pending(done, scene)
    return done or stale(state, scene)


def _is_stale(act: str, nonce: str, state: State) -> bool:
    """Whether a press came too late to change what is being asked now."""
    is_newest = nonce == state.form_nonce
    if state.draft and act in OUTSIDE_FORM:
        return True
    if state.draft and act in LEAVES_FORM and nonce:
        return not is_newest
    is_menu = act == "resume" and not state.draft and state.step is not Step.RESUMING
    return act in STRICT and not is_newest and not is_menu


def _left(state: State, act: str) -> State:
    """A question outside a form is given up as soon as something else is pressed."""
    if state.draft or act not in ELSEWHERE:
        return state
    return replace(state, step=Step.FREE, pending_choice="", asked_number="")


def stale(state: State, scene: Scene) -> Turn:
    return prompted(state, scene, Say(text="press.stale"))


def _in_form(state: State, draft: Draft, heard: Pressed, scene: Scene) -> Turn | None:
    act, _, argument = heard.choice.partition(":")
    step, do = IN_FORM[act]
    return do(state, draft, argument, scene) if step in {None, state.step} else None


def _anywhere(state: State, act: str, argument: str, scene: Scene) -> Turn | None:
    return ANYWHERE[act](state, argument, scene) if act in ANYWHERE else None


def _section(state: State, act: str, argument: str, scene: Scene) -> Turn | None:
    if act not in SECTIONS:
        return None
    measure = scene.knowledge.measure(argument, scene.region(state))
    return sections.section(state, measure, Section(act), scene) if measure else None


def pending(done: Turn, scene: Scene) -> Turn:
    """After a place was settled, do what waited for it: a section, or the question itself."""
    state = done.state
    if state.step is not Step.FREE or not state.pending_choice:
        return done
    act, _, argument = state.pending_choice.partition(":")
    state = replace(state, pending_choice="")
    if act == "question":
        follows: Turn | None = questions.asked(state, state.question, scene)
    else:
        follows = _section(state, act, argument, scene)
    return after(done, follows) if follows else replace(done, state=state)
