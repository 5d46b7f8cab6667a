"""A conversation as it happens: begun, put in order, picked from; everything can be undone."""

from __future__ import annotations

import pytest

from companion.domain.conversation import (
    Conversation,
    ConversationKind,
    ConversationState,
    Keep,
    Passage,
    Prompt,
)
from companion.domain.introduction import Introduction
from companion.domain.record import Voice
from companion.domain.strengths import Action, Hope, Need, Strength, Urgency, Who
from companion.domain.topics import Topic
from companion.errors import BugError, Code, KnownError
from companion.services.record.agreement import PICKED, change_picked
from companion.services.record.conversations import (
    add_passage,
    begin_passage,
    change_conversation,
    change_passage,
    move_passage,
    pick_out,
    remove_passage,
    remove_picked,
    save_typing,
    see_conversation,
    start_conversation,
)
from companion.services.record.read_back import agree_conversation
from companion.services.record.undo import undo_steps
from companion.services.records import add_record
from companion.vault.rows import get_record, list_records, list_versions


def words(session, talk):
    return [one.text for one in see_conversation(session, talk, True).passages]


# --- beginning -----------------------------------------------------------------------------------------------


def test_the_first_conversation_is_a_first_one_and_the_next_a_follow_up(session, person):
    kinds = [
        get_record(session.vault, Conversation, start_conversation(session, person).made).kind
        for _ in range(2)
    ]
    assert kinds == [ConversationKind.FIRST, ConversationKind.FOLLOW_UP]
    drop_in = start_conversation(session, person, kind=ConversationKind.DROP_IN).made
    assert get_record(session.vault, Conversation, drop_in).kind is ConversationKind.DROP_IN


def test_starting_ends_the_wait_and_undo_brings_it_back(session, person):
    waiting = add_record(session, Introduction, person_id=person).made
    changes = start_conversation(session, person)
    assert get_record(session.vault, Introduction, waiting).first_held_on == session.clock.today()
    undo_steps(session, changes.steps)
    assert get_record(session.vault, Introduction, waiting).first_held_on is None
    assert list_records(session.vault, Conversation, person) == []


def test_what_surrounds_the_words_can_be_set(session, talk):
    change_conversation(session, talk, place="Library café", private_enough=False, who_was_there="her sister")
    conversation = see_conversation(session, talk).conversation
    assert (conversation.place, conversation.private_enough) == ("Library café", False)


def test_seeing_a_conversation_is_an_event_but_looking_again_is_not(session, talk):
    def views():
        return session.vault.execute("SELECT count(*) FROM audit_event WHERE action = 'view'").fetchone()[0]

    see_conversation(session, talk)
    before = views()
    see_conversation(session, talk, True)
    assert (before, views()) == (1, 1)


# --- passages ------------------------------------------------------------------------------------------------


def test_passages_stand_in_the_order_they_were_added(session, talk):
    for text in ("one", "two", "three"):
        add_passage(session, talk, text=text)
    assert words(session, talk) == ["one", "two", "three"]


def test_a_prompt_begins_one_passage_and_then_leads_back_to_it(session, talk):
    first = begin_passage(session, talk, Prompt.WHAT_IS_HARD)
    again = begin_passage(session, talk, Prompt.WHAT_IS_HARD)
    assert (again.made, again.steps) == (first.made, ())
    begin_passage(session, talk, Prompt.HOW_CAN_WE_HELP)
    used = see_conversation(session, talk).conversation.prompts_used
    assert used == (Prompt.HOW_CAN_WE_HELP, Prompt.WHAT_IS_HARD)


def test_a_prompt_after_the_words_were_agreed_can_be_undone_in_one_step(session, talk):
    agree_conversation(session, talk)
    undo_steps(session, begin_passage(session, talk, Prompt.WHAT_IS_HARD).steps)
    conversation = see_conversation(session, talk).conversation
    assert (conversation.state, conversation.prompts_used) == (ConversationState.AGREED, ())


def test_undoing_a_prompt_takes_its_passage_and_its_tick(session, talk):
    changes = begin_passage(session, talk, Prompt.WHAT_IS_HARD)
    undo_steps(session, changes.steps)
    state = see_conversation(session, talk)
    assert (state.passages, state.conversation.prompts_used) == ((), ())


