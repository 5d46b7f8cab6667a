"""Words as they are typed: nothing typed is lost, nothing is overwritten, earlier words come back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.conversation import ConversationState, Keep, Passage
from companion.domain.record import Voice
from companion.domain.text import LONGEST_TEXT, cleaned
from companion.errors import BugError, Code, KnownError
from companion.services.record.conversations import (
    add_passage,
    bring_back_words,
    change_passage,
    list_earlier_words,
    remove_passage,
    save_typing,
    see_conversation,
)
from companion.services.record.read_back import agree_conversation
from companion.services.record.undo import undo_steps
from companion.vault.rows import get_record, get_version, list_versions


def version_of(changes):
    return next(step.after for step in changes.steps if step.kind == "passage")


# --- typing --------------------------------------------------------------------------------------------------


def test_one_spell_of_typing_is_one_version(session, passage):
    first = save_typing(session, passage, "I used", None)
    spell = version_of(first)
    for text in ("I used to", "I used to paint"):
        assert version_of(save_typing(session, passage, text, spell)) == spell
    versions = list_versions(session.vault, Passage, passage)
    assert [one.text for one in versions] == ["", "I used to paint"]


def test_a_spell_is_taken_back_save_by_save(session, passage):
    """One version holds the spell, and yet its last words go without the first ones."""
    save_typing(session, passage, "before", None)
    first = save_typing(session, passage, "before, more 😀", None)
    last = save_typing(session, passage, "before, more 😀 and more", version_of(first))
    undone = undo_steps(session, last.steps)
    assert get_record(session.vault, Passage, passage).text == "before, more 😀"
    undo_steps(session, undone.steps)
    assert get_record(session.vault, Passage, passage).text == "before, more 😀 and more"


def test_typing_that_does_not_stand_there_any_more_is_not_taken_back(session, passage):
    spell = version_of(save_typing(session, passage, "I bake", None))
    middle = save_typing(session, passage, "I bake bread", spell)
    save_typing(session, passage, "I bake rolls", spell)
    with pytest.raises(KnownError) as kept:
        undo_steps(session, middle.steps)
    assert kept.value.code is Code.CHANGED_SINCE
    assert get_record(session.vault, Passage, passage).text == "I bake rolls"


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
    from companion.services.record.finding import search

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


@pytest.mark.parametrize(
    ("keep", "after"),
    [(Keep.CAN_BE_SHARED, ConversationState.DRAFT), (Keep.PRIVATE, ConversationState.AGREED)],
)
def test_a_passage_that_comes_after_they_were_agreed_was_not_read_back(session, talk, keep, after):
    agree_conversation(session, talk)
    changes = add_passage(session, talk, text="and one more thing", keep=keep)
    assert see_conversation(session, talk).conversation.state is after
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
