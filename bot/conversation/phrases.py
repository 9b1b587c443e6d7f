"""Set phrases: what is heard without its button, wherever the conversation stands."""

import re

WAYS_BACK = {"вернуться к помощнику", "вернись к помощнику", "к помощнику", "вернуться к боту"}
# Buttons of the menu, and the words that mean them when it is out of sight.
MENU = {
    "change_place": {
        "сменить город или район", "сменить город", "сменить район", "сменить регион",
        "поменять город", "поменять район", "поменять регион", "изменить город", "изменить район",
    },
    "resume": {"продолжить заявку", "вернуться к заявке", "моя неоконченная заявка"},
    "apply": {
        "подать заявку", "хочу подать заявку", "подать заявление", "хочу подать заявление",
        "оформить заявку", "подать", "хочу оформить", "как подать заявку",
    },
    "help": {
        "что ты умеешь", "что вы умеете", "кто ты", "кто вы", "ты кто", "вы кто", "вы робот",
        "ты робот", "это робот", "вы человек", "я говорю с роботом", "как вами пользоваться",
    },
}  # fmt: skip
MY_DATA = {
    "my_data": {"мои данные", "мои персональные данные", "мои личные данные"},
    "my_held": {
        "что вы обо мне знаете", "что вы обо мне храните", "что ты обо мне знаешь",
        "что у вас обо мне есть", "что обо мне хранится", "какие мои данные у вас есть",
        "какие мои данные вы храните", "покажите мои данные", "показать мои данные",
    },
    "my_correct": {
        "исправьте мои данные", "исправить мои данные", "измените мои данные",
        "изменить мои данные", "хочу исправить мои данные",
    },
    "my_export": {
        "выгрузите мои данные", "выгрузить мои данные", "скачать мои данные",
        "пришлите мои данные", "выдайте мои данные", "хочу получить мои данные",
    },
}  # fmt: skip
LIVES = re.compile(
    r"\b(?:живу|живем|проживаю|проживаем|переехал[аи]?|переезжаю|прописан[аы]?|я из|мы из)\b"
)
DELETE = re.compile(
    r"(?:удали|сотри|выброси)(?:те|ть)? (?:эту |мою |неоконченную )*(?:заявку|черновик)"
    r"|(?:удалить|стереть|выбросить) (?:эту |мою |неоконченную )*(?:заявку|черновик)"
)
ERASE = re.compile(r"\b(?:удали|сотри|стери|убери)(?:те|ть)?\b|\b(?:удалить|стереть|забыть)\b")
OWN = re.compile(r"\bмои (?:личные |персональные )?данные\b|\b(?:мою |нашу |всю )?переписку\b")
WITHDRAW = re.compile(r"\b(?:отзываю|отозвать|отзовите|забираю|забрать)\b.*\bсогласи[ея]\b")
SCORE = re.compile(
    r"(?:(?:моя )?оценка|ставлю|оцениваю на|на)? ?"
    r"([1-5]|один|два|три|четыре|пять)(?: балл(?:а|ов)?| из 5| из пяти)?"
)
IN_DIGITS = {"один": "1", "два": "2", "три": "3", "четыре": "4", "пять": "5"}


def plain(text: str) -> str:
    """Return the words alone: no case, no marks, no ё."""
    letters = (one if one.isalnum() else " " for one in text.casefold().replace("ё", "е"))
    return " ".join("".join(letters).split())


LINK = re.compile(
    r"((дай|дайте|пришли|пришлите|открыть|нужна) )?((новую|новая|еще) )?(ссылк[ауи]|страницу)"
)


def wants_link(text: str) -> bool:
    """«Новая ссылка», out of the blue."""
    return LINK.fullmatch(plain(text)) is not None


def wants_assistant(text: str) -> bool:
    """«Вернуться к помощнику» is heard without its button: it may have gone out of sight."""
    return plain(text) in WAYS_BACK


def menu_button(text: str) -> str:
    """Return the button of the menu that these words mean, and nothing else; or nothing."""
    words = plain(text)
    return next((choice for choice, wordings in MENU.items() if words in wordings), "")


def own_data(text: str) -> str:
    """Return the act of «Мои данные» that these words ask for (152-ФЗ, articles 9 and 14)."""
    words = plain(text)
    if WITHDRAW.search(words):
        return "my_withdraw"
    if ERASE.search(words) and OWN.search(words):
        return "my_erase"
    return _set_phrase(words)


def is_harmless(text: str) -> bool:
    """«Что вы обо мне знаете?» and nothing else: no danger, however it sounds."""
    return bool(_set_phrase(plain(text)))


def _set_phrase(words: str) -> str:
    return next((act for act, wordings in MY_DATA.items() if words in wordings), "")


def wants_deleting(text: str) -> bool:
    """«Удалить заявку»: one that was not sent yet."""
    return DELETE.fullmatch(plain(text)) is not None


def tells_home(text: str) -> bool:
    """Whether the words tell where somebody lives."""
    return LIVES.search(plain(text)) is not None


def score(text: str) -> str:
    """Return a mark from «1» to «5», if the words are nothing else."""
    found = SCORE.fullmatch(plain(text))
    return IN_DIGITS.get(found[1], found[1]) if found else ""
