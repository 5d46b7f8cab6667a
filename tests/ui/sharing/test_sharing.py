"""Share, over a real vault in a real team: what each recipient will see, what stays here, and the way there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.changes import Changes
from companion.domain.consent import RecipientKind
from companion.domain.conversation import Keep
from companion.domain.topics import Topic
from companion.services.record.conversations import add_passage
from tests.ui.audit.looks import settle
from tests.ui.sharing.conftest import copies, part_of, summary_of, words_on
from ui import routes

PRIVATE = "my own worry about the landlord"
CTRL = Qt.KeyboardModifier.ControlModifier


def test_it_shows_what_each_recipient_will_see_and_on_what_it_rests(desk):
    yes = desk.agrees(topics_excluded=(Topic.MONEY,))
    part = part_of(desk.open(), yes)
    assert part.heading.text() == "What Sam will see"
    assert part._rests_on.text() == "Maja said yes on 2 March 2026. Never about: Money."
    seen = part.shown_words()
    assert "I used to mend bicycles, and I would like to do that again." in seen
    assert not any("rent" in words or "dog" in words for words in seen)


def test_private_notes_are_nowhere_in_the_widget_tree_nor_is_their_number(desk):
    desk.agrees()
    screen = desk.open()
    assert PRIVATE not in words_on(screen.page)
    assert "private" not in words_on(screen.page).lower()


def test_share_seals_it_and_says_that_it_waits(desk):
    yes = desk.agrees()
    screen = desk.open()
    assert screen.page._stands._words.text() == "Nothing goes to anyone until you press Share."
    assert screen.page.ending.goes_to.text() == "This goes to: Sam."
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    desk.pause()._confirm()
    QApplication.processEvents()
    (copy,) = copies(desk)
    assert copy.consent_id == yes
    assert (
        screen.page._stands._words.text()
        == "It waits on this laptop. There is no place to share through yet."
    )
    assert screen.page.share.isHidden() and desk.shell.focusWidget() is screen.page.plan
    assert desk.shell.footer.said.text() == screen.page._stands._words.text()
    part = part_of(screen, yes)
    assert part.heading.text() == "Shared with Sam"
    assert "Sam: Waiting to be sent (since 10:42)" in part._told.text()
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    assert len(copies(desk)) == 1


def test_share_pauses_and_says_to_whom_it_goes_and_whether_they_saw_it(desk):
    desk.agrees()
    screen = desk.open()
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    pause = desk.pause()
    said = words_on(pause)
    assert "This goes to: Sam. It is not noted whether Maja has seen it. You can take it back later." in said
    assert not pause.do.isEnabled() and pause.focusWidget() is pause.keep
    # the key that led here, once too often: it is "Not yet" that has the keyboard
    QTest.keyClick(pause.windowHandle(), Qt.Key.Key_Return, CTRL)
    assert copies(desk) == []
    screen.page.saw._buttons["no"].click()
    screen.page.share.click()
    assert "Maja has not seen it." in words_on(desk.pause())


def test_what_changes_during_the_pause_is_looked_at_first(desk):
    yes = desk.agrees()
    screen = desk.open()
    screen.page.share.click()
    desk.run(add_passage, desk.talk, text="One more thing", keep=Keep.CAN_BE_SHARED)
    desk.is_right()
    desk.pause()._confirm()
    QApplication.processEvents()
    assert copies(desk) == []
    assert "One more thing" in part_of(screen, yes).shown_words()
    assert "Look at it once more." in desk.shell.footer.said.text()
    desk.share(screen)
    assert len(copies(desk)) == 1


def test_the_keyboard_starts_on_what_does_no_harm_and_share_is_in_sight(desk):
    desk.agrees()
    desk.shell.resize(1152, 768)
    screen = desk.open()
    settle()
    assert QApplication.focusWidget() is screen.page.read_back
    assert not screen.page.share.visibleRegion().isEmpty()
    screen.page.read_back.click()
    assert desk.shell.navigation.route == routes.read_back(desk.talk)


def test_share_is_the_last_thing_on_the_page_where_there_is_no_room_for_a_bar(desk):
    desk.agrees()
    desk.shell.resize(960, 600)
    page = desk.open().page
    assert page.ending.parentWidget() is page
    desk.shell.ground.settings.change(zoom=200)
    settle()
    assert page.sheet.isAncestorOf(page.ending)
    desk.shell.ground.settings.change(zoom=100)
    settle()
    assert page.ending.parentWidget() is page


def test_share_stands_in_line_with_the_page_whether_it_has_a_scroll_bar_or_not(desk):
    desk.agrees()
    page = desk.open().page
    for high in (600, 3000):
        desk.shell.resize(1152, high)
        settle()
        assert page.sheet.verticalScrollBar().isVisible() == (high == 600)
        lines = {
            one.mapTo(page, QPoint(0, 0)).x() for one in (page.ending.goes_to, page.say, page.without_yes)
        }
        assert len(lines) == 1


def test_what_is_left_out_stays_here_and_can_be_put_back(desk):
    yes = desk.agrees()
    screen = desk.open()
    row = next(one for one in screen.page.choices.parts.values() if "rent" in one._words.text())
    assert row.button.text() == "Leave it out"
    row.button.click()
    assert not any("rent" in words for words in part_of(screen, yes).shown_words())
    assert (row.button.text(), row._why.text()) == ("Put it back", "Left out this time.")
    row.button.click()
    assert any("rent" in words for words in part_of(screen, yes).shown_words())


def test_hundreds_of_things_that_can_stay_come_in_order_and_the_first_at_once(desk):
    desk.agrees()

    def say_much(session):
        with session.vault.transaction():
            for number in range(60):
                add_passage(session, desk.talk, text=f"Number {number}", keep=Keep.CAN_BE_SHARED)
        return Changes()

    desk.run(say_much)
    desk.shell.navigation.go(routes.sharing(desk.talk))
    choices = desk.shell.navigation.screen.page.choices
    assert 24 <= len(choices.parts) < 60
    settle()
    words = [one._words.text() for one in choices.parts.values()]
    said = [one for one in words if one.startswith("Number")]
    assert said == [f"Number {number}" for number in range(60)]
    assert [choices._column.indexOf(one) for one in choices.parts.values()] == list(range(len(words)))


def test_what_never_goes_says_why_and_has_no_button(desk):
    desk.agrees(topics_included=(Topic.WORK_AND_LEARNING,))
    rows = {one._words.text(): one for one in desk.open().page.choices.parts.values()}
    between = rows["We laughed about the dog."]
    assert between._why.text() == "It stays between you two."
    assert between.button.isHidden()
    money = rows["The letters about the rent scare me."]
    assert money._why.text() == "Not to Sam: the yes does not name what this is about."


def test_a_recipient_can_be_left_out_this_time(desk):
    yes = desk.agrees()
    screen = desk.open()
    part_of(screen, yes).leave.click()
    part = part_of(screen, yes)
    assert part.heading.text() == "Nothing goes to Sam"
    assert part._why.text() == "You left Sam out this time."
    assert part.shown_words() == ()
    assert screen.page.share.isHidden()
    part.step.click()
    assert part_of(screen, yes).heading.text() == "What Sam will see"


def test_typed_words_are_kept(desk):
    desk.agrees()
    screen = desk.open()
    screen.page.question.setPlainText("Is this too soon?")
    screen.page.changed.setPlainText("They took the rent out.")
    screen.page.saw._buttons["yes"].click()
    screen.settle()
    summary = summary_of(desk)
    assert (summary.question, summary.what_they_changed) == ("Is this too soon?", "They took the rent out.")
    assert summary.person_saw is True
    desk.go(routes.home())
    assert desk.open().page.question.words() == "Is this too soon?"


def test_whom_it_goes_to_comes_before_those_whom_nothing_goes_to(desk):
    service = desk.agrees("Dr Ahmed", recipient_kind=RecipientKind.SERVICE)
    nobody = desk.agrees("Ruth from the café")
    yes = desk.agrees()
    assert list(desk.open().page.recipients.parts) == [yes, service, nobody]


def test_what_was_changed_after_that_is_right_stays_here_until_it_is_read_back(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.run(add_passage, desk.talk, text="One more thing", keep=Keep.CAN_BE_SHARED)
    part = part_of(screen, yes)
    assert part.heading.text() == "Nothing goes to Sam"
    assert part._why.text() == "It was not read back with Maja yet, or has changed since."
    assert screen.page.share.isHidden() and "bicycles" not in " ".join(part.shown_words())
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    assert copies(desk) == [] and desk.shell.footer.said.text() == "There is nothing new to share."
    assert part.step.text() == "Read back"
    part.step.click()
    assert desk.shell.navigation.route == routes.read_back(desk.talk)
    desk.shell.navigation.screen._agree()
    assert desk.shell.navigation.route == routes.sharing(desk.talk)
    part = part_of(desk.shell.navigation.screen, yes)
    assert "One more thing" in part.shown_words()
