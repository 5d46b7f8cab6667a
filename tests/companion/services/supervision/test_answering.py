"""Answers: one draft that grows, sent once, about what was read, to the author alone."""

from __future__ import annotations

import pytest

from companion.crypto.envelope import Kind
from companion.domain.summaries import Answer, AnswerKind
from companion.errors import BugError, Code, KnownError
from companion.services.record.undo import undo_steps
from companion.services.sharing.states import LEFT_THE_TEAM, ShareState, see_shared
from companion.services.supervision.supervision import (
    answer_summary,
    begin_answer,
    keep_answer,
    mark_seen,
    open_summary,
    see_summary,
    send_answer,
    write_answer,
)
from companion.services.supervision.waiting import ItemState
from companion.services.team.teams import revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.outbox import drop_parcel, list_parcels_of, list_recipients
from companion.vault.rows import get_record
from tests.companion.services.shared_talk import (
    THANKS,
    alone,
    between,
    item_of,
    line_of,
    sealed_at_sam,
    state_at_noor,
    talk,
)
from tests.companion.services.shared_talks import shared_talk

__all__ = ["alone", "between", "talk"]


def test_an_answer_goes_to_the_author_alone_about_the_version_that_was_read(talk):
    seen = open_summary(talk.sam, item_of(talk))
    made = answer_summary(talk.sam, item_of(talk), AnswerKind.PRAISE, THANKS)
    answer = get_record(talk.sam.vault, Answer, made.made)
    assert (answer.sent, answer.about_version, made.steps) == (True, seen.versions[0].version, ())
    (parcel,) = list_parcels_of(talk.sam.vault, made.made)
    assert list(list_recipients(talk.sam.vault, parcel.parcel)) == [talk.noor.member_id]
    assert Kind(parcel.kind) is Kind.REPLY
    assert line_of(talk).state is ItemState.SEEN
    shown = see_summary(talk.sam, item_of(talk), again=True)
    assert [(one.kind, one.text) for one in shown.answers] == [(AnswerKind.PRAISE, THANKS)]
    assert shown.draft is None
    talk.sync()
    assert (state_at_noor(talk), see_shared(talk.noor, talk.person)[0].answers) == (ShareState.SEEN, 1)


def test_a_draft_is_one_record_that_grows_and_is_there_again(talk):
    item = item_of(talk)
    open_summary(talk.sam, item)
    assert not write_answer(talk.sam, item, AnswerKind.REPLY, "  ").ids
    first = write_answer(talk.sam, item, AnswerKind.REPLY, "Thank")
    again = write_answer(talk.sam, item, AnswerKind.QUESTION, "Thank you. How")
    assert first.made == again.made == begin_answer(talk.sam, item).made
    assert item in first.ids & again.ids
    draft = see_summary(talk.sam, item).draft
    assert draft is not None
    assert (draft.kind, draft.text, draft.sent) == (AnswerKind.QUESTION, "Thank you. How", False)
    assert line_of(talk).begun
    assert list_parcels_of(talk.sam.vault, first.made) == []
    assert not write_answer(talk.sam, item, AnswerKind.QUESTION, "Thank you. How").steps
    undo_steps(talk.sam, again.steps)
    assert see_summary(talk.sam, item).draft.text == "Thank"


def test_once_sent_it_stays_as_it_is(talk):
    item = item_of(talk)
    open_summary(talk.sam, item)
    typed = write_answer(talk.sam, item, AnswerKind.REPLY, THANKS)
    send_answer(talk.sam, typed.made)
    parcels = list_parcels_of(talk.sam.vault, typed.made)
    assert send_answer(talk.sam, typed.made).ids == frozenset()
    assert list_parcels_of(talk.sam.vault, typed.made) == parcels
    with pytest.raises(BugError):
        keep_answer(talk.sam, typed.made, text="something else")
    with pytest.raises(KnownError) as caught:
        undo_steps(talk.sam, typed.steps)
    assert caught.value.code is Code.CHANGED_SINCE
    second = answer_summary(talk.sam, item, AnswerKind.QUESTION, "And you?")
    assert second.made != typed.made
    assert [one.text for one in see_summary(talk.sam, item).answers] == [THANKS, "And you?"]


