"""Supervision as it is done: found, opened, answered, seen, and gone without a trace once it was taken back."""

from __future__ import annotations

import json
from random import Random

import pytest

from companion.crypto.envelope import Kind
from companion.domain.consent import RecipientKind
from companion.domain.summaries import Answer, AnswerKind, BasisKind, WithdrawnWhy
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.undo import undo_steps
from companion.services.sharing.sharing import change_summary, take_back
from companion.services.sharing.states import ShareState
from companion.services.supervision.received_items import InboxShow
from companion.services.supervision.supervision import (
    answer_summary,
    begin_answer,
    keep_answer,
    mark_opened,
    mark_seen,
    open_summary,
    see_inbox,
    see_summary,
    send_answer,
    write_answer,
)
from companion.services.supervision.waiting import ItemState, count_waiting_for_us
from companion.services.sync.places import use_folder
from companion.services.sync.ways import sync_places
from companion.vault.audit import check_chains, list_events
from companion.vault.rows import get_record
from tests.companion.services.carried import basis_for, carried, seal, summary_content, withdraw
from tests.companion.services.shared_talk import (
    THANKS,
    alone,
    between,
    everything_at,
    item_of,
    line_of,
    sealed_at_sam,
    state_at_noor,
    talk,
)
from tests.companion.services.shared_talks import WORDS, begin_talk, record_override
from tests.companion.services.team_of_three import team_of_three

__all__ = ["alone", "between", "talk"]


def test_what_came_waits_until_it_is_opened_and_then_to_be_answered(alone):
    assert line_of(alone).state is ItemState.NOT_OPENED
    assert (line_of(alone).person_name, line_of(alone).author_name) == ("Maja", "Noor")
    waiting = count_waiting_for_us(alone.sam)
    assert (waiting.not_opened, waiting.mine_to_answer) == (1, 0)
    assert waiting.oldest == line_of(alone).arrived_at
    seen = open_summary(alone.sam, item_of(alone))
    assert seen.state is ItemState.MINE_TO_ANSWER
    assert [one.text for one in seen.versions[0].content.passages] == [WORDS]
    waiting = count_waiting_for_us(alone.sam)
    assert (waiting.not_opened, waiting.mine_to_answer) == (0, 1)
    assert sealed_at_sam(alone) == [("RECEIPT", (alone.noor.member_id,))]
    open_summary(alone.sam, item_of(alone))
    assert not mark_opened(alone.sam, item_of(alone)).ids
    assert len(sealed_at_sam(alone)) == 1
    alone.sync()
    assert state_at_noor(alone) is ShareState.OPENED


def test_marking_it_as_seen_tells_its_author_once(alone):
    open_summary(alone.sam, item_of(alone))
    changes = mark_seen(alone.sam, item_of(alone))
    assert (changes.kinds, changes.steps) == ({"received", "outbox", "delivery"}, ())
    assert not mark_seen(alone.sam, item_of(alone)).ids
    assert [kind for kind, _ in sealed_at_sam(alone)] == ["RECEIPT", "RECEIPT"]
    assert line_of(alone).state is ItemState.SEEN
    assert count_waiting_for_us(alone.sam).oldest is None
    alone.sync()
    assert state_at_noor(alone) is ShareState.SEEN


def test_what_was_not_opened_cannot_be_marked_as_seen(talk):
    assert not mark_seen(talk.sam, item_of(talk)).ids
    assert line_of(talk).state is ItemState.NOT_OPENED


@pytest.mark.parametrize("why", [WithdrawnWhy.BY_MISTAKE, WithdrawnWhy.CONSENT_WITHDRAWN])
def test_what_was_taken_back_is_a_stub_and_no_word_of_it_is_anywhere(alone, why):
    item = item_of(alone)
    open_summary(alone.sam, item)
    answer_summary(alone.sam, item, AnswerKind.REPLY, f"She says: {WORDS}")
    typed = write_answer(alone.sam, item, AnswerKind.REPLY, f"Again: {WORDS} on Sundays")
    write_answer(alone.sam, item, AnswerKind.REPLY, "No.")
    assert WORDS in everything_at(alone.sam)
    take_back(alone.noor, item, why)
    alone.sync()
    assert WORDS not in everything_at(alone.sam)
    stub = open_summary(alone.sam, item)
    assert (stub.state, stub.author_name) == (ItemState.TAKEN_BACK, "Noor")
    assert stub.taken_back_at is not None
    assert (stub.versions, stub.earlier, stub.answers, stub.draft, stub.can_answer) == (
        (),
        (),
        (),
        None,
        False,
    )
    assert (line_of(alone).state, line_of(alone).person_name) == (ItemState.TAKEN_BACK, "")
    assert count_waiting_for_us(alone.sam).oldest is None
    for deed in (
        lambda: keep_answer(alone.sam, typed.made, text=WORDS),
        lambda: send_answer(alone.sam, typed.made),
        lambda: write_answer(alone.sam, item, AnswerKind.REPLY, WORDS),
    ):
        with pytest.raises(KnownError) as caught:
            deed()
        assert caught.value.code in {Code.NOT_FOUND, Code.TEXT_MISSING}
    assert WORDS not in everything_at(alone.sam)