@pytest.mark.parametrize(
    ("which", "by", "order"), [(2, -1, "acb"), (0, 1, "bac"), (0, -1, "abc"), (2, 1, "abc")]
)
def test_a_passage_changes_places_with_its_neighbour(session, talk, which, by, order):
    made = [add_passage(session, talk, text=text).made for text in "abc"]
    changes = move_passage(session, made[which], by)
    assert "".join(words(session, talk)) == order
    undo_steps(session, changes.steps)
    assert "".join(words(session, talk)) == "abc"


def test_moving_works_after_one_in_between_was_taken_out(session, talk):
    made = [add_passage(session, talk, text=text).made for text in "abcd"]
    remove_passage(session, made[1])
    move_passage(session, made[3], -1)
    assert words(session, talk) == ["a", "d", "c"]
    add_passage(session, talk, text="e")
    assert words(session, talk) == ["a", "d", "c", "e"]


def test_voice_keep_and_topics_are_versions_of_the_passage(session, talk, passage):
    change_passage(session, passage, voice=Voice.WORKER, keep=Keep.PRIVATE, topics=(Topic.MONEY,))
    stands = get_record(session.vault, Passage, passage)
    assert (stands.voice, stands.keep, stands.topics) == (Voice.WORKER, Keep.PRIVATE, (Topic.MONEY,))
    assert len(list_versions(session.vault, Passage, passage)) == 2
    assert change_passage(session, passage, voice=Voice.WORKER).steps == ()


def test_taking_a_passage_out_takes_what_was_picked_from_it_and_undo_brings_all_back(session, talk, passage):
    save_typing(session, passage, "I look after my sister", None)
    pick_out(session, Strength, passage, "look after my sister")
    changes = remove_passage(session, passage)
    state = see_conversation(session, talk)
    assert (state.passages, state.picked) == ((), ())
    assert list_records(session.vault, Strength, state.person.id) == []
    undo_steps(session, changes.steps)
    assert [one.text for one in see_conversation(session, talk).picked] == ["look after my sister"]
    assert remove_passage(session, passage).steps != ()
    assert remove_passage(session, passage).steps == ()


# --- picking out ---------------------------------------------------------------------------------------------


def test_each_thing_is_picked_out_in_the_passage_own_voice_strengths_first(session, talk, passage):
    save_typing(session, passage, "We said a lot", None)
    change_passage(session, passage, voice=Voice.TOGETHER)
    for noun in reversed(PICKED):
        pick_out(session, noun, passage, f"a {noun.KIND}")
    picked = see_conversation(session, talk).picked
    assert [one.KIND for one in picked] == ["strength", "hope", "need", "action"]
    assert {one.voice for one in picked if not isinstance(one, Action)} == {Voice.TOGETHER}
    assert {one.from_passage for one in picked} == {passage}


def test_picked_things_can_be_put_right_and_taken_out(session, talk, passage):
    hope = pick_out(session, Hope, passage, "paint").made
    need = pick_out(session, Need, passage, "heating").made
    action = pick_out(session, Action, passage, "ring the council").made
    change_picked(session, Hope, hope, smallest_step="buy a brush")
    change_picked(session, Need, need, urgency=Urgency.TODAY)
    change_picked(session, Action, action, who=Who.WORKER, by_when=session.clock.today())
    state = see_conversation(session, talk)
    assert state.picked[0].smallest_step == "buy a brush"
    changes = remove_picked(session, Need, need)
    assert [one.KIND for one in see_conversation(session, talk).picked] == ["hope", "action"]
    undo_steps(session, changes.steps)
    assert len(see_conversation(session, talk).picked) == 3


def test_nothing_can_be_picked_out_of_nothing_and_only_four_things_can(session, passage):
    with pytest.raises(KnownError) as caught:
        pick_out(session, Strength, passage, " \u200b ")
    assert caught.value.code is Code.TEXT_MISSING
    with pytest.raises(BugError):
        pick_out(session, Passage, passage, "words")


def test_what_was_picked_elsewhere_is_not_shown_here(session, person, talk, passage):
    elsewhere = add_passage(session, start_conversation(session, person).made, text="x").made
    pick_out(session, Strength, elsewhere, "from another talk")
    add_record(session, Strength, person_id=person, text="from nowhere")
    assert see_conversation(session, talk).picked == ()