def test_an_answer_without_words_leaves_nothing_behind(talk):
    with pytest.raises(KnownError) as caught:
        answer_summary(talk.sam, item_of(talk), AnswerKind.REPLY, "\n ")
    assert caught.value.code is Code.TEXT_MISSING
    assert see_summary(talk.sam, item_of(talk)).draft is None
    with pytest.raises(BugError):
        begin_answer(talk.sam, item_of(talk), AnswerKind.SEEN)


def test_an_answer_is_about_what_was_read_even_when_more_has_come_since(talk):
    item = item_of(talk)
    read = open_summary(talk.sam, item).versions[0].version
    draft = write_answer(talk.sam, item, AnswerKind.REPLY, THANKS).made
    talk.says("More")
    talk.share()
    talk.sync()
    send_answer(talk.sam, draft)
    assert get_record(talk.sam.vault, Answer, draft).about_version == read
    assert line_of(talk).state is ItemState.NOT_OPENED


def test_an_author_who_left_cannot_be_answered_and_the_words_stay(tmp_path):
    with shared_talk(tmp_path) as talk:
        talk.reaches(talk.sam)
        item = item_of(talk)
        open_summary(talk.sam, item)
        draft = write_answer(talk.sam, item, AnswerKind.REPLY, THANKS).made
        revoke_member(talk.ada, talk.noor.member_id, RevokedWhy.LEFT)
        talk.between.sync(talk.ada, talk.sam)
        assert not see_summary(talk.sam, item).can_answer
        with pytest.raises(KnownError) as caught:
            send_answer(talk.sam, draft)
        assert caught.value.code is Code.AUTHOR_GONE
        assert see_summary(talk.sam, item).draft.text == THANKS
        sealed = len(sealed_at_sam(talk))
        assert mark_seen(talk.sam, item).ids
        assert len(sealed_at_sam(talk)) == sealed


def test_whoever_was_put_out_of_the_team_reads_what_came_and_sends_nothing(tmp_path):
    with shared_talk(tmp_path) as talk:
        talk.reaches(talk.sam)
        revoke_member(talk.ada, talk.sam.member_id, RevokedWhy.LEFT)
        talk.between.sync(talk.ada)
        with pytest.raises(KnownError):
            talk.between.sync(talk.sam)
        item = talk.sam.vault.execute("SELECT item FROM received WHERE kind = 1").fetchone()[0]
        before = sealed_at_sam(talk)
        seen = open_summary(talk.sam, item)
        assert (seen.versions[0].content.name, seen.can_answer) == ("Maja", False)
        assert sealed_at_sam(talk) == before
        with pytest.raises(KnownError) as caught:
            answer_summary(talk.sam, item, AnswerKind.REPLY, THANKS)
        assert caught.value.code is Code.DEVICE_REVOKED


def test_how_far_each_answer_has_come_is_told_to_whoever_wrote_it(tmp_path):
    with shared_talk(tmp_path) as talk:
        talk.reaches(talk.sam)
        item = item_of(talk)
        open_summary(talk.sam, item)
        first = answer_summary(talk.sam, item, AnswerKind.REPLY, THANKS).made
        way = see_summary(talk.sam, item).ways[first]
        assert (way.state, way.name) == (ShareState.WAITING, "Noor")
        talk.sync()
        second = answer_summary(talk.sam, item, AnswerKind.QUESTION, "And you?").made
        ways = see_summary(talk.sam, item).ways
        assert [ways[one].state for one in (first, second)] == [ShareState.DELIVERED, ShareState.WAITING]
        assert ways[first].since is not None
        write_answer(talk.sam, item, AnswerKind.REPLY, "Not sent")
        assert set(see_summary(talk.sam, item).ways) == {first, second}


def test_an_answer_that_its_recipient_cannot_get_any_more_says_so(tmp_path):
    with shared_talk(tmp_path) as talk:
        talk.reaches(talk.sam)
        item = item_of(talk)
        open_summary(talk.sam, item)
        answer = answer_summary(talk.sam, item, AnswerKind.REPLY, THANKS).made
        (parcel,) = list_parcels_of(talk.sam.vault, answer)
        drop_parcel(talk.sam.vault, parcel.parcel, LEFT_THE_TEAM)
        way = see_summary(talk.sam, item).ways[answer]
        assert (way.state, way.reason) == (ShareState.NEEDS_ATTENTION, LEFT_THE_TEAM)