def test_undo_brings_nothing_back_of_what_was_taken_back(alone):
    item = item_of(alone)
    write_answer(alone.sam, item, AnswerKind.REPLY, WORDS)
    later = write_answer(alone.sam, item, AnswerKind.REPLY, "Something else")
    take_back(alone.noor, item)
    alone.sync()
    undo_steps(alone.sam, later.steps)
    assert WORDS not in everything_at(alone.sam)


def test_a_later_version_waits_again_and_says_what_changed(talk):
    item = item_of(talk)
    open_summary(talk.sam, item)
    mark_seen(talk.sam, item)
    talk.says("Now I do it on Saturdays")
    change_summary(talk.noor, talk.summary, question="Too soon?")
    talk.share()
    talk.sync()
    assert line_of(talk).state is ItemState.NOT_OPENED
    seen = open_summary(talk.sam, item)
    (now,) = seen.versions
    assert now.changes is not None
    assert (now.changes.differing(), now.content.question) == ({"passages", "question"}, "Too soon?")
    (before,) = seen.earlier
    assert (before.changes, before.content.question) == (None, "What would you do?")
    answer = answer_summary(talk.sam, item, AnswerKind.REPLY, THANKS).made
    assert get_record(talk.sam.vault, Answer, answer).about_version == now.version


def test_only_what_stands_is_said_to_be_opened(alone):
    alone.says("and clocks")
    alone.share()
    alone.sync()
    assert len(alone.came_to(alone.sam)) == 2
    mark_opened(alone.sam, item_of(alone))
    assert sealed_at_sam(alone) == [("RECEIPT", (alone.noor.member_id,))]


def test_two_versions_beside_each_other_both_stand_and_both_are_told_of(between):
    noor, sam = between.team.worker, between.team.supervisor
    item, first = seal(noor, sam, summary_content("first"))
    _, one = seal(noor, sam, summary_content("one way"), item=item, previous=[first])
    _, other = seal(noor, sam, summary_content("another way"), item=item, previous=[first])
    between.sync(times=2)
    seen = open_summary(sam, item)
    assert [version.content.passages[0].text for version in seen.versions] == ["one way", "another way"]
    assert [version.content.passages[0].text for version in seen.earlier] == ["first"]
    about = sam.vault.execute(
        "SELECT count(*) FROM outbox WHERE kind = ? AND sealed_at >= ?",
        (Kind.RECEIPT, seen.versions[0].opened_at.isoformat()),
    ).fetchone()[0]
    assert about == 2
    _, joined = seal(noor, sam, summary_content("one"), item=item, previous=[one, other])
    between.sync(times=2)
    assert [version.version for version in open_summary(sam, item).versions] == [joined]


def test_what_it_rests_on_is_told_as_it_was_decided(between):
    one, all_, none = (begin_talk(between) for _ in range(3))
    one.agrees(one.sam, topics_included=(Topic.HOME,))
    one.says("at home", Topic.HOME)
    all_.agrees_to_team()
    record_override(
        none.noor,
        none.person,
        none.sam.member_id,
        reason="Danger",
        legal_ground="Care Act",
        authorised_by="Ada",
        person_told=True,
    )
    for each in (one, all_, none):
        each.share()
    between.sync(times=2)
    mine, ours, overridden = (open_summary(each.sam, item_of(each)) for each in (one, all_, none))
    assert all(
        (each.versions[0].basis.topics_included, each.versions[0].basis.topics_excluded) == ((), ())
        for each in (mine, ours, overridden)
    )
    assert (mine.versions[0].basis.recipient_kind, mine.recipient_name) == (RecipientKind.MEMBER, "Sam")
    assert (ours.versions[0].basis.recipient_kind, ours.recipient_name) == (
        RecipientKind.TEAM,
        "Open Door peers",
    )
    assert overridden.versions[0].basis.why is BasisKind.OVERRIDE
    assert mine.versions[0].basis.given_on == one.noor.clock.today()


