"""Nothing leaves on a yes that was not read back: any order of writing, picking, undoing, agreeing and sharing."""

from __future__ import annotations

from contextlib import suppress
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.changes import Changes, Step
from companion.domain.choices import Withheld
from companion.domain.conversation import Conversation, ConversationState, Keep, Passage
from companion.domain.recipients import WhyNot
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.agreement import PICKED, Picked, agreed_on, change_picked
from companion.services.record.conversations import (
    add_passage,
    change_passage,
    move_passage,
    pick_out,
    remove_passage,
    save_typing,
    see_conversation,
    start_conversation,
)
from companion.services.record.entries import change_entry
from companion.services.record.read_back import Differing, agree_conversation, begin_read_back, disagree
from companion.services.record.undo import undo_steps
from companion.services.sharing.sharing import begin_summary, put_back, share_summary
from companion.vault.rows import get_record, list_disagreements, list_passages, list_records, list_versions
from tests.companion.services.shared_talks import WORDS, Talk, begin_talk, record_override

DEEDS = (
    "type",
    "type on",
    "add",
    "move",
    "topics",
    "out",
    "pick",
    "reword",
    "differ",
    "undo",
    "agree",
    "share",
)


class Desk:
    """One conversation, worked at in any order. `read` is what stood in it when the person last said it is right."""

    def __init__(self, talk: Talk) -> None:
        self.talk, self.session = talk, talk.noor
        self.marks = count()
        self.done: list[tuple[Step, ...]] = []
        self.spell: dict[str, str] = {}
        self.read = self.words()
        self.shared = 0

    def do(self, deed: str, which: int) -> None:
        passages = list_passages(self.session.vault, self.talk.talk)
        passage = passages[which % len(passages)]
        words = f"mark{next(self.marks)}"
        if deed in ("type", "type on"):
            self.type(passage.id, words, on=deed == "type on")
        elif deed == "undo":
            self.undo()
        elif deed == "agree":
            self.note(agree_conversation(self.session, self.talk.talk))
            self.read = self.words()
        elif deed == "share":
            self.share()
        else:
            self.note(self.change(deed, passage, PICKED[which % len(PICKED)], words))

    def change(self, deed: str, passage: Passage, noun: type[Picked], words: str) -> Changes:
        session, talk = self.session, self.talk.talk
        there = list_records(session.vault, noun, self.talk.person)
        deeds = {
            "add": lambda: add_passage(session, talk, text=words, keep=Keep.CAN_BE_SHARED),
            "move": lambda: move_passage(session, passage.id, 1),
            "topics": lambda: change_passage(session, passage.id, topics=(Topic.HOME, *passage.topics)[:1]),
            "pick": lambda: pick_out(session, noun, passage.id, passage.text),
            "reword": lambda: change_picked(session, noun, there[0].id, text=words) if there else Changes(),
            "differ": lambda: disagree(session, talk, words, passage.id),
            "out": lambda: remove_passage(session, passage.id) if passage.place else Changes(),
        }
        return deeds[deed]()

    def undo(self) -> None:
        self.spell.clear()
        with suppress(KnownError):  # the window's history would know which version stands for which by now
            undo_steps(self.session, self.done.pop() if self.done else ())

    def type(self, passage: str, words: str, *, on: bool) -> None:
        text = get_record(self.session.vault, Passage, passage).text
        changes = save_typing(
            self.session, passage, f"{text} {words}", self.spell.get(passage) if on else None
        )
        self.spell[passage] = next(step.after for step in changes.steps if step.id == passage)
        self.note(changes)

    def note(self, changes: Changes) -> None:
        if changes.steps:
            self.done.append(changes.steps)

    def share(self) -> None:
        before = len(self.talk.copies())
        try:
            share_summary(self.session, self.talk.summary)
        except KnownError as refused:
            assert refused.code is Code.NOT_READ_BACK
            assert len(self.talk.copies()) == before
            return
        assert self.words() == self.read
        for copy in self.talk.copies()[before:]:
            self.shared += 1
            for part in ("passages", "strengths", "hopes", "needs", "actions", "disagreements"):
                for one in copy.content[part]:
                    assert any(one["text"] in said for said in self.read)

    def words(self) -> tuple[str, ...]:
        """Everything that is written in it, in its order, and the words of what was picked where they are others."""
        vault = self.session.vault
        passages = [one.text for one in list_passages(vault, self.talk.talk)]
        picked = {one.text for noun in PICKED for one in list_records(vault, noun, self.talk.person)}
        return (
            *passages,
            *(one.text for one in list_disagreements(vault, self.talk.talk)),
            *sorted(one for one in picked if not any(one in words for words in passages)),
        )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 5)), max_size=14))
