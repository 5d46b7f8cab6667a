"""That the person saw what goes is said only while it is true, and nothing goes that was not looked at."""

from __future__ import annotations

import pytest

from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Keep, Passage
from companion.domain.strengths import Hope
from companion.domain.summaries import Override
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import change_consent
from companion.services.record.conversations import change_passage, pick_out
from companion.services.record.read_back import disagree
from companion.services.records import remove_record
from companion.services.sharing.seen import note_seen
from companion.services.sharing.sharing import (
    change_summary,
    leave_out,
    put_back,
    share_summary,
)
from companion.vault.rows import get_record
from tests.companion.services.shared_talks import WORDS, record_override


def saw(talk, decision) -> bool | None:
    return talk.view(decision).content.person_saw


def test_seen_is_about_what_stood_there_then(talk):
    passage = talk.says(WORDS)
    yes = talk.agrees(talk.sam)
    note_seen(talk.noor, talk.summary, True)
    assert saw(talk, yes) is True
    change_passage(talk.noor, passage, text=f"{WORDS} and clocks")
    talk.is_right()
    assert saw(talk, yes) is None
    note_seen(talk.noor, talk.summary, True)
    assert saw(talk, yes) is True


@pytest.mark.parametrize(
    "deed",
    [
        lambda talk: talk.says("one more thing"),
        lambda talk: disagree(talk.noor, talk.talk, "not quite"),
        lambda talk: pick_out(talk.noor, Hope, talk.passage, "a bench", smallest_step="a drawing"),
        lambda talk: change_summary(talk.noor, talk.summary, question="Is it too soon?"),
        lambda talk: put_back(talk.noor, talk.summary, talk.out),
        lambda talk: change_consent(talk.noor, talk.yes, topics_excluded=()),
    ],
    ids=["a passage", "a disagreement", "a hope", "a question", "put back", "a wider yes"],
)
def test_whatever_comes_to_it_has_not_been_seen(talk, deed):
    talk.passage, talk.out = talk.says(WORDS), talk.says("left out at first")
    talk.says("the rent is late", Topic.MONEY)
    talk.yes = talk.agrees(talk.sam, topics_excluded=(Topic.MONEY,))
    leave_out(talk.noor, talk.summary, talk.out)
    note_seen(talk.noor, talk.summary, True)
    assert saw(talk, talk.yes) is True
    deed(talk)
    talk.is_right()
    assert saw(talk, talk.yes) is None


@pytest.mark.parametrize(
    "deed",
    [
        lambda talk: leave_out(talk.noor, talk.summary, talk.out),
        lambda talk: change_passage(talk.noor, talk.out, keep=Keep.BETWEEN_US),
        lambda talk: remove_record(talk.noor, Passage, talk.out),
        lambda talk: change_consent(talk.noor, talk.yes, topics_excluded=(Topic.MONEY,)),
        lambda talk: change_summary(talk.noor, talk.summary, what_they_changed="The rent went out."),
        lambda talk: talk.says("just for me", keep=Keep.PRIVATE),
    ],
    ids=["left out", "between us", "taken out", "a narrower yes", "what they changed", "a private note"],
)
def test_what_is_taken_away_leaves_nothing_unseen(talk, deed):
    talk.says(WORDS)
    talk.out = talk.says("the rent is late", Topic.MONEY)
    talk.yes = talk.agrees(talk.sam)
    note_seen(talk.noor, talk.summary, True)
    deed(talk)
    assert saw(talk, talk.yes) is True


def test_someone_who_was_named_later_gets_a_page_that_nobody_saw(talk):
    talk.says()
    sam = talk.agrees(talk.sam)
    note_seen(talk.noor, talk.summary, True)
    talk.share()
    team = talk.agrees_to_team()
    assert (saw(talk, sam), saw(talk, team)) == (True, None)
    assert talk.view(sam).shared.same


def test_without_a_yes_it_counts_from_when_that_was_written_down(talk):
    talk.says()
    whys = {"reason": "harm", "legal_ground": "to protect", "authorised_by": "Ada", "person_told": True}
    note_seen(talk.noor, talk.summary, True)
    override = record_override(talk.noor, talk.person, talk.sam.member_id, **whys).made
    assert saw(talk, override) is None
    note_seen(talk.noor, talk.summary, True)
    assert saw(talk, override) is True
    assert get_record(talk.noor.vault, Override, override).given_on is not None


@pytest.mark.parametrize("said", [False, None])
def test_not_seen_and_not_asked_stay_as_they_are_said(talk, said):
    passage = talk.says()
    yes = talk.agrees(talk.sam)
    note_seen(talk.noor, talk.summary, said)
    change_passage(talk.noor, passage, text="else")
    assert saw(talk, yes) is said


def test_what_was_looked_at_goes(talk):
    talk.says()
    talk.agrees(talk.sam)
    share_summary(talk.noor, talk.summary, talk.state().agreed)
    assert len(talk.copies()) == 1


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda talk: talk.says("one more thing"),
        lambda talk: talk.agrees_to_team(),
        lambda talk: change_consent(talk.noor, talk.yes, topics_excluded=(Topic.MONEY,)),
        lambda talk: remove_record(talk.noor, ConsentDecision, talk.yes),
    ],
    ids=["more words", "more people", "fewer words", "nobody"],
)
def test_nothing_goes_where_it_is_not_what_was_looked_at(talk, meanwhile):
    talk.says()
    talk.says("the rent is late", Topic.MONEY)
    talk.yes = talk.agrees(talk.sam)
    looked = talk.state().agreed
    meanwhile(talk)
    with pytest.raises(KnownError) as refused:
        share_summary(talk.noor, talk.summary, looked)
    assert refused.value.code is Code.CHANGED_SINCE
    assert talk.copies() == []


def test_what_was_shared_before_is_shown_without_what_became_a_private_note(talk):
    first, second = talk.says("first"), talk.says("second")
    disagree(talk.noor, talk.talk, "not so", first)
    disagree(talk.noor, talk.talk, "nor so", second)
    pick_out(talk.noor, Hope, first, "a bench")
    pick_out(talk.noor, Hope, second, "a garden")
    yes = talk.agrees(talk.sam)
    talk.share()
    before = talk.view(yes).shared.content
    assert [one.about for one in before.disagreements] == [1, 2]
    change_passage(talk.noor, first, keep=Keep.PRIVATE)
    before = talk.view(yes).shared.content
    assert [one.text for one in before.passages] == [WORDS, "second"]
    assert [one.text for one in before.hopes] == ["a garden"]
    assert [(one.text, one.about) for one in before.disagreements] == [("nor so", 1)]
