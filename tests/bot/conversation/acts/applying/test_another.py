"""An application for another: two persons, two sets of answers, and the ground between them."""

import pytest

from bot.conversation.values.purposes import Purpose
from bot.conversation.values.state import Draft, Step
from bot.conversation.values.wishes import GiveConsent, Submit
from tests.support.talking.talk import Talk

OWN, OTHER = "Иванова Анна Петровна", "Петрова Мария Ильинична"


def offered() -> Talk:
    return Talk().says("детское пособие").presses("apply")


def grounded(ground: str) -> Talk:
    return offered().presses("for_another").presses(f"ground:{ground}")


def draft_of(talked: Talk) -> Draft:
    assert talked.state.draft
    return talked.state.draft


def purposes(talked: Talk) -> list[str]:
    return [one.purpose for one in talked.effects if isinstance(one, GiveConsent)]


def told() -> Talk:
    """A neighbour's application up to its review."""
    talked = grounded("neighbour").presses("agree").says(OWN).says("8 910 123-45-67")
    talked = talked.says(OTHER).presses("skip").says("Елец").says("Нужна помощь с лекарствами.")
    return talked.presses("files_none")


def test_for_oneself_it_costs_no_press() -> None:
    talked = offered()
    assert talked.choices == ["agree", "refuse", "for_another"]
    assert talked.presses("agree").keys == ["consent.given", "field.full_name"]


def test_who_agreed_before_is_offered_it_beside_the_first_question_only() -> None:
    talked = told().presses("submit").says("льготный проезд").presses("apply").presses("agree")
    assert talked.choices == ["for_another"]
    assert "for_another" not in talked.says(OWN).choices


def test_a_neighbour_agrees_for_oneself_alone() -> None:
    talked = grounded("neighbour")
    assert talked.keys == ["consent.representative_offer", "consent.representative"]
    talked = talked.presses("agree")
    assert purposes(talked) == [Purpose.REPRESENTATIVE]
    assert talked.keys == ["consent.given", "field.by_name"]


@pytest.mark.parametrize("ground", ["parent", "guardian", "proxy"])
def test_who_stands_for_the_other_by_law_agrees_for_both(ground: str) -> None:
    talked = grounded(ground).presses("agree")
    assert talked.keys == ["consent.given", "consent.on_behalf_offer", "consent.on_behalf"]
    talked = talked.presses("agree")
    assert purposes(talked) == [Purpose.ON_BEHALF]
    assert draft_of(talked).agreed == (Purpose.ON_BEHALF,)


def test_a_consent_for_one_person_is_none_for_the_next() -> None:
    talked = grounded("parent").presses("agree").presses("agree").says(OWN).says("89101234567")
    talked = talked.says(OTHER).presses("cancel").presses("delete")
    talked = talked.says("льготный проезд").presses("apply").presses("for_another")
    assert talked.presses("ground:parent").keys[-1] == "consent.on_behalf"


def test_a_power_of_attorney_is_asked_for_and_may_be_missing() -> None:
    talked = grounded("proxy").presses("agree").presses("agree")
    assert talked.keys[-1] == "field.by_paper"
    talked = talked.presses("skip").presses("files_none")
    assert talked.keys == ["files.if_none", "field.by_name"]


def test_two_persons_are_kept_apart_in_draft_review_and_submission() -> None:
    talked = told()
    assert "Кто подаёт, имя: Иванова" in talked.words
    assert "За кого, имя: Петрова" in talked.words
    draft = draft_of(talked)
    assert draft.is_for_another
    assert draft.representative == {
        "by_ground": "neighbour", "by_name": OWN, "by_phone": "+79101234567",
    }  # fmt: skip
    assert draft.answers["full_name"] == OTHER
    sent = talked.restarts().presses("submit")
    assert [one.draft for one in sent.effects if isinstance(one, Submit)] == [draft]
    assert "за другого человека" in sent.words
    assert "Петрова" not in sent.words


def test_where_the_other_lives_says_nothing_of_who_writes() -> None:
    home = Talk().says("я живу в Липецке")
    talked = home.says("детское пособие").presses("apply").presses("for_another")
    assert draft_of(talked).answers == {}
    talked = talked.presses("ground:relative").presses("agree").says(OWN).says("8 910 123-45-67")
    where = talked.says(OTHER).presses("skip").state.municipality
    assert talked.says("Елец").state.municipality == where
    assert draft_of(talked).answers["municipality"] == "город Елец"


def test_ones_own_contact_is_not_taken_for_the_others() -> None:
    talked = grounded("relative").presses("agree").says(OWN).shares("79101234567").says(OTHER)
    assert not talked.contents[-1].asks_contact
    assert talked.shares("79101234567").keys == ["contact.of_writer", "field.phone"]
    taken = draft_of(talked.shares("79205557799", is_own=False))
    assert taken.answers["phone"] == "+79205557799"


def test_back_leads_to_the_ground_and_to_oneself_while_nothing_is_told() -> None:
    talked = grounded("relative").presses("agree").presses("back")
    assert talked.keys == ["application.ground"]
    assert talked.presses("back").keys == ["application.for_whom"]
    talked = talked.presses("for_self")
    assert talked.keys == ["consent.offer", "consent.text"]
    assert not draft_of(talked).is_for_another


def test_what_was_told_of_oneself_cannot_become_anothers() -> None:
    talked = offered().presses("agree").says(OWN)
    nonce = talked.nonce
    assert talked.presses_old("for_another", nonce).keys[0] == "press.stale"
    assert not draft_of(talked).is_for_another


def test_an_application_after_asking_about_mother_asks_for_whom_it_is() -> None:
    talked = Talk().says("что положено маме").presses("situation:everything").presses("dunno")
    talked = talked.presses("so_far")
    talked = talked.says("детское пособие").presses("apply")
    assert talked.keys == ["application.for_whom"]
    assert talked.state.step is Step.FOR_WHOM


def test_the_ground_may_be_said_in_words_and_anything_else_is_asked_again() -> None:
    talked = offered().presses("for_another")
    assert talked.says("просто так").keys == ["press.wanted", "application.ground"]
    assert talked.says("соседка").keys[-1] == "consent.representative"


def test_a_ground_changed_at_the_review_asks_for_the_consent_it_allows() -> None:
    talked = told().presses("change").presses("edit:by_ground").presses("option:guardian")
    assert talked.keys == ["consent.on_behalf_offer", "consent.on_behalf"]
    assert talked.presses("agree").keys == ["consent.given", "application.review"]
