"""What a conversation remembers survives being written down."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings, strategies as st

from bot.conversation.values.state import STATES, Attached, Draft, State, Step
from tests.support.talking.laws import said
from tests.support.talking.standing import AT, at

texts = st.text(max_size=40)
files = st.builds(Attached, file=st.uuids(), name=texts, is_pending=st.booleans())
drafts = st.builds(
    Draft,
    id=st.uuids(),
    form=st.just("common"),
    measure=texts,
    answers=st.dictionaries(texts, texts, max_size=5),
    by_worker=st.lists(texts, max_size=3).map(tuple),
    files=st.lists(files, max_size=3).map(tuple),
    field=texts,
    is_editing=st.booleans(),
    is_complete=st.booleans(),
    begun_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
states = st.builds(
    State,
    step=st.sampled_from(Step),
    turn=st.integers(0, 10**9),
    question=texts,
    declined=st.lists(texts, max_size=3).map(tuple),
    draft=st.none() | drafts,
    parked=st.lists(drafts, max_size=3).map(tuple),
    told_filed_at=st.none() | st.just(datetime(2026, 11, 18, tzinfo=UTC)),
)


@given(state=states)
def test_any_state_is_read_as_it_was_written(state: State) -> None:
    assert STATES.validate_json(STATES.dump_json(state)) == state


@pytest.mark.parametrize("place", AT)
def test_every_step_is_read_as_it_was_written(place: str) -> None:
    state = at(place).state
    assert STATES.validate_json(STATES.dump_json(state)) == state


def test_what_an_older_version_wrote_is_still_read() -> None:
    assert STATES.validate_json(b'{"step": "free", "turn": 3}') == State(turn=3)


@pytest.mark.parametrize("place", AT)
@settings(max_examples=10, deadline=None)
@given(text=said)
def test_a_restart_between_two_messages_changes_no_word(place: str, text: str) -> None:
    usual, restarted = at(place).says(text), at(place).restarts().says(text)
    assert usual.words == restarted.words
    assert usual.state == restarted.state
    assert usual.restarts().says("детское пособие").words == restarted.says("детское пособие").words