def test_no_order_of_deeds_seals_a_word_that_was_not_read_back(between, deeds):
    desk = Desk(begin_talk(between))
    desk.talk.agrees(desk.talk.sam)
    for deed, which in deeds:
        desk.do(deed, which)
    desk.do("agree", 0)
    desk.do("share", 0)
    assert desk.shared


def state(talk: Talk) -> ConversationState:
    return get_record(talk.noor.vault, Conversation, talk.talk).state


@pytest.mark.parametrize("answer", [ConversationState.DRAFT, ConversationState.READ_BACK])
def test_what_was_never_agreed_stays_here_and_says_why(talk, answer):
    decision = talk.agrees(talk.sam)
    change_passage(talk.noor, talk.says("more"), topics=(Topic.HOME,))
    if answer is ConversationState.READ_BACK:
        begin_read_back(talk.noor, talk.talk)
    assert state(talk) is answer
    assert talk.view(decision).why_not is WhyNot.NOT_READ_BACK
    assert (talk.state().ready, talk.state().agreed) == (0, {})
    with pytest.raises(KnownError) as refused:
        share_summary(talk.noor, talk.summary)
    assert refused.value.code is Code.NOT_READ_BACK
    assert talk.copies() == []


@pytest.mark.parametrize(
    "deed",
    [
        lambda talk: add_passage(talk.noor, talk.talk, text=""),
        lambda talk: move_passage(talk.noor, talk.first, 1),
        lambda talk: change_passage(talk.noor, talk.first, keep=Keep.BETWEEN_US),
        lambda talk: remove_passage(talk.noor, talk.first),
        lambda talk: save_typing(talk.noor, talk.first, "other words", None),
        lambda talk: disagree(talk.noor, talk.talk, "not quite"),
        lambda talk: change_entry(talk.noor, Hope.KIND, talk.hope, text="a whole workshop"),
    ],
    ids=["a passage", "another order", "how far it goes", "taken out", "words", "seen differently", "a hope"],
)
def test_every_change_after_that_is_right_has_to_be_read_back(talk, deed):
    talk.first = talk.says("a bench to work at")
    talk.says("and more")
    talk.hope = pick_out(talk.noor, Hope, talk.first, "a bench").made
    assert state(talk) is ConversationState.AGREED
    changes = deed(talk)
    assert state(talk) is ConversationState.DRAFT
    undo_steps(talk.noor, changes.steps)
    assert state(talk) is ConversationState.AGREED


@pytest.mark.parametrize(
    ("noun", "values"),
    [
        (Hope, {"smallest_step": "a drawing"}),
        (Hope, {"text": "work at"}),
        (Action, {"who_name": "Pat"}),
    ],
    ids=["its next step", "other words of the passage", "who does it"],
)
def test_what_became_of_what_was_picked_is_no_other_word_of_the_conversation(talk, noun, values):
    first = talk.says("a bench to work at")
    picked = pick_out(talk.noor, noun, first, "a bench").made
    change_entry(talk.noor, noun.KIND, picked, **values)
    assert state(talk) is ConversationState.AGREED
    alone = pick_out(talk.noor, Need, first, "a bench").made
    change_picked(talk.noor, Need, alone, text="a bench")
    assert state(talk) is ConversationState.AGREED


def test_typing_on_after_that_is_right_is_a_version_of_its_own(talk):
    first = talk.says("a bench")
    spell = save_typing(talk.noor, first, "a bench to", None).steps[0].after
    talk.is_right()
    changes = save_typing(talk.noor, first, "a bench to work at", spell)
    assert changes.steps[0].before == spell != changes.steps[0].after
    assert state(talk) is ConversationState.DRAFT


def test_what_is_seen_differently_while_reading_is_part_of_what_is_agreed(talk):
    writing = Differing(talk.talk)
    writing.keep(talk.noor, "not quite")
    talk.is_right()
    assert writing.keep(talk.noor, "not quite").steps == ()
    assert state(talk) is ConversationState.AGREED
    writing.keep(talk.noor, "not at all")
    assert state(talk) is ConversationState.DRAFT
    talk.is_right()
    writing.keep(talk.noor, "")
    assert state(talk) is ConversationState.DRAFT


