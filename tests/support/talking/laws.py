"""What holds after every turn, and every kind of message to try it with."""

import re

from hypothesis import strategies as st

from bot.messages import (
    Blocked,
    Body,
    FileKept,
    FileReference,
    FileRefused,
    LookedUp,
    PaperFailed,
    PaperMade,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)
from tests.support.talking.talk import LONGEST_CHOICE, Talk, new_id

WORDS = (
    "да",
    "нет",
    "отмена",
    "удалить заявку",
    "назад",
    "детское пособие",
    "какие документы?",
    "сколько платят на ребёнка?",
    "где моя заявка",
    "45-82-17-33",
    "4521",
    "8 910 123-45-67",
    "Липецк",
    "Пенза",
    "Ивановка",
    "Иванова Анна Петровна",
    "позовите специалиста",
    "нечего есть",
    "просят код",
    "что мне положено",
    "добрый день",
    "что значит передано в ОГВ?",
    "отказ",
    "мои данные",
    "отзываю согласие",
    "удалите мои данные",
    "а если ребёнку 9?",
    "а в другом городе?",
    "а в Ельце?",
    "единое пособие на ребёнка кому? и ещё вопрос: как оформить льготный проезд пенсионерам?",
    "",
    "   ",
    "4276 3800 1234 5679",
    "\u0000\u200b🙂",
    "9" * 500,
)
CHOICES = (
    "agree",
    "for_self",
    "for_another",
    "ground:proxy",
    "refuse",
    "submit",
    "cancel",
    "back",
    "park",
    "delete",
    "keep",
    "files_done",
    "edit:phone",
    "edit:nothing",
    "option:with",
    "option:nothing",
    "done",
    "skip",
    "change",
    "change:99",
    "files_later",
    "home",
    "start",
    "apply:child-benefit",
    "apply:unemployment",
    "apply:nothing",
    "resume",
    "resume_one:nothing",
    "delete_one:",
    "undelete",
    "anew",
    "change_place",
    "by_number",
    "place:lipetsk:lipetsk-01",
    "place:nowhere:x",
    "elsewhere",
    "skip_place",
    "yes",
    "no",
    "stop",
    "who:child-benefit",
    "more:nothing",
    "measure:maternity-capital",
    "not_it:child-benefit",
    "other",
    "my_data",
    "my_held",
    "my_answers:1",
    "my_correct",
    "my_case:45-82-17-33",
    "my_draft:1",
    "my_export",
    "my_withdraw",
    "my_purpose:application",
    "my_withdrawn",
    "my_erase",
    "my_erased",
    "my_retract:1",
    "my_wish",
    "status",
    "rate:1:9",
    "to_case:1",
    "save_result",
    "name_paper",
    "nameless",
    "copy:nothing",
    "copy:018f0000-0000-7000-8000-000000000000",
    "nonsense",
    "",
)
said = st.one_of(st.text(max_size=500), st.sampled_from(WORDS))


def heard_of(text: str) -> st.SearchStrategy[Body]:
    """Every kind of message, with this text wherever there is a text."""
    file = FileReference(reference="f", name=text[:50])
    return st.sampled_from(
        [
            Said(text=text),
            Said(text=text, is_edited=True),
            Said(text=text, is_forwarded=True, reply_to="1"),
            SentFile(file=file, caption=text),
            SharedContact(phone=text, is_own=True),
            SharedContact(phone="79101234567", is_own=False),
            SentUnsupported(what=Unsupported.VOICE),
            Pressed(choice=text[:60], nonce="0"),
            FileKept(file=new_id("x"), name=text),
            FileRefused(file=new_id("x"), name=text, reason="type"),
            PaperMade(file=new_id("x"), name=text),
            PaperFailed(),
            LookedUp(number="45-82-17-33", status="new"),
            LookedUp(is_locked=True),
            Blocked(is_blocked=True),
        ]
    )


MOST_BUTTONS = 6
MOST_IN_SURVEY = 15  # eleven titles, and the ways out


def check(talked: Talk) -> None:
    """What holds after every turn."""
    contents = talked.contents
    is_survey = any(key.startswith("survey.") for key in talked.keys)
    most = MOST_IN_SURVEY if is_survey else MOST_BUTTONS
    for content in contents:
        assert content.text, talked.keys
        assert "\n\n\n" not in content.text, content.text
        assert not re.search(r"[ \t]+$", content.text, re.MULTILINE), content.text
        assert len(content.buttons) <= most
        for button in (*content.buttons, *content.navigation):
            assert button.label
            data = f"{content.nonce}|{button.choice}"
            assert len(data.encode()) <= LONGEST_CHOICE, data
    for content in contents[:-1]:
        assert not content.navigation
    if contents and talked.situation.owner.kind != "person":
        assert "person" in [one.choice for one in contents[-1].navigation]
    if contents and talked.state.draft and talked.situation.owner.kind != "person":
        assert talked.state.form_nonce == contents[-1].nonce
