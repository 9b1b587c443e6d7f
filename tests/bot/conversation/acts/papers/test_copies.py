"""«Заявка в PDF»: offered with the number, and nowhere where personal data may not go."""

from bot.conversation.values.sheets import ApplicationPaper
from bot.conversation.values.wishes import MakePaper, Submit
from bot.messages import PaperFailed, PaperMade, Policy
from tests.support.talking.standing import at_review
from tests.support.talking.talk import Talk, new_id


def test_an_application_that_was_sent_offers_its_copy() -> None:
    talked = at_review().presses("submit")
    [sent] = [one for one in talked.effects if isinstance(one, Submit)]
    talked.presses("copy")
    [wish] = talked.effects
    assert isinstance(wish, MakePaper)
    assert wish.paper == ApplicationPaper(application=sent.draft.id)
    subject = str(sent.draft.id)
    made = talked.hears(PaperMade(file=new_id("copy"), name="Заявка.pdf", subject=subject))
    assert (made.keys, made.contents[0].file) == (["paper.application"], new_id("copy"))
    assert made.choices == ["status"]
    failed = talked.hears(PaperFailed(subject=subject))
    assert failed.choices == [f"copy:{subject}"]


def test_no_copy_goes_where_personal_data_may_not() -> None:
    strict = Talk(policy=Policy.INFO_ONLY)
    strict.presses_old(f"copy:{new_id('draft')}")
    assert (strict.keys[-1], strict.effects) == ("press.stale", ())


def test_a_made_up_id_is_a_stale_button() -> None:
    assert Talk().presses_old("copy:nothing").keys[-1] == "press.stale"