def test_undo_brings_agreed_back_with_the_words_that_were_agreed_and_no_others(talk):
    first, second = talk.says("first"), talk.says("second")
    one = change_passage(talk.noor, first, text="other")
    two = change_passage(talk.noor, second, text="another")
    undo_steps(talk.noor, one.steps)
    assert state(talk) is ConversationState.DRAFT
    redone = undo_steps(talk.noor, two.steps)
    assert state(talk) is ConversationState.DRAFT
    talk.is_right()
    undo_steps(talk.noor, redone.steps)
    assert state(talk) is ConversationState.DRAFT


def test_the_day_it_was_agreed_is_known_until_it_is_agreed_again(talk):
    def day():
        return see_conversation(talk.noor, talk.talk, True).agreed_on

    agreed = day()
    assert agreed == talk.noor.clock.today()
    new = start_conversation(talk.noor, talk.person).made
    assert agreed_on(talk.noor, new) is None
    changes = change_passage(talk.noor, list_passages(talk.noor.vault, talk.talk)[0].id, text="other")
    assert day() == agreed
    undo_steps(talk.noor, changes.steps)
    versions = list_versions(talk.noor.vault, Conversation, talk.talk)
    assert [one.state for one in versions][-2:] == [ConversationState.DRAFT, ConversationState.AGREED]
    assert day() == agreed


def test_what_was_picked_in_another_conversation_goes_once_that_one_is_read_back(talk):
    decision = talk.agrees(talk.sam)
    other = start_conversation(talk.noor, talk.person).made
    said = add_passage(talk.noor, other, text="steady hands", keep=Keep.CAN_BE_SHARED).made
    picked = pick_out(talk.noor, Strength, said, "steady hands").made
    begin_summary(talk.noor, talk.talk)
    put_back(talk.noor, talk.summary, picked)
    (choice,) = [one for one in talk.state().choices if one.id == picked]
    assert choice.stays_from == ((decision, Withheld.NOT_READ_BACK),)
    agree_conversation(talk.noor, other)
    (choice,) = [one for one in talk.state().choices if one.id == picked]
    assert choice.goes_to == (decision,)


def test_a_copy_that_went_stays_and_nothing_takes_its_place_until_it_is_read_back(talk):
    talk.reaches(talk.sam)
    change_passage(talk.noor, list_passages(talk.noor.vault, talk.talk)[0].id, text="other words")
    with pytest.raises(KnownError):
        share_summary(talk.noor, talk.summary)
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS]]
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS], ["other words"]]


def test_sharing_without_a_yes_does_not_wait_for_the_persons_word(talk):
    add_passage(talk.noor, talk.talk, text="I cannot go on", keep=Keep.CAN_BE_SHARED)
    whys = {"reason": "harm", "legal_ground": "to protect", "authorised_by": "Ada", "person_told": True}
    record_override(talk.noor, talk.person, talk.sam.member_id, **whys)
    share_summary(talk.noor, talk.summary)
    (copy,) = talk.copies()
    assert [one["text"] for one in copy.content["passages"]] == [WORDS, "I cannot go on"]


def test_a_private_note_can_be_written_at_any_time_for_it_is_not_read_back(talk):
    note = add_passage(talk.noor, talk.talk, text="my own worry", keep=Keep.PRIVATE).made
    spell = save_typing(talk.noor, note, "my own worry about the landlord", None).steps[0].after
    save_typing(talk.noor, note, "my own worry about the landlord, again", spell)
    assert len(list_versions(talk.noor.vault, Passage, note)) == 2
    move_passage(talk.noor, note, -1)
    change_passage(talk.noor, note, topics=(Topic.HOME,))
    gone = remove_passage(talk.noor, note)
    undo_steps(talk.noor, gone.steps)
    assert state(talk) is ConversationState.AGREED
    change_passage(talk.noor, note, keep=Keep.BETWEEN_US)
    assert state(talk) is ConversationState.DRAFT
    talk.is_right()
    change_passage(talk.noor, note, keep=Keep.PRIVATE)
    assert state(talk) is ConversationState.DRAFT
