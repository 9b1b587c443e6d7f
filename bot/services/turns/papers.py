"""A sheet that was wished for: a due row, and what it is to be made from, sealed."""

from bot.conversation.values.sheets import PAPERS
from bot.conversation.values.wishes import MakePaper
from bot.services.turns.task import Storing
from bot.storage.drawers.files import Expected

MAKE_PAPER = "make_paper"


async def expect_paper(turn: Storing, wish: MakePaper) -> None:
    """Plan it; its reference, as that of a channel's file, tells how to get it."""
    file = Expected(
        id=wish.file,
        conversation_id=turn.conversation,
        reference=PAPERS.dump_json(wish.paper).decode(),
        name="",
        size=0,
        at=turn.now,
        paper=wish.paper.kind,
    )
    await turn.store.files.expect(file)
    await turn.store.due.put(MAKE_PAPER, wish.file, turn.now)
