"""Sharing as it is done: prepared, seen, let go, changed, and what stands in the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.crypto.envelope import Kind
from companion.domain.choices import Withheld
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Keep
from companion.domain.recipients import WhyNot
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Override, Summary
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services import sealing
from companion.services.consents import decide_consent, remove_consent, withdraw_consent
from companion.services.conversations import change_passage, pick_out, start_conversation
from companion.services.people import add_person
from companion.services.read_back import disagree
from companion.services.records import add_record
from companion.services.sharing import (
    begin_summary,
    change_summary,
    leave_out,
    link_recipient,
    put_back,
    record_override,
    share_summary,
)
from companion.services.sharing_view import list_linkable, list_names, see_sharing
from companion.services.undo import undo_steps
from companion.sync.contents import to_map
from companion.vault.audit import check_chains
from companion.vault.inbox import list_gaps
from companion.vault.outbox import count_waiting_at, get_parcel, list_recipients
from companion.vault.rows import get_record, list_records, list_versions
from tests.companion.services.carried import carried
from tests.companion.services.sessions import open_test_session
from tests.companion.services.shared_talks import WORDS, begin_talk, shared_talk


@pytest.fixture(scope="module")
def between(tmp_path_factory):
    with carried(tmp_path_factory.mktemp("team")) as made:
        yield made


@pytest.fixture
def talk(between):
    return begin_talk(between)


@pytest.fixture
def alone(tmp_path):
    """A talk in a team where nothing else was ever shared."""
    with shared_talk(tmp_path) as made:
        yield made


def actions(session) -> list[str]:
    rows = session.vault.execute(
        "SELECT action FROM audit_event WHERE device = ? ORDER BY seq", (session.vault.device,)
    )
    return [row[0] for row in rows]


def test_what_the_screen_shows_is_what_the_recipient_reads(talk):
    money = talk.says("the rent is late", Topic.MONEY)
    talk.says("just for me", keep=Keep.PRIVATE)
    pick_out(talk.noor, Strength, money, "counts every penny")
    pick_out(
        talk.noor, Hope, talk.says("a bench to work at", Topic.HOME), "a bench", smallest_step="a drawing"
    )
    disagree(talk.noor, talk.talk, "it was worse than that", money)
    change_summary(talk.noor, talk.summary, question="What would you try?", person_saw=True)
    decision = talk.agrees(talk.sam, topics_excluded=(Topic.MONEY,))
    view = talk.view(decision)
    assert (view.names, view.stands, view.why_not, view.shared) == (("Sam",), True, None, None)
    talk.share()
    talk.sync()
    (came,) = talk.came_to(talk.sam)
    assert came.content == to_map(view.content)
    assert talk.read_at(talk.sam) == [[WORDS, "a bench to work at"]]
    assert came.content["question"] == "What would you try?"
    assert (came.basis["id"], came.basis["topics_excluded"]) == (decision, ["money"])
    assert talk.read_at(talk.ada) == []
    seen = b"".join(talk.between.share.seen)
    assert not any(words in seen for words in (b"bicycles", b"rent", b"bench", b"Maja"))


def test_sharing_writes_the_copy_the_parcel_and_the_event_and_cannot_be_undone(alone):
    decision = alone.agrees(alone.sam)
    changes = share_summary(alone.noor, alone.summary)
    assert changes.steps == ()
    assert changes.kinds == {"outbox", "delivery", "shared_copy"}
    (copy,) = alone.copies()
    assert changes.ids == {alone.summary, alone.person, alone.talk, copy.item}
    assert (copy.consent_id, copy.summary_id, copy.previous) == (decision, alone.summary, ())
    assert list_recipients(alone.noor.vault, copy.parcel) == {alone.sam.member_id: 1}
    assert actions(alone.noor)[-1] == "share"
    assert check_chains(alone.noor.vault)[0].broken_at is None
    assert count_waiting_at(alone.noor.vault, "the share") == 1


def test_a_summary_is_begun_once_and_leaves_out_what_other_talks_brought_up(talk):
    earlier = pick_out(talk.noor, Strength, talk.says(), "steady hands").made
    second = start_conversation(talk.noor, talk.person).made
    summary = begin_summary(talk.noor, second).made
    assert begin_summary(talk.noor, second).made == summary
    assert get_record(talk.noor.vault, Summary, summary).left_out == (earlier,)
    assert talk.summary != summary
    put_back(talk.noor, summary, earlier)
    talk.agrees(talk.sam)
    share_summary(talk.noor, summary)
    (copy,) = talk.copies()
    assert [one["text"] for one in copy.content["strengths"]] == ["steady hands"]
    assert copy.content["passages"] == []


def test_what_the_worker_leaves_out_stays_and_undo_brings_it_back(talk):
    decision, passage = talk.agrees(talk.sam), talk.says("leave this")
    left = leave_out(talk.noor, talk.summary, passage)
    assert leave_out(talk.noor, talk.summary, passage).steps == ()
    (choice,) = [one for one in talk.state().choices if one.id == passage]
    assert (choice.left_out, choice.never, choice.goes_to) == (True, Withheld.LEFT_OUT, ())
    assert choice.stays_from == ((decision, Withheld.LEFT_OUT),)
    undo_steps(talk.noor, left.steps)
    (choice,) = [one for one in talk.state().choices if one.id == passage]
    assert (choice.left_out, choice.goes_to) == (False, (decision,))
    leave_out(talk.noor, talk.summary, decision)
    assert talk.view(decision).why_not is WhyNot.LEFT_OUT
    with pytest.raises(KnownError) as caught:
        talk.share()
    assert caught.value.code is Code.NOBODY_TO_SHARE_WITH


def test_a_decision_in_words_is_linked_before_anything_rests_on_it(talk):
    sam = decide_consent(talk.noor, talk.person, "Sam", Answer.YES).made
    gp = decide_consent(talk.noor, talk.person, "the GP", Answer.NO).made
    team = decide_consent(talk.noor, talk.person, "us", Answer.YES, recipient_kind=RecipientKind.TEAM).made
    state = talk.state()
    assert [(one.decision_id, one.words) for one in state.to_link] == [
        (sam, "Sam"),
        (gp, "the GP"),
        (team, "us"),
    ]
    assert [(one.name, one.kind) for one in state.can_link] == [
        ("Ada", RecipientKind.MEMBER),
        ("Sam", RecipientKind.MEMBER),
        ("Open Door peers", RecipientKind.TEAM),
    ]
    assert [one.why_not for one in state.views] == [WhyNot.NOT_LINKED, WhyNot.SAID_NO, WhyNot.NOT_LINKED]
    link_recipient(talk.noor, team, talk.team)
    assert talk.view(team).why_not is WhyNot.LINK_FIRST
    link_recipient(talk.noor, gp, None)
    link_recipient(talk.noor, sam, talk.sam.member_id)
    assert (talk.view(sam).names, talk.view(team).names) == (("Sam",), ("Ada",))
    assert len(list_versions(talk.noor.vault, ConsentDecision, sam)) == 2
    assert talk.state().to_link == ()
    with pytest.raises(KnownError) as caught:
        link_recipient(talk.noor, sam, talk.person)
    assert caught.value.code is Code.NOT_FOUND
    talk.share()
    talk.sync()
    assert (talk.read_at(talk.sam), talk.read_at(talk.ada)) == ([[WORDS]], [[WORDS]])


def test_shared_again_only_what_has_changed_goes_and_follows_what_they_have(talk):
    own, team = talk.agrees(talk.sam, topics_excluded=(Topic.MONEY,)), talk.agrees_to_team()
    assert talk.state().ready == 2
    talk.share()
    assert talk.state().ready == 0
    talk.share()
    assert len(talk.copies()) == 2
    talk.sync()
    talk.says("the rent is late", Topic.MONEY)
    assert (talk.view(own).shared.same, talk.view(team).shared.same) == (True, False)
    talk.share()
    first, second = talk.copies()[1:]
    assert (second.consent_id, second.item, second.previous) == (team, first.item, (first.version,))
    talk.sync()
    assert talk.read_at(talk.ada) == [[WORDS], [WORDS, "the rent is late"]]
    assert talk.read_at(talk.sam) == [[WORDS]]


def test_what_was_never_tried_is_replaced_and_its_number_used_again(alone):
    alone.agrees(alone.sam)
    alone.share()
    alone.says("and clocks")
    alone.share()
    first, second = alone.copies()
    assert [one.dropped_why for one in alone.parcels()] == ["replaced", None]
    assert get_parcel(alone.noor.vault, first.parcel).data == b""
    assert second.previous == ()
    assert list_recipients(alone.noor.vault, second.parcel) == {alone.sam.member_id: 1}
    alone.sync()
    assert alone.read_at(alone.sam) == [[WORDS, "and clocks"]]
    assert list_gaps(alone.sam.vault, alone.sam.member_id) == []


def test_what_a_place_may_have_is_not_replaced(alone):
    alone.agrees(alone.sam)
    alone.share()
    alone.is_tried()
    alone.says("and clocks")
    alone.share()
    first, second = alone.copies()
    assert [one.dropped_why for one in alone.parcels()] == [None, None]
    assert second.previous == (first.version,)


def test_who_joins_a_view_is_granted_the_version_that_the_others_have(talk):
    talk.agrees_to_team()
    no = talk.agrees(talk.sam, Answer.NO)
    talk.share()
    remove_consent(talk.noor, no)
    talk.share()
    first, granted = talk.copies()
    assert (granted.version, granted.item) == (first.version, first.item)
    assert list_recipients(talk.noor.vault, granted.parcel).keys() == {talk.sam.member_id}
    assert [one.kind for one in talk.parcels()] == [Kind.SUMMARY, Kind.GRANT]
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS]]


def test_nothing_left_and_nobody_to_share_with_are_refused(alone):
    with pytest.raises(KnownError) as caught:
        alone.share()
    assert caught.value.code is Code.NOBODY_TO_SHARE_WITH
    alone.agrees(alone.sam, topics_included=(Topic.MONEY,))
    change_summary(alone.noor, alone.summary, question="only a question")
    with pytest.raises(KnownError) as caught:
        alone.share()
    assert caught.value.code is Code.SUMMARY_EMPTY
    assert alone.copies() == []
    assert count_waiting_at(alone.noor.vault, "the share") == 0


def test_what_is_too_long_for_a_parcel_is_refused_whole(alone):
    alone.agrees(alone.sam)
    for _ in range(6):
        alone.says("x" * 199_000)
    with pytest.raises(KnownError) as caught:
        alone.share()
    assert caught.value.code is Code.SUMMARY_TOO_LONG
    assert (alone.copies(), count_waiting_at(alone.noor.vault, "the share")) == ([], 0)
    assert "share" not in actions(alone.noor)


def test_more_parts_than_a_reader_bears_are_refused(talk):
    talk.agrees(talk.sam)
    with talk.noor.vault.transaction():
        for _ in range(2000):
            add_record(talk.noor, Hope, person_id=talk.person, text="a hope")
    with pytest.raises(KnownError) as caught:
        talk.share()
    assert caught.value.code is Code.SUMMARY_TOO_LONG


def test_an_override_is_recorded_whole_used_once_and_told_from_consent(talk):
    no = talk.agrees(talk.sam, Answer.NO, topics_excluded=(Topic.MONEY,))
    talk.says("the rent is late", Topic.MONEY)
    whole = {
        "reason": "she is not safe",
        "legal_ground": "Care Act",
        "authorised_by": "Dr Ahmed",
        "person_told": True,
    }
    for field in ("reason", "legal_ground", "authorised_by"):
        with pytest.raises(KnownError) as caught:
            record_override(talk.noor, talk.person, talk.sam.member_id, **{**whole, field: " "})
        assert (caught.value.code, caught.value.facts) == (Code.TEXT_MISSING, {"field": field})
    with pytest.raises(KnownError) as caught:
        record_override(talk.noor, talk.person, talk.sam.member_id, **{**whole, "person_told": False})
    assert caught.value.facts == {"field": "why_not_told"}
    with pytest.raises(KnownError) as caught:
        record_override(talk.noor, talk.person, "Sam", **whole)
    assert caught.value.code is Code.NOT_FOUND
    override = record_override(talk.noor, talk.person, talk.sam.member_id, **whole).made
    assert actions(talk.noor)[-1] == "override"
    talk.share()
    talk.sync()
    (came,) = talk.came_to(talk.sam)
    assert (came.basis["why"], came.basis["id"]) == ("override", override)
    assert talk.read_at(talk.sam) == [[WORDS]]
    assert talk.view(no).why_not is WhyNot.SAID_NO
    second = start_conversation(talk.noor, talk.person).made
    views = {one.id: one.why_not for one in see_sharing(talk.noor, second).views}
    assert views[override] is WhyNot.SPENT
    assert talk.view(override).shared.same
    (kept,) = list_records(talk.noor.vault, Override, talk.person)
    assert kept.recipient_kind is RecipientKind.MEMBER


def test_an_override_may_be_for_the_whole_team(talk):
    record_override(
        talk.noor,
        talk.person,
        talk.team,
        reason="r",
        legal_ground="g",
        authorised_by="a",
        person_told=False,
        why_not_told="it was not safe to",
    )
    talk.share()
    talk.sync()
    assert (talk.read_at(talk.sam), talk.read_at(talk.ada)) == ([[WORDS]], [[WORDS]])


def test_private_notes_are_counted_and_never_on_the_page(talk):
    secret = talk.says("my own worry", keep=Keep.PRIVATE)
    pick_out(talk.noor, Strength, secret, "my own guess")
    between = talk.says("between us", keep=Keep.BETWEEN_US)
    decision = talk.agrees(talk.sam)
    state = see_sharing(talk.noor, talk.talk)
    assert state.private_notes == 1
    assert "my own" not in repr(state)
    (choice,) = [one for one in state.choices if one.id == between]
    assert (choice.never, choice.stays_from) == (Withheld.BETWEEN_US, ((decision, Withheld.BETWEEN_US),))
    assert actions(talk.noor)[-1] == "view"


def test_every_kind_of_choice_says_its_words(talk):
    passage = talk.says("said", Topic.HOME)
    pick_out(talk.noor, Strength, passage, "s", example="for example")
    pick_out(talk.noor, Hope, passage, "h", smallest_step="step", why_it_matters="because")
    pick_out(talk.noor, Need, passage, "n", met_by="a key")
    pick_out(talk.noor, Action, passage, "a", who_name="Kim")
    disagree(talk.noor, talk.talk, "d", passage)
    shown = {one.kind: (one.words, one.more) for one in talk.state().choices if one.topics == (Topic.HOME,)}
    assert shown == {
        "passage": ("said", ()),
        "strength": ("s", ("for example",)),
        "hope": ("h", ("step", "because")),
        "need": ("n", ("a key",)),
        "action": ("a", ("Kim",)),
        "disagreement": ("d", ()),
    }


def test_a_passage_kept_back_after_sharing_is_not_in_the_next_version(talk):
    passage = talk.says("the rent is late")
    talk.agrees(talk.sam)
    talk.share()
    talk.sync()
    change_passage(talk.noor, passage, keep=Keep.BETWEEN_US)
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS, "the rent is late"], [WORDS]]


def test_sharing_anew_after_a_withdrawal_is_another_item(talk):
    decision = talk.agrees(talk.sam)
    talk.share()
    talk.sync()
    withdraw_consent(talk.noor, decision)
    talk.sync()
    talk.agrees(talk.sam)
    assert talk.view(decision).shared is None
    talk.share()
    talk.sync()
    first, second = talk.copies()
    assert first.item != second.item
    assert talk.read_at(talk.sam) == [[WORDS]]


def test_a_yes_that_runs_out_before_sharing_lets_nothing_go(talk):
    talk.agrees(talk.sam, expires_on=talk.noor.clock.today() + timedelta(days=1))
    assert talk.state().ready == 1
    talk.noor.clock.moment += timedelta(days=1)
    with pytest.raises(KnownError) as caught:
        talk.share()
    assert caught.value.code is Code.NOBODY_TO_SHARE_WITH


def test_outside_a_team_the_screen_says_so_and_nothing_goes(tmp_path):
    session = open_test_session(tmp_path)
    try:
        person = add_person(session, "Maja").made
        talk = start_conversation(session, person).made
        decide_consent(session, person, "Sam", Answer.YES)
        state = see_sharing(session, talk)
        assert (state.in_team, state.can_link, state.ready) == (False, (), 0)
        assert [(one.why_not, one.names) for one in state.views] == [(WhyNot.NO_TEAM, ("Sam",))]
        assert (list_linkable(session), list_names(session)) == ((), {})
        with pytest.raises(KnownError) as caught:
            share_summary(session, state.summary.id)
        assert caught.value.code is Code.NOT_ADMITTED
    finally:
        session.vault.close()


def test_a_large_team_gets_several_parcels_and_everyone_is_in_one():
    everyone = [f"member-{number:03}" for number in range(150)]
    batches = list(sealing._batches(reversed(everyone)))
    assert [len(one) for one in batches] == [64, 64, 22]
    assert [member for one in batches for member in one] == everyone
