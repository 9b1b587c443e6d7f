"""«Что мне положено?» asked for another: whose facts are whose, and the way back to one's own."""

from hypothesis import given, settings, strategies as st

from bot.conversation.values.state import Step, Survey
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk

ACTS = (
    *("tell", "dunno", "ask_for", "whom:mother", "whom:neighbour", "answers_of", "so_far", "back"),
    *("что положено маме", "что положено отцу"),
    *("situation:children", "situation:everything", "survey", "more_questions"),
)


def of_mother() -> Talk:
    return Talk().says("что положено маме").presses("situation:everything")


def test_every_question_says_about_whom_it_is() -> None:
    talked = of_mother()
    while talked.keys == ["survey.ask"]:
        assert talked.words.startswith("Отвечайте о маме.\nВопрос"), talked.words
        talked.presses("dunno")
    assert talked.words.startswith("# Что положено маме")
    assert "вам положено" not in talked.words


def test_the_one_asked_about_is_chosen_by_a_button_or_named_in_words() -> None:
    asked = Talk().says("что мне положено").presses("ask_for")
    assert asked.keys == ["survey.whom"]
    assert "whom:ward" in asked.choices
    assert "о соседе или знакомом" in asked.presses("whom:neighbour").words
    named = Talk().says("что мне положено").presses("ask_for").says("за бабушку")
    assert "# Что положено бабушке" in named.words


def test_going_back_asks_again_about_whom_and_then_leads_to_oneself() -> None:
    talked = Talk().says("что мне положено").presses("ask_for").presses("whom:mother")
    assert talked.presses("back").keys == ["survey.whom"]
    assert talked.presses("back").keys == ["survey.begin"]
    assert talked.state.survey == Survey(whom="mother")
    assert "ask_for" not in talked.choices


def test_what_was_told_of_oneself_is_not_used_for_another() -> None:
    own = Talk().says("что мне положено").says("у меня трое детей")
    assert own.state.survey == Survey(told={"children": "3"})
    talked = Talk().says("что положено маме").says("у меня трое детей")
    assert talked.state.survey == Survey(whom="mother")


def test_ones_own_answers_are_kept_and_gone_back_to() -> None:
    talked = Talk().says("что мне положено").presses("situation:children").says("двое")
    own = talked.state.survey
    assert own is not None
    assert own.told == {"children": "2"}
    talked = talked.says("что положено маме").presses("situation:everything").presses("dunno")
    assert talked.state.survey is not None
    assert talked.state.survey.told == {}
    talked = talked.restarts().presses("so_far").presses("answers_of:")
    assert talked.keys == ["survey.result"]
    assert talked.state.survey is not None
    assert (talked.state.survey.whom, talked.state.survey.told) == ("", {"children": "2"})
    assert "Что вам положено" in talked.words
    assert talked.presses("answers_of:mother").words.startswith("# Что положено маме")


def test_who_stops_a_talk_about_another_still_has_ones_own_answers() -> None:
    talked = Talk().says("что мне положено").presses("situation:children").says("двое")
    talked = talked.says("что положено маме").says("отмена")
    assert talked.keys == ["survey.cancelled"]
    assert talked.presses("answers_of:").keys == ["survey.result"]


def test_a_name_that_is_no_sure_one_leaves_the_talk_as_it_was() -> None:
    assert at("whom").says("за кого-то там из деревни").state.step is Step.WHOM
    assert at("survey").says("для соседки").state.step is Step.SURVEY
    assert Talk().says("для соседки").state.survey is None


def facts_of(survey: Survey | None) -> set[tuple[str, str]]:
    return {(name, str(value)) for name, value in survey.told.items()} if survey else set()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 9)), min_size=5, max_size=30))
def test_no_fact_of_one_person_ever_stands_among_anothers(acts: list[tuple[str, int]]) -> None:
    talked = Talk().says("что мне положено").presses("situation:children").says("2")
    told = {"": facts_of(talked.state.survey)}
    for act, number in acts:
        before = talked.state.survey
        if act == "tell":
            talked.says(str(number))
        elif " " in act:
            talked.says(act)
        elif found := [one for one in talked.buttons if one.choice.startswith(act)]:
            talked.presses(found[0].choice)
        after = talked.state.survey
        if after and before and after.whom == before.whom and act == "tell":
            told.setdefault(after.whom, set()).update(facts_of(after) - facts_of(before))
        for one in (after, *talked.state.surveys):
            assert facts_of(one) <= told.get(one.whom if one else "", set())
        assert len({one.whom for one in talked.state.surveys}) == len(talked.state.surveys)
