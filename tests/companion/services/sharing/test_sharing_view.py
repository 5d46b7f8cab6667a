"""The sharing screen: what could go, what each recipient would see and then reads, and what stands in the way."""

from __future__ import annotations

import pytest

from companion.domain.choices import Withheld
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Keep
from companion.domain.recipients import WhyNot
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Override
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import pick_out, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import disagree
from companion.services.record.undo import undo_steps
from companion.services.sharing.sharing import (
    change_summary,
    leave_out,
    link_recipient,
    share_summary,
)
from companion.services.sharing.view import list_linkable, list_names, see_sharing
from companion.services.team.membership import get_membership
from companion.services.team.roster_taking import take_roster
from companion.services.team.teams import revoke_member
from companion.sync.contents import to_map
from companion.team.bodies import RevokedWhy
from companion.vault.rows import list_records, list_versions
from tests.companion.services.sessions import open_test_session
from tests.companion.services.shared_talks import WORDS, record_override, shared_talk
from tests.companion.services.team_of_three import put_roster


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
    talk.is_right()
    view = talk.view(decision)
    assert (view.names, view.stands, view.why_not, view.shared) == (("Sam",), True, None, None)
    talk.share()
    talk.sync()
    (came,) = talk.came_to(talk.sam)
    assert came.content == to_map(view.content)
    assert talk.read_at(talk.sam) == [[WORDS, "a bench to work at"]]
    assert came.content["question"] == "What would you try?"
    assert (came.basis["id"], came.basis["topics_included"], came.basis["topics_excluded"]) == (
        decision,
        [],
        [],
    )
    assert talk.read_at(talk.ada) == []
    seen = b"".join(talk.between.share.seen)
    assert not any(words in seen for words in (b"bicycles", b"rent", b"bench", b"Maja"))


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


def test_whoever_is_out_of_the_team_still_reads_whom_they_shared_with(tmp_path):
    with shared_talk(tmp_path) as talk:
        called = list_names(talk.noor)
        revoke_member(talk.ada, talk.noor.member_id, RevokedWhy.LEFT)
        take_roster(talk.noor, put_roster(talk.ada))
        with pytest.raises(KnownError) as caught:
            get_membership(talk.noor)
        assert caught.value.code is Code.DEVICE_REVOKED
        assert list_names(talk.noor) == called
        assert called[talk.sam.member_id] == "Sam"
