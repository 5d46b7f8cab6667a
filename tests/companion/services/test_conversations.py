"""A conversation as it happens: nothing typed is lost, nothing is overwritten, everything can be undone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from companion.domain.text import LONGEST_TEXT, cleaned
from companion.domain.topics import Topic
from companion.errors import BugError, Code, KnownError
from companion.services.conversations import (
    PICKED,
    add_passage,
    begin_passage,
    bring_back_words,
    change_conversation,
    change_passage,
    change_picked,
    list_earlier_words,
    move_passage,
    pick_out,
    remove_passage,
    remove_picked,
    save_typing,
    see_conversation,
    start_conversation,
)
from companion.services.people import add_person
from companion.services.read_back import agree_conversation
from companion.services.records import add_record
from companion.services.undo import undo_steps
from companion.vault.rows import get_record, get_version, list_records, list_versions
from tests.companion.services.sessions import open_test_session


@pytest.fixture
def session(tmp_path):
    session = open_test_session(tmp_path)
    yield session
    session.vault.close()


@pytest.fixture
def person(session):
    return add_person(session, "Maja").made


@pytest.fixture
def talk(session, person):
    return start_conversation(session, person).made


@pytest.fixture
def passage(session, talk):
    return add_passage(session, talk).made


def words(session, talk):
    return [one.text for one in see_conversation(session, talk, True).passages]


def version_of(changes):
    return next(step.after for step in changes.steps if step.kind == "passage")


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


# --- typing --------------------------------------------------------------------------------------------------


def test_one_spell_of_typing_is_one_version(session, passage):
    first = save_typing(session, passage, "I used", None)
    spell = version_of(first)
    for text in ("I used to", "I used to paint"):
        assert version_of(save_typing(session, passage, text, spell)) == spell
    versions = list_versions(session.vault, Passage, passage)
    assert [one.text for one in versions] == ["", "I used to paint"]


def test_every_save_of_a_spell_can_be_undone_to_what_stood_before_it(session, passage):
    save_typing(session, passage, "before", None)
    spell = version_of(save_typing(session, passage, "before, more", None))
    last = save_typing(session, passage, "before, more and more", spell)
    undo_steps(session, last.steps)
    assert get_record(session.vault, Passage, passage).text == "before"


def test_words_that_go_make_a_version_of_their_own(session, passage):
    long = "My sister rings me every Sunday and we talk about our mother's garden."
    spell = version_of(save_typing(session, passage, long, None))
    changed = save_typing(session, passage, "My sister", spell)
    assert version_of(changed) != spell
    assert get_version(session.vault, Passage, spell).text == long


def test_a_spell_does_not_reach_over_a_change_of_voice(session, passage):
    spell = version_of(save_typing(session, passage, "I paint", None))
    change_passage(session, passage, voice=Voice.TOGETHER)
    assert version_of(save_typing(session, passage, "I paint boats", spell)) != spell
    stands = get_record(session.vault, Passage, passage)
    assert (stands.text, stands.voice) == ("I paint boats", Voice.TOGETHER)


def test_saving_what_already_stands_touches_nothing(session, passage):
    save_typing(session, passage, "the same", None)
    assert save_typing(session, passage, "the same\x00", None).steps == ()


def test_typed_words_are_found_by_search_at_once(session, passage):
    from companion.services.finding import search

    spell = version_of(save_typing(session, passage, "the allotment", None))
    save_typing(session, passage, "the allotment behind the chapel", spell)
    assert [line.record_id for line in search(session, "chapel").lines] == [passage]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spell=st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_whatever_is_typed_the_last_words_stand_and_none_of_the_long_ones_are_lost(session, passage, spell):
    since = None
    for text in spell:
        changes = save_typing(session, passage, text, since)
        since = version_of(changes) if changes.steps else since
    assert get_record(session.vault, Passage, passage).text == cleaned(spell[-1])


@pytest.mark.parametrize(
    "text",
    ["שלום, איך אפשר לעזור?", "مرحبا \u200fكيف", "👩🏽‍🌾 my 👍🏿 garden", "tab\there", "line\nline\n\nline"],
)
def test_every_script_comes_back_as_it_was_typed(session, passage, text):
    save_typing(session, passage, text, None)
    assert get_record(session.vault, Passage, passage).text == text


def test_control_characters_are_dropped_and_line_ends_made_one(session, passage):
    save_typing(session, passage, "a\x07b\r\nc\rd\u2028e\ufeff", None)
    assert get_record(session.vault, Passage, passage).text == "ab\nc\nd\ne"


def test_too_much_text_is_refused_whole_and_what_stood_stays(session, passage):
    save_typing(session, passage, "what stood", None)
    with pytest.raises(KnownError) as caught:
        save_typing(session, passage, "x" * (LONGEST_TEXT + 1), None)
    assert caught.value.code is Code.TEXT_TOO_LONG
    assert get_record(session.vault, Passage, passage).text == "what stood"


def test_changing_words_after_they_were_agreed_makes_it_a_draft_again(session, talk, passage):
    save_typing(session, passage, "agreed words", None)
    agree_conversation(session, talk)
    changes = save_typing(session, passage, "other words", None)
    assert see_conversation(session, talk).conversation.state is ConversationState.DRAFT
    undo_steps(session, changes.steps)
    assert see_conversation(session, talk).conversation.state is ConversationState.AGREED


def test_an_agreed_conversation_stays_agreed_when_an_empty_passage_goes(session, talk, passage):
    agree_conversation(session, talk)
    remove_passage(session, passage)
    assert see_conversation(session, talk).conversation.state is ConversationState.AGREED


# --- earlier words -------------------------------------------------------------------------------------------


def test_earlier_words_are_kept_and_come_back_as_a_new_version(session, passage):
    for text in ("first words, quite a few of them", "second words", "third"):
        save_typing(session, passage, text, None)
    earlier = list_earlier_words(session, passage)
    assert [one.text for one in earlier] == ["second words", "first words, quite a few of them"]
    bring_back_words(session, passage, earlier[1].version)
    assert get_record(session.vault, Passage, passage).text == "first words, quite a few of them"
    assert list_earlier_words(session, passage)[0].text == "third"


def test_a_change_of_voice_is_no_earlier_words(session, passage):
    save_typing(session, passage, "only these", None)
    change_passage(session, passage, voice=Voice.TOGETHER)
    assert list_earlier_words(session, passage) == ()


def test_words_of_another_passage_cannot_be_brought_back_here(session, talk, passage):
    other = add_passage(session, talk, text="other").made
    version = get_record(session.vault, Passage, other).version
    with pytest.raises(BugError):
        bring_back_words(session, passage, version)


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
