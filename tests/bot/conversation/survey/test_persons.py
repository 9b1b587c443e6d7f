"""How words name the person that somebody asks for: only where nothing else can be meant."""

import pytest

from bot.conversation.survey.persons import NAMES, NOBODY, OFFERED, asked_for, named
from tests.support.talking.talk import texts

SURE = {
    "что положено маме": "mother",
    "Что положено моей маме?": "mother",
    "спрашиваю за бабушку": "grandmother",
    "здравствуйте, спрашиваю за соседку": "neighbour",
    "какие льготы положены мужу": "husband",
    "спрашиваю за маму, что ей положено": "mother",
    "узнаю для подопечного": "ward",
    "спрашиваю не за себя, за другого": NOBODY,
}
UNSURE = (
    "что мне положено",
    "что положено мне и маме",
    "положено ли что-то маме и отцу",
    "какие льготы положены маме инвалиду 2 группы",
    "мама живёт одна",
    "а маме",
    "муж на сво",
    "что положено, если мама умерла",
)


@pytest.mark.parametrize("said", SURE)
def test_a_plain_question_names_its_person(said: str) -> None:
    assert asked_for(said) == SURE[said]


@pytest.mark.parametrize("said", UNSURE)
def test_words_that_tell_more_name_nobody(said: str) -> None:
    assert asked_for(said) == ""


def test_where_it_is_asked_a_person_alone_is_enough() -> None:
    assert named("для соседки") == "neighbour"
    assert named("мама") == "mother"
    assert named("5") == ""


@pytest.mark.parametrize("whom", [one for one in NAMES if one != NOBODY])
def test_every_person_can_be_spoken_of(whom: str) -> None:
    assert texts().about(whom).split()[0] in {"о", "об"}
    assert texts().due_to(whom)
    assert whom not in OFFERED or texts().line(f"whom.name_{whom}")
