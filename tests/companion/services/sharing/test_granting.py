"""Grants: who comes to the team later is given what its yes covers, and nothing that was kept back since."""

from __future__ import annotations

import pytest

from companion.crypto.envelope import Kind
from companion.domain.consent import Answer
from companion.domain.conversation import Keep
from companion.domain.member import Role
from companion.domain.topics import Topic
from companion.services.record.consents import change_consent, decide_consent, withdraw_consent
from companion.services.record.conversations import change_passage
from companion.services.sharing.granting import grant_to_newcomers
from companion.services.sharing.sharing import leave_out, take_back
from companion.vault.outbox import list_recipients
from tests.companion.services.carried import use_share
from tests.companion.services.sessions import open_test_session
from tests.companion.services.shared_talks import WORDS
from tests.companion.services.team_of_three import let_in, open_laptop


@pytest.fixture
def talk(alone):
    return alone


@pytest.fixture
def kim(tmp_path):
    session = open_laptop(tmp_path / "kim", 4, "Kim", Role.WORKER)
    yield session
    session.vault.close()


def joins(talk, newcomer) -> None:
    """Ada lets the newcomer in, and everyone hears of it."""
    let_in(talk.ada, newcomer, Role.WORKER)
    use_share(newcomer, talk.between.share)
    talk.between.sync(talk.ada, newcomer, talk.noor, newcomer)


def grants(talk) -> list[set[str]]:
    """For whom each grant was sealed."""
    return [
        set(list_recipients(talk.noor.vault, one.parcel)) for one in talk.parcels() if one.kind == Kind.GRANT
    ]


def test_a_newcomer_is_given_the_latest_version_once(talk, kim):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    talk.says("and clocks")
    talk.share()
    talk.sync()
    joins(talk, kim)
    assert grants(talk) == [{kim.member_id}]
    assert talk.read_at(kim) == [[WORDS, "and clocks"]]
    newest, granted = talk.copies()[-2:]
    assert (granted.version, granted.content) == (newest.version, newest.content)
    assert grant_to_newcomers(talk.noor).ids == frozenset()
    talk.share()
    assert len(talk.copies()) == 3
    why = [row[0] for row in talk.noor.vault.execute("SELECT why FROM audit_event WHERE action = 'share'")]
    assert why == ["", "", "grant"]


def test_the_next_version_goes_to_the_newcomer_as_to_the_others(talk, kim):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    joins(talk, kim)
    talk.says("and clocks")
    talk.share()
    talk.between.sync(talk.noor, kim)
    assert talk.read_at(kim) == [[WORDS], [WORDS, "and clocks"]]


def test_a_grant_can_be_taken_back_like_all_else(talk, kim):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    joins(talk, kim)
    take_back(talk.noor, talk.copies()[0].item)
    talk.between.sync(talk.noor, kim)
    assert (talk.read_at(kim), talk.stubs_at(kim)) == ([], 1)


KEPT_BACK = {
    "kept between us": lambda talk, decision, passage: change_passage(
        talk.noor, passage, keep=Keep.BETWEEN_US
    ),
    "made private": lambda talk, decision, passage: change_passage(talk.noor, passage, keep=Keep.PRIVATE),
    "given a topic that is excluded": lambda talk, decision, passage: change_passage(
        talk.noor, passage, topics=(Topic.LEGAL,)
    ),
    "left out": lambda talk, decision, passage: leave_out(talk.noor, talk.summary, passage),
    "withdrawn": lambda talk, decision, passage: withdraw_consent(talk.noor, decision),
    "taken back": lambda talk, decision, passage: take_back(talk.noor, talk.copies()[0].item),
    "narrowed": lambda talk, decision, passage: change_consent(
        talk.noor, decision, topics_excluded=(Topic.HOME,)
    ),
}


@pytest.mark.parametrize("how", KEPT_BACK)
def test_what_was_kept_back_since_is_not_granted(talk, kim, how):
    passage = talk.says("at home", Topic.HOME)
    decision = talk.agrees_to_team(topics_excluded=(Topic.LEGAL,))
    talk.share()
    talk.sync()
    KEPT_BACK[how](talk, decision, passage)
    joins(talk, kim)
    assert grants(talk) == []
    assert talk.came_to(kim) == []


def test_only_a_decision_about_the_team_is_for_newcomers(talk, kim):
    talk.reaches(talk.sam)
    joins(talk, kim)
    assert (grants(talk), talk.came_to(kim)) == ([], [])


def test_who_has_a_no_of_their_own_is_given_nothing(talk, kim):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    decide_consent(talk.noor, talk.person, kim.member_id, Answer.NO)
    assert (
        talk.state().views[0].why_not is not None
    )  # a decision about someone unknown: it waits to be linked
    joins(talk, kim)
    assert (grants(talk), talk.came_to(kim)) == ([], [])


def test_who_was_there_before_is_no_newcomer(talk):
    no = talk.agrees(talk.sam, Answer.NO)
    talk.agrees_to_team()
    talk.share()
    change_consent(talk.noor, no, answer=Answer.YES)
    assert grant_to_newcomers(talk.noor).ids == frozenset()
    assert grants(talk) == []


def test_outside_a_team_there_is_nobody_to_grant_to(tmp_path):
    session = open_test_session(tmp_path)
    try:
        assert grant_to_newcomers(session).ids == frozenset()
    finally:
        session.vault.close()
