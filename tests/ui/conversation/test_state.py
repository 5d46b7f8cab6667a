"""What the conversation screen shows, from records alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from companion.domain.conversation import Conversation, ConversationState, Passage, Prompt
from companion.domain.person import CommunicationNeed, Person
from companion.domain.record import Stamp, stamped
from companion.domain.strengths import Action, Hope, Need, Strength, Urgency, Who
from companion.services.record.conversations import TalkState
from ui.conversation.state import (
    agreed_sentence,
    details_of,
    labels_of,
    needs_sentence,
    surroundings_sentence,
    to_page,
)

TODAY = date(2026, 3, 2)


def made(noun, record_id="r", **values):
    stamp = Stamp(version=f"{record_id}v", at=datetime(2026, 3, 2, tzinfo=UTC), author="a")
    return noun(**stamped(record_id, stamp), **values)


def passage(record_id, prompt=None, text=""):
    return made(Passage, record_id, conversation_id="c", person_id="p", prompt=prompt, text=text)


def talk(*passages, picked=(), **person):
    return TalkState(
        conversation=made(Conversation, "c", person_id="p", held_on=TODAY, place="Library"),
        person=made(Person, "p", name="Maja", **person),
        passages=passages,
        picked=picked,
        today=TODAY,
    )


def test_every_passage_has_a_name_of_its_own():
    labels = labels_of(
        [passage("1", Prompt.WHAT_IS_HARD), passage("2"), passage("3", Prompt.WHAT_IS_HARD), passage("4")]
    )
    assert labels == [
        "What is hard right now?",
        "More words",
        "What is hard right now? (2)",
        "More words (2)",
    ]


def test_a_question_is_talked_about_once_there_are_words_under_it():
    page = to_page(
        talk(passage("1", Prompt.WHAT_IS_HARD, " \n"), passage("2", Prompt.WHO_CAN_HELP, "my sister"))
    )
    assert page.talked_about == {Prompt.WHO_CAN_HELP}
    assert [(one.place, one.last) for one in page.passages] == [(0, False), (1, True)]


def test_picked_things_stand_with_the_passage_they_came_from():
    strength = made(Strength, "s", person_id="p", text="patient", from_passage="2")
    page = to_page(talk(passage("1"), passage("2"), picked=(strength,)))
    assert [one.picked for one in page.passages] == [(), (strength,)]


def test_needs_and_surroundings_are_one_line_each():
    person = made(
        Person,
        name="Maja",
        communication_needs=(
            CommunicationNeed(need="Large print", format="18 point"),
            CommunicationNeed(need="Time"),
        ),
        interpreter="Polish",
    )
    assert needs_sentence(person) == "Large print (18 point) · Time · Interpreter: Polish"
    assert needs_sentence(made(Person, name="Maja")) == ""
    assert surroundings_sentence(talk().conversation, TODAY) == "First conversation · Today · Library"


def test_details_say_who_when_how_soon_and_the_next_step():
    action = made(Action, person_id="p", text="ring", who=Who.WORKER, by_when=TODAY)
    assert details_of(action, TODAY) == "Me, the worker · by Monday 2 March"
    assert details_of(replace(action, who_name="Joan", by_when=None), TODAY) == "Joan"
    assert details_of(made(Hope, person_id="p", text="x", smallest_step="a brush"), TODAY) == (
        "Smallest next step: a brush"
    )
    assert details_of(made(Need, person_id="p", text="x", urgency=Urgency.THIS_WEEK), TODAY) == "This week"
    assert details_of(made(Strength, person_id="p", text="x"), TODAY) == ""


def test_what_was_agreed_is_said_with_its_day_while_it_stands_and_while_it_is_changed():
    draft = talk(passage("1"))
    assert agreed_sentence(draft) == ""
    changing = replace(draft, agreed_on=date(2025, 12, 3))
    assert agreed_sentence(changing) == (
        "You are changing what was agreed on 3 December 2025. Read it back before you share it."
    )
    agreed = replace(changing.conversation, state=ConversationState.AGREED)
    assert agreed_sentence(replace(changing, conversation=agreed)) == (
        "Maja agreed to this on 3 December 2025. What you change has to be read back again."
    )
