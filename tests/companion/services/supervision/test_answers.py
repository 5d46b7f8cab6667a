"""What comes back to whoever shared: read once, found again, and nobody else's."""

from __future__ import annotations

import pytest

from companion.domain.summaries import AnswerKind
from companion.errors import Code, KnownError
from companion.services.record.finding import search
from companion.services.record.home import see_home
from companion.services.supervision.answers import list_new_answers, mark_answer_read, see_answers
from companion.services.supervision.supervision import answer_summary, open_summary
from companion.vault.audit import list_events
from companion.vault.shared import get_received, list_received_about
from tests.companion.services.carried import seal_reply, withdraw
from tests.companion.services.shared_talks import begin_talk, shared_talk

THANKS = "Thank you for writing this with her."


@pytest.fixture
def talk(tmp_path):
    with shared_talk(tmp_path) as made:
        made.reaches(made.sam)
        yield made


def answered(talk, kind: AnswerKind = AnswerKind.REPLY, text: str = THANKS) -> str:
    item = talk.copies()[0].item
    open_summary(talk.sam, item)
    answer_summary(talk.sam, item, kind, text)
    talk.sync()
    return item


def test_an_answer_is_new_on_home_until_it_was_read_and_stays_on_the_page(talk):
    item = answered(talk, AnswerKind.PRAISE)
    (line,) = list_new_answers(talk.noor)
    assert (line.item, line.person_id, line.person_name) == (item, talk.person, "Maja")
    assert (line.author_name, line.kind, line.text, line.read) == ("Sam", AnswerKind.PRAISE, THANKS, False)
    assert see_home(talk.noor).answers == (line,)
    changes = mark_answer_read(talk.noor, line.id)
    assert changes.kinds == {"received"}
    assert {line.id, item, talk.person} <= changes.ids
    assert see_home(talk.noor).answers == see_answers(talk.noor) == ()
    (kept,) = see_answers(talk.noor, talk.person)
    assert (kept.id, kept.text, kept.read) == (line.id, THANKS, True)


def test_answers_stand_in_the_order_they_came_and_with_the_person_they_are_about(talk):
    other = begin_talk(talk.between)
    other.reaches(other.sam)
    answered(talk, text="first")
    answered(other, text="of another")
    answered(talk, text="second")
    assert [one.text for one in see_answers(talk.noor, talk.person)] == ["first", "second"]
    assert [one.text for one in see_answers(talk.noor)] == ["first", "of another", "second"]
    assert see_answers(talk.noor, other.noor.clock.new_id()) == ()


def test_receipts_are_no_answers_and_neither_is_what_is_about_nothing_of_ours(talk):
    open_summary(talk.sam, talk.copies()[0].item)
    seal_reply(talk.ada, talk.noor, talk.noor.clock.new_id(), talk.noor.clock.new_id(), "Hello")
    talk.sync()
    assert see_answers(talk.noor) == see_answers(talk.noor, talk.person) == ()
    (receipt,) = list_received_about(talk.noor.vault, talk.copies()[0].item)
    for answer in (receipt.version, "no such answer"):
        with pytest.raises(KnownError) as caught:
            mark_answer_read(talk.noor, answer)
        assert caught.value.code is Code.NOT_FOUND


def test_an_answer_from_someone_it_was_never_shared_with_is_nobodys(talk):
    copy = talk.copies()[0]
    seal_reply(talk.ada, talk.noor, copy.item, copy.version, "I have seen the id")
    talk.sync()
    assert see_answers(talk.noor) == see_answers(talk.noor, talk.person) == ()


def test_looking_and_putting_away_are_in_the_chain(talk):
    answered(talk)
    see_answers(talk.noor)
    see_answers(talk.noor, talk.person)
    see_answers(talk.noor, talk.person, again=True)
    mark_answer_read(talk.noor, list_new_answers(talk.noor)[0].id)
    events = [(one.action.value, one.why) for one in reversed(list_events(talk.noor.vault, 3))]
    assert events == [("view", "answers"), ("view", ""), ("see", "")]


def test_an_answer_that_its_author_takes_back_leaves_home_and_the_page_whole(talk):
    """Companion offers no such thing; a laptop that was changed by hand may do it all the same."""
    answered(talk)
    (line,) = list_new_answers(talk.noor)
    written = get_received(talk.noor.vault, line.id)
    withdraw(talk.sam, talk.noor, written.item)
    talk.sync()
    assert get_received(talk.noor.vault, line.id).content is None
    assert see_home(talk.noor).answers == see_answers(talk.noor, talk.person) == ()
    assert search(talk.noor, THANKS).lines == ()
