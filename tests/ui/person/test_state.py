"""What a person's page says: rules of contact in words, strengths first, nobody told twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.domain.consent import Answer
from companion.domain.person import ContactKind, ContactWay
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.people import add_person, see_person
from tests.companion.services.sessions import open_test_session
from tests.ui.person.folk import add_amina
from ui.person.state import contact_line, to_view


@pytest.fixture
def session(tmp_path):
    session = open_test_session(tmp_path)
    yield session
    session.vault.close()


@pytest.fixture
def view(session):
    return to_view(see_person(session, add_amina(session)))


def section(view, key):
    return next(one for one in view.sections if one.key == key)


@pytest.mark.parametrize(
    ("safe", "message", "said", "not_said", "careful"),
    [
        (True, True, "You may leave a message.", "Do not", False),
        (True, False, "Do not leave a message.", "You may", True),
        (True, None, "Do not leave a message.", "You may", True),
        (False, True, "Do not use this.", "You may", True),
        (None, None, "nobody has asked", "You may", True),
        (None, True, "nobody has asked", "You may", True),
    ],
)
def test_what_nobody_allowed_is_said_as_a_no(safe, message, said, not_said, careful):
    line = contact_line(
        ContactWay(kind=ContactKind.PHONE, value="1", safe_to_contact=safe, safe_to_leave_message=message)
    )
    assert said in line.rule
    assert not_said not in line.rule
    assert line.careful is careful


def test_needs_come_before_everything_and_strengths_before_needs(view):
    assert view.needs == ("Cannot hear well: Face her",)
    keys = [one.key for one in view.sections]
    assert keys[:4] == ["strength", "hope", "need", "action"]


def test_what_is_known_stands_in_one_line(view):
    assert view.known == ("she / her · Amina Begum Rahman · born 12 April 1988 · Polish (polski) · England")


def test_a_line_for_each_thing_with_what_can_be_done(view):
    did_not, overdue = sorted(section(view, "action").items, key=lambda one: one.words)
    assert overdue.detail == "Me, the worker · It was to be done by Saturday 28 February"
    assert [key for key, _words in overdue.acts] == ["change", "done", "did_not_happen"]
    assert (did_not.asks, did_not.told) == ("What got in the way?", "busy")
    assert [key for key, _words in did_not.acts] == ["change", "accepted"]
    assert section(view, "action").items[0].words == "Ring the council"
    (joan,) = section(view, "network_member").items
    assert joan.detail == "neighbour\nMay be told about: Home\nMust not be told: money"
    (plan,) = section(view, "plan").items
    assert plan.words.startswith("Plan, last changed today")
    assert section(view, "plan").adds == ()


def test_introductions_offer_the_steps_that_have_not_been_taken(view):
    going, coming = section(view, "introduction").items
    assert going.words == "On to Citizens Advice"
    assert [key for key, _words in going.acts] == ["change", "acknowledged", "arrived", "came_back"]
    assert coming.words == "To us, by Dr Lewis"
    # Talking with her closed it: nothing is left to offer, and nobody waits.
    assert [key for key, _words in coming.acts] == ["change"]
    assert "Waiting" not in coming.detail


def test_the_timeline_has_first_words_cut_at_a_word(view):
    (talk,) = view.timeline
    assert talk.date_words == "Tuesday 10 February"
    assert talk.sentence.startswith("First conversation: I came because of the letter. I came")
    assert talk.sentence.endswith("…")
    assert len(talk.sentence) < 170


def test_consents_say_how_they_stand(session):
    person_id = add_person(session, "Bo").made
    today = session.clock.today()
    decide_consent(session, person_id, "A", Answer.YES)
    decide_consent(session, person_id, "B", Answer.NO)
    decide_consent(session, person_id, "C", Answer.NOT_YET)
    withdraw_consent(session, decide_consent(session, person_id, "D", Answer.YES).made)
    decide_consent(session, person_id, "E", Answer.YES, expires_on=today, given_on=today - timedelta(9))
    view = to_view(see_person(session, person_id))
    items = section(view, "consent_decision").items
    assert [one.words for one in items] == [
        "A: yes",
        "B: no",
        "C: not decided yet",
        "D: yes taken back on Monday 2 March",
        "E: the yes ended on Monday 2 March",
    ]
    assert [key for one in items for key, _words in one.acts if key != "change"] == ["withdraw"]


def test_someone_who_waits(session):
    person_id = add_person(session, "Bo").made
    state = see_person(session, person_id)
    view = to_view(state)
    assert (view.draft, view.known, view.timeline) == ("", "", ())
    assert not any(one.items for one in view.sections)
    assert [one.key for one in view.sections if not one.empty] == [
        "conversation",
        "keeping",
    ]  # not there at all
    assert to_view(replace(state, today=date(2026, 3, 9))).name == "Bo"