def test_the_next_one_is_the_one_that_waits_longest(tmp_path):
    with carried(tmp_path) as between:
        noor, sam = between.team.worker, between.team.supervisor
        items = [seal(noor, sam, summary_content(words))[0] for words in ("a", "b", "c")]
        between.sync(times=2)
        assert [line.item for line in see_inbox(sam).lines] == items
        assert open_summary(sam, items[1]).next_item == items[0]
        mark_seen(sam, items[1])
        withdraw(noor, sam, items[0])
        between.sync(times=2)
        assert see_summary(sam, items[1]).next_item == items[2]
        open_summary(sam, items[2])
        assert see_summary(sam, items[2]).next_item == ""


def test_whatever_waits_is_in_the_inbox_however_much_has_come_since(between):
    noor, sam = between.team.worker, between.team.supervisor
    waiting, _ = seal(noor, sam, summary_content("waits"))
    for number in range(4):
        item, _ = seal(noor, sam, summary_content(f"{number}"))
        between.sync(noor, sam)
        open_summary(sam, item)
        mark_seen(sam, item)
    state = see_inbox(sam, most=3)
    assert waiting in [line.item for line in see_inbox(sam).waiting]
    assert len(state.seen) == 3 and state.seen_count == len(see_inbox(sam).seen)
    assert len(state.waiting) == min(3, state.waiting_count)
    assert [line.arrived_at for line in state.lines] == sorted(line.arrived_at for line in state.lines)
    assert state.counts[InboxShow.SEEN] == state.seen_count and all(line.person_name for line in state.lines)
    unopened = see_inbox(sam, InboxShow.NOT_OPENED)
    assert waiting in [line.item for line in unopened.lines] and unopened.seen == ()


def test_what_never_came_is_not_found(session):
    assert see_inbox(session).lines == ()
    assert count_waiting_for_us(session).oldest is None
    for deed in (open_summary, see_summary, mark_opened, mark_seen, begin_answer):
        with pytest.raises(KnownError) as caught:
            deed(session, "no such item")
        assert caught.value.code is Code.NOT_FOUND


def test_every_look_and_deed_is_in_the_chain(alone):
    item = item_of(alone)
    before = len(list_events(alone.sam.vault, 1000))
    see_inbox(alone.sam)
    open_summary(alone.sam, item)
    mark_seen(alone.sam, item)
    answer_summary(alone.sam, item, AnswerKind.PRAISE, THANKS)
    events = list_events(alone.sam.vault, 1000)[: -before or None]
    assert [(one.action.value, one.why) for one in reversed(events)] == [
        ("view", "inbox"),
        ("view", ""),
        ("see", ""),
        ("answer", "praise"),
    ]
    assert all(one.broken_at is None for one in check_chains(alone.sam.vault))


def test_from_laptop_to_laptop_through_a_real_folder_and_back(tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    with team_of_three(tmp_path / "laptops") as team:
        for one in team.all:
            use_folder(one, share)
        for one in (*team.all, *team.all):
            sync_places(one, Random(1))
        item, _ = seal(team.worker, team.supervisor, summary_content("I like gardens"))
        for one in (team.worker, team.supervisor):
            sync_places(one, Random(1))
        assert open_summary(team.supervisor, item).versions[0].basis.recipient == team.supervisor.member_id
        answer_summary(team.supervisor, item, AnswerKind.REPLY, THANKS)
        for one in (team.supervisor, team.worker):
            sync_places(one, Random(1))
        said = team.worker.vault.execute("SELECT content FROM received WHERE kind = 2").fetchone()[0]
        assert json.loads(said)["text"] == THANKS
        assert not any(THANKS.encode() in one.read_bytes() for one in share.rglob("*") if one.is_file())


def test_a_basis_that_names_a_day_comes_back_as_a_day(between):
    noor, sam = between.team.worker, between.team.supervisor
    day = noor.clock.today()
    basis = basis_for(noor, sam, given_on=day, expires_on=day.replace(year=day.year + 1))
    item, _ = seal(noor, sam, summary_content("days"), basis=basis)
    between.sync(times=2)
    assert open_summary(sam, item).versions[0].basis == basis
