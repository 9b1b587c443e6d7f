"""A stored message becomes HTML and keyboards that Telegram takes."""

from pathlib import Path
from uuid import UUID

from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup
from hypothesis import given, strategies as st
from teremok.validation import validate_html

from bot.messages import Button, Content
from handlers.telegram.rendering import html, is_form, keyboard_of, parts

NAVIGATION = (
    Button(label="Специалист", choice="person"),
    Button(label="В начало", choice="home"),
)
LABEL = "Отправить мой номер"


def labels(content: Content) -> list[list[str]]:
    keyboard = keyboard_of(content, LABEL)
    assert isinstance(keyboard, InlineKeyboardMarkup)
    return [[key.text for key in row] for row in keyboard.inline_keyboard]


def test_a_heading_is_bold_and_signs_are_words() -> None:
    assert html("# Кому <18>\n• 2 & 3") == "<b>Кому &lt;18&gt;</b>\n• 2 &amp; 3"


@given(st.text(alphabet="#<>&\"' \nаб•", max_size=200))
def test_whatever_is_written_is_valid_markup(text: str) -> None:
    validate_html(html(text))


def test_short_labels_share_a_row_and_navigation_comes_last() -> None:
    names = ("Кому", "Сколько", "Где и как подать заявление", "Документы", "Сроки")
    buttons = tuple(Button(label=name, choice=name) for name in names)
    content = Content(text="Текст", buttons=buttons, navigation=NAVIGATION, nonce="7")
    assert labels(content) == [
        ["Кому", "Сколько"],
        ["Где и как подать заявление"],
        ["Документы", "Сроки"],
        ["Специалист", "В начало"],
    ]


def test_a_press_carries_the_nonce_and_the_choice() -> None:
    keyboard = keyboard_of(Content(text="Текст", navigation=NAVIGATION, nonce="12"), LABEL)
    assert isinstance(keyboard, InlineKeyboardMarkup)
    assert keyboard.inline_keyboard[0][0].callback_data == "12|person"


def test_a_choice_that_telegram_cannot_carry_is_left_to_typing() -> None:
    long = Button(label="Длинная", choice="я" * 40)
    assert keyboard_of(Content(text="Текст", buttons=(long,)), LABEL) is None


def test_a_phone_number_is_asked_with_a_contact_button_and_the_words_beside_it() -> None:
    keyboard = keyboard_of(
        Content(text="Телефон?", navigation=NAVIGATION, asks_contact=True), LABEL
    )
    assert isinstance(keyboard, ReplyKeyboardMarkup)
    assert keyboard.keyboard[0][0].request_contact
    assert [key.text for key in keyboard.keyboard[-1]] == ["Специалист", "В начало"]


def test_a_long_text_goes_out_in_parts_with_the_keyboard_last() -> None:
    content = Content(text="Слово. " * 1500, navigation=NAVIGATION)
    *before, last = parts(content, contact_label=LABEL)
    assert before
    assert all(part.keyboard is None for part in before)
    assert last.keyboard is not None


def test_a_file_carries_a_short_text_as_its_caption() -> None:
    file = Path("file.pdf")
    content = Content(text="Ваш ответ", file=UUID(int=1), file_name="ответ.pdf")
    (part,) = parts(content, contact_label=LABEL, file=file)
    assert (part.text, part.file, part.file_name) == ("Ваш ответ", file, "ответ.pdf")
    long = Content(text="Слово. " * 200, file=UUID(int=1), file_name="ответ.pdf")
    first, second = parts(long, contact_label=LABEL, file=file)
    assert first.file is None
    assert (second.text, second.file) == ("", file)


def test_a_form_is_known_by_its_way_out() -> None:
    assert is_form(Content(text="Имя?", navigation=(Button(label="Отмена", choice="cancel"),)))
    assert not is_form(Content(text="Ответ", navigation=NAVIGATION))
