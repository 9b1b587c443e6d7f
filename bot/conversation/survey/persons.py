"""About whom «Что мне положено?» may be asked, and how words name that person for sure."""

import re
from dataclasses import replace

from bot.conversation.phrases import plain
from bot.conversation.scene import Scene
from bot.conversation.survey import questions, surveying
from bot.conversation.values.said import Choice, Say
from bot.conversation.values.state import State, Step, Survey

NOBODY = "nobody"  # «за другого», without saying for whom
OFFERED = ("mother", "father", "husband", "wife", "child", "relative", "neighbour", "ward")
NAMES = {
    "mother": r"мам\w{1,2}|мать|матери|матерью|мамочк\w+",
    "father": r"пап\w{1,2}|отец|отц\w+",
    "grandmother": r"бабушк\w+|бабул\w+",
    "grandfather": r"дедушк\w+|дед|деда|деду",
    "husband": r"муж|мужа|мужу|супруг|супруга|супругу",
    "wife": r"жен\w|женой|супруге|супруги",
    "child": r"реб[её]н\w+|сын|сына|сыну|доч\w+",
    "sister": r"сестр\w+",
    "brother": r"брат|брата|брату",
    "relative": r"родственни\w+|т[её]т\w+|дяд\w+|свекров\w+|т[её]щ\w+|тест[яью]|св[её]кр\w+",
    "neighbour": r"сосед\w*|знаком\w+|подруг\w+|друг|друга|другу",
    "ward": r"подопечн\w+|клиент\w*",
    NOBODY: r"другого|другую|другому|человека",
}
PERSON = {whom: re.compile(rf"(?:{words})") for whom, words in NAMES.items()}
AROUND = {
    "а", "и", "что", "чего", "какие", "какая", "ли", "то", "нибудь", "еще", "может", "быть",
    "можно", "по", "льготы", "льготам", "выплаты", "меры", "меру", "помощь", "поддержки", "хочу",
    "узнать", "спросить", "спрашиваю", "узнаю", "интересуюсь", "пишу", "обращаюсь", "за", "для",
    "про", "о", "об", "насчет", "от", "имени", "ей", "ему", "им", "она", "он", "могу", "могут",
    "получить", "положено", "положена", "положен", "положены", "полагается", "полагаются",
    "причитается", "моей", "моего", "мою", "моему", "мой", "моя", "своей", "своего", "свою",
    "своему", "нашей", "нашего", "нашу", "нашему", "старенькой", "пожилой", "пожилого", "больной",
    "одинокой", "пожалуйста", "здравствуйте", "добрый", "день", "вечер", "утро", "подскажите",
    "скажите", "теперь",
}  # fmt: skip
DUE = re.compile(r"\b(?:положен\w*|полагается|полагаются|причитается)\b")
ASKS = re.compile(r"\b(?:что|чего|какие|какая)\b")
OTHERS = re.compile(r"\bне (?:за |для |про )?себя\b")
FOR = re.compile(
    r"\b(?:спрашиваю|узнаю|спросить|интересуюсь|пишу|обращаюсь) (?:другого|за|для|про|о|об|от)\b"
)
MOST_KEPT = 3  # persons whose answers are kept beside
FEW = 12  # words of a message that says nothing but for whom


def named(text: str) -> str:
    """The person that words name and nothing else besides: «за бабушку»; «» for none or two."""
    words = OTHERS.sub("другого", plain(text)).split()
    told = [one for one in words if one not in AROUND]
    found = {whom for one in told if (whom := _person(one))}
    is_all = all(_person(one) for one in told) and len(words) <= FEW
    return found.pop() if is_all and len(found) == 1 else ""


def asked_for(text: str) -> str:
    """The person for whom a message plainly asks: «что положено маме», «спрашиваю за соседку»."""
    words = OTHERS.sub("другого", plain(text))
    is_asking = FOR.search(words) or (DUE.search(words) and ASKS.search(words))
    return named(text) if is_asking else ""


def _person(word: str) -> str:
    return next((whom for whom, named in PERSON.items() if named.fullmatch(word)), "")


def asked(state: State, survey: Survey, scene: Scene) -> Say | None:
    """Say again what the talk stands at."""
    match state.step:
        case Step.WHOM:
            return _who()
        case Step.SITUATION:
            return with_ways(surveying.situations(survey, scene), state)
        case _:
            return questions.question(survey, scene)


def _who() -> Say:
    """Ask about whom it is, without a name."""
    choices = tuple(Choice(choice=f"whom:{one}", text=f"whom.name_{one}") for one in OFFERED)
    return Say(text="survey.whom", choices=choices, navigation=questions.IN_TALK)


def turned(state: State, whom: str) -> State:
    """Keep what was told of one person beside, before another is asked about."""
    left = state.survey
    kept = [one for one in state.surveys if one.whom != whom]
    if left and left.whom != whom and (left.order or left.situation):
        kept = [*(one for one in kept if one.whom != left.whom), left]
    return replace(state, survey=None, surveys=tuple(kept[-MOST_KEPT:]))


def with_ways(said: Say, state: State) -> Say:
    """Offer the answers about somebody else, and where situations are asked for, to begin them."""
    survey = state.survey
    is_own = survey is None or not survey.whom
    kept = [one for one in state.surveys if bool(one.whom) is is_own or survey is None][-1:]
    ways = tuple(
        Choice(
            choice=f"answers_of:{one.whom}",
            text="choice.answers_of",
            facts={"whom": one.whom},
            is_quiet=True,
        )
        for one in kept
    )
    if state.step is Step.SITUATION and is_own:
        ways = (Choice(choice="ask_for", text="choice.ask_for", is_quiet=True), *ways)
    return replace(said, choices=(*said.choices, *ways))
