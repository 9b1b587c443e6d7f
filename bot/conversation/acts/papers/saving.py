"""«Сохранить в файл»: a sheet with the result, and with a name on it if the person wants that."""

from dataclasses import replace

from bot.conversation.fields.lines import in_line
from bot.conversation.fields.names import full_name
from bot.conversation.fields.wrong import NotTaken
from bot.conversation.filling import said_aside
from bot.conversation.prompts import prompted, question
from bot.conversation.scene import Scene, holding, turn
from bot.conversation.survey import sheets, surveying
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import State, Step
from bot.conversation.values.wishes import MakePaper
from bot.messages import PaperFailed, PaperMade
from knowledge.form import Kind

_STATUS = Choice(choice="status", text="choice.status")
SHOWN = 100  # letters of a wrong input that are shown again


def save(state: State, name: str, scene: Scene) -> Turn | None:
    """Make the sheet of the result that was told; it comes as a message of its own."""
    survey = state.survey
    if survey is None or not survey.situation or scene.situation.fresh_id is None:
        return None
    paper = sheets.paper(state, survey, scene, name)
    wish = MakePaper(file=scene.situation.fresh_id, paper=paper)
    return turn(state, Say(text="paper.begun"), effects=(wish,))


def ask_name(state: State, scene: Scene) -> Turn | None:
    """Ask for the name to be printed; in a channel without personal data there is none."""
    survey = state.survey
    if not scene.may_carry_papers or survey is None or not survey.situation:
        return None
    return prompted(replace(state, step=Step.PAPER_NAME, misses=0), scene)


def named(state: State, text: str, scene: Scene) -> Turn | None:
    """Print the name; it is kept nowhere else. None if the words are plainly no name."""
    if scene.knowledge.is_question(text) or scene.knowledge.intent(text):
        return None
    try:
        name = full_name(text)
    except NotTaken:
        return None
    return save(replace(state, step=Step.FREE, misses=0), name, scene)


def not_named(state: State, text: str, scene: Scene) -> Turn:
    """Words that are no name: a side question is answered, anything else corrected."""
    if aside := said_aside(text, Kind.NAME, state, scene):
        return prompted(state, scene, aside)
    why = "name_short" if len(text.split()) == 1 and text.isalpha() else "name_letters"
    facts: dict[str, Fact] = {
        "typed": in_line(text)[:SHOWN].rstrip(),
        "offers_person": state.misses > 0,
    }
    said = Say(text=f"wrong.{why}", facts=facts)
    return prompted(replace(state, misses=state.misses + 1), scene, said)


def nameless(state: State, scene: Scene) -> Turn | None:
    """Give the name up: back to the file that is there already."""
    if state.step is not Step.PAPER_NAME:
        return None
    state = holding(replace(state, step=Step.FREE, misses=0))
    return turn(state, Say(text="paper.no_name", choices=_ways_on(state, scene, is_named=False)))


def made(state: State, heard: PaperMade, scene: Scene) -> Turn:
    """Send a sheet that is there; what was being asked is asked again below it."""
    is_result = not heard.subject
    is_busy = scene.has_person or question(state, scene) is not None
    said = Say(
        text="paper.result" if is_result else "paper.application",
        file=heard.file,
        file_name=heard.name,
    )
    if not is_busy:
        ways = _ways_on(state, scene, is_named=heard.is_named) if is_result else (_STATUS,)
        said = replace(said, choices=ways)
    return turn(state, said)


def _ways_on(state: State, scene: Scene, *, is_named: bool) -> tuple[Choice, ...]:
    if state.survey is None:
        return ()
    name = Choice(choice="name_paper", text="choice.name_paper", is_quiet=True)
    may_name = scene.may_carry_papers and not is_named
    return (surveying.to_result(), *((name,) if may_name else ()))


def failed(state: State, heard: PaperFailed, scene: Scene) -> Turn:
    """Say plainly that it did not work, with the way to try again."""
    choice = f"copy:{heard.subject}" if heard.subject else "save_result"
    again = (Choice(choice=choice, text="choice.try_again"),)
    is_busy = scene.has_person or question(state, scene) is not None
    return turn(state, Say(text="paper.failed", choices=() if is_busy else again))
