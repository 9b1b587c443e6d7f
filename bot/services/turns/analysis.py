"""What a turn notes for analysis, kept within its own transaction."""

from bot.conversation.values.analysis import LogChoice, LogQuestion
from bot.services.turns.task import Storing
from bot.storage.drawers.questions import Question


async def keep(turn: Storing) -> None:
    """Keep a question by the day; a choice goes to the newest question of its conversation."""
    for noted in turn.turn.effects:
        match noted:
            case LogQuestion():
                await turn.store.questions.log(turn.conversation, _question(turn, noted))
            case LogChoice():
                await turn.store.questions.choose(turn.conversation, noted.choice)
            case _:
                pass  # a wish, carried out before


def _question(turn: Storing, noted: LogQuestion) -> Question:
    return Question(
        turn=turn.turn.state.turn,
        asked_on=turn.now.date(),
        region=noted.region,
        channel=turn.channel,
        text=noted.text,
        decision=noted.decision,
        candidates=noted.candidates,
    )
