"""Politeness: greetings, requests and thanks around a question, set aside before it is read."""

import re

# Each alternative is a whole phrase; longer ones stand before the words they begin with.
PHRASES = (
    r"здравствуйте|здраствуйте|здрасте|здравствуй|приветствую|привет",
    r"добр(?:ый|ого) (?:день|дня|вечер|вечера|времени суток)|доброе утро|доброй ночи",
    r"подскажите|подскажи|скажите|скажи|объясните|поясните|разъясните|ответьте",
    r"прошу (?:вас )?(?:ответить|пояснить|разъяснить|объяснить|подсказать|сообщить)",
    r"пожалуйста|пожалуста|пожалуйсто|плиз|пож",
    r"заранее (?:спасибо|благодарю|благодарна|благодарен)|большое спасибо|спасибо(?: большое)?",
    r"помогите|будьте добры|если можно|с уважением|жду ответа",
    r"хотел(?:а|ось|и)? бы (?:узнать|спросить|уточнить)|хо(?:чу|тим) (?:узнать|спросить|уточнить)",
    r"можно (?:ли )?(?:узнать|спросить)|у меня (?:такой )?вопрос|такой вопрос",
    r"(?:меня )?интересует(?: такой)?(?: вопрос)?|уважаемые|девушка|ребят(?:а|ы)?",
)
POLITE = re.compile(rf"(?<![\w-])(?:{'|'.join(PHRASES)})(?![\w-])[\s,.!?:;)(-]*", re.IGNORECASE)
BLANKS = re.compile(r"\s+")
FEWEST = 2  # words that must remain; a bare greeting stays what it is


def without_politeness(text: str) -> str:
    """What remains of a message when politeness is set aside; all of it if hardly a word does."""
    left = BLANKS.sub(" ", POLITE.sub(" ", text)).strip(" ,!:;-")
    return left if len(left.split()) >= FEWEST else text
