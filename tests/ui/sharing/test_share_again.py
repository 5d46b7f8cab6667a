"""Shared once already: what is new, what changed, what went, and what was taken back."""

from __future__ import annotations

from companion.domain.conversation import Keep, Passage
from companion.domain.topics import Topic
from companion.services.record.consents import change_consent, withdraw_consent
from companion.services.record.conversations import add_passage, change_passage
from companion.vault.rows import list_records
from tests.ui.audit.looks import settle
from tests.ui.sharing.conftest import part_of, words_on
from ui.widgets.words import Strong


def test_what_changed_since_goes_again_in_place_of_the_earlier_one(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    screen.page.question.setPlainText("What would you do?")
    screen.settle()
    assert not screen.page.share.isHidden()
    assert (
        "You shared an earlier one today 10:42. This one takes its place."
        in part_of(screen, yes)._told.text()
    )
    assert part_of(screen, yes).shown_words()[-1] == "What would you do?"


def test_shared_again_says_what_is_new_what_changed_and_what_went(desk):
    yes = desk.agrees()
    screen = desk.open()
    assert not any(one in words_on(part_of(screen, yes)) for one in ("New", "Changed"))
    desk.share(screen)
    bicycles, rent, *_ = desk.run(lambda session: list_records(session.vault, Passage, desk.person))
    desk.run(change_passage, bicycles.id, text=f"{bicycles.text} Ada has a shed.")
    desk.run(change_passage, rent.id, keep=Keep.BETWEEN_US)
    desk.run(add_passage, desk.talk, text="I rang the shop.", keep=Keep.CAN_BE_SHARED)
    desk.is_right()
    settle()
    part = part_of(screen, yes)
    assert "What is new or changed is marked." in part._told.text()
    marks = [one.text() for one in part.page.findChildren(Strong) if one.text() in ("New", "Changed")]
    assert sorted(marks) == ["Changed", "New"]
    beside = part.earlier.shown_words()
    assert beside[0] == "Not in it any more" and rent.text in beside and bicycles.text in beside
    assert rent.text not in part.shown_words()
    desk.share(screen)
    assert part_of(screen, yes).earlier.isHidden()


def test_what_became_a_private_note_since_it_was_shared_is_not_shown_to_the_person(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    _bicycles, rent, *_ = desk.run(lambda session: list_records(session.vault, Passage, desk.person))
    desk.run(change_passage, rent.id, keep=Keep.PRIVATE)
    desk.is_right()
    assert part_of(screen, yes).heading.text() == "What Sam will see"
    settle()
    assert rent.text not in words_on(screen.page)


def test_that_they_saw_it_is_asked_again_once_something_has_come_to_it(desk):
    yes = desk.agrees()
    screen = desk.open()
    screen.page.saw._buttons["yes"].click()
    assert "Maja has seen this page." in part_of(screen, yes).shown_words()
    desk.run(add_passage, desk.talk, text="One more thing", keep=Keep.CAN_BE_SHARED)
    desk.is_right()
    assert "Maja has seen this page." not in part_of(screen, yes).shown_words()
    assert screen.page.say.stale.text() == "Maja saw an earlier one. Something has come to it since."
    assert screen.page.saw._buttons["unasked"].isChecked()
    screen.page.saw._buttons["yes"].click()
    assert "Maja has seen this page." in part_of(screen, yes).shown_words()
    assert screen.page.say.stale.isHidden()


def test_a_yes_taken_back_is_said_on_screen_at_once(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    desk.run(withdraw_consent, yes)
    assert part_of(screen, yes)._why.text() == "Maja took their yes back."
    assert part_of(screen, yes)._told.text() == "Sam: Taken back; it never left this laptop"
    assert part_of(screen, yes).shown_words() == ()


def test_a_topic_that_is_ruled_out_afterwards_takes_the_earlier_one_back_and_says_so(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    desk.run(change_consent, yes, topics_excluded=(Topic.MONEY,))
    part = part_of(screen, yes)
    assert part._told.text() == "Sam: Taken back; it never left this laptop"
    assert part.heading.text() == "What Sam will see"
    assert not any("rent" in words for words in part.shown_words())
