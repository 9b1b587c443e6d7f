"""What was hidden before it was kept: said once a burst, with other ways; the rest is answered."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.scene import EVERYWHERE, Scene, after, turn, ways
from bot.conversation.values.analysis import LogChoice, LogQuestion
from bot.conversation.values.said import Fact, Say, Turn
from bot.conversation.values.state import State
from bot.messages import HIDDEN
from knowledge.search.reading.words import STOP

BURST = timedelta(seconds=30)
CARE = "care."
SCAM = "care.scam"
LEADS = frozenset({  # what stands before personal data, and asks for nothing
    "звать", "зовут", "фамилия", "имя", "отчество", "фио", "снилс", "паспорт", "серия", "номер",
    "свидетельство", "рождение", "родиться", "дата", "телефон", "тел", "моб", "звонить",
    "позвонить", "перезвонить", "почта", "инн", "карта", "счет", "адрес", "жить", "проживать",
    "прописать", "зарегистрировать", "город", "г", "год", "р", "уважение", "заявитель", "выдать",
    "писать", "данные", "отправлять", "являться",
})  # fmt: skip
NOTHING = {"smalltalk.reply", "unknown.first", "unknown.again"}


def left(text: str) -> str:
    """The words beside what was hidden."""
    return " ".join(text.replace(HIDDEN, " ").split()).strip(" ,;:–-")


def is_something(text: str, scene: Scene) -> bool:
    """Whether the words that are left ask for something or tell something."""
    said = set(scene.knowledge.search.lemmas(text)) - STOP - LEADS
    return any(len(word) > 1 for word in said)


def answers(done: Turn, text: str, scene: Scene) -> bool:
    """Whether a turn is worth saying: «не знаю» to words that ask for nothing is not."""
    is_doubt = {said.text for said in done.messages} <= NOTHING
    wishes = [one for one in done.effects if not isinstance(one, LogQuestion | LogChoice)]
    return bool(wishes) or not is_doubt or scene.knowledge.is_question(text)


def told(done: Turn, kinds: tuple[str, ...], scene: Scene) -> Turn:
    """Say what was hidden before what `done` says of the rest; danger alone goes first."""
    danger = next((said.text for said in done.messages if said.text.startswith(CARE)), "")
    now, told_at = scene.situation.now, done.state.told_hidden_at
    done = replace(done, state=replace(done.state, told_hidden_at=now))
    if told_at and now - told_at < BURST and not danger:
        return done
    said = turn(done.state, _hidden(done.state, kinds, danger, scene))
    return after(done, said) if danger else after(said, done)


def _hidden(state: State, kinds: tuple[str, ...], danger: str, scene: Scene) -> Say:
    facts: dict[str, Fact] = ways(state, scene) | {
        "kinds": kinds,
        "info_only": scene.is_info_only,
        "in_danger": bool(danger),
        "is_scam": danger == SCAM,
    }
    return Say(text="policy.hidden", facts=facts, navigation=() if scene.has_person else EVERYWHERE)
