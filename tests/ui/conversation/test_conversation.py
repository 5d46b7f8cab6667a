"""The conversation screen as a whole, driven by keyboard and mouse over a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion.domain.conversation import Conversation, ConversationKind, Passage
from companion.domain.strengths import Hope, Strength
from companion.services.record.conversations import add_passage
from companion.services.record.read_back import agree_conversation
from tests.ui.conversation.talks import (
    ALT,
    CTRL,
    SHIFT,
    cards,
    go,
    listed,
    on_lane,
    settle_events,
    standing,
    type_words,
)

# --- opening -------------------------------------------------------------------------------------------------


def test_a_new_conversation_opens_with_the_cursor_under_the_first_question(shell, screen):
    (card,) = cards(screen)
    assert card.heading.text() == "How can we help you?"
    assert QApplication.focusWidget() is card.edit
    assert screen.title == "Conversation with Maja"
    assert not screen.page.needs.isHidden()


def test_an_old_one_opens_where_it_was_left_and_makes_nothing_new(shell, screen, qtbot):
    type_words(qtbot, screen, "words")
    on_lane(shell, add_passage, screen._conversation_id, text="the last")
    talk = screen._conversation_id
    shell.navigation.back()
    settle_events(shell)
    again = go(shell, talk)
    assert [card.edit.words() for card in cards(again)] == ["words", "the last"]
    assert QApplication.focusWidget() is cards(again)[1].edit


def test_a_conversation_that_was_undone_is_left(shell, screen):
    shell.undo.undo()  # the first passage
    shell.undo.undo()  # the conversation itself
    settle_events(shell)
    assert shell.navigation.screen is not screen


# --- around and after ----------------------------------------------------------------------------------------


def test_what_surrounds_the_words_is_folded_away_and_kept(shell, screen, qtbot):
    around = screen.page.around
    assert around.inside is None
    around.open()
    form = screen.page._forms[-1]
    form.control("kind").choice._buttons["drop_in"].click()
    place = form.control("place")
    qtbot.keyClicks(place.line, "Church hall")
    place.settle()
    form.control("private_enough").choice._buttons["no"].click()
    settle_events(shell)
    stands = standing(shell, Conversation, screen._conversation_id)
    assert (stands.kind, stands.place, stands.private_enough) == (
        ConversationKind.DROP_IN,
        "Church hall",
        False,
    )
    assert around._line.text() == "Drop-in · Today · Church hall"


def test_a_day_that_cannot_be_is_said_beside_its_field(shell, screen, qtbot):
    screen.page.around.open()
    day = screen.page._forms[-1].control("held_on")
    day.line.setText("")
    qtbot.keyClicks(day.line, "31/02/2026")
    day.settle()
    settle_events(shell)
    assert standing(shell, Conversation, screen._conversation_id).held_on == shell.ground.clock.today()
    assert day._trouble.isVisible()


def test_the_end_asks_how_it_was(shell, screen, qtbot):
    form = screen.page._forms[0]
    feeling = form.control("feeling_at_end").edit
    qtbot.keyClicks(feeling, "lighter")
    feeling.settle()
    settle_events(shell)
    assert standing(shell, Conversation, screen._conversation_id).feeling_at_end == "lighter"


def test_ctrl_enter_reads_it_back(shell, screen, qtbot):
    qtbot.keyClicks(screen.page.current.edit, "not settled yet")
    qtbot.keyClick(screen.page.current.edit, Qt.Key.Key_Return, CTRL)
    settle_events(shell)
    assert shell.navigation.route.screen == "read_back"
    assert [card._kept.text() for card in shell.navigation.screen.page.cards.values()] == ["not settled yet"]


# --- the window ----------------------------------------------------------------------------------------------


def cursor_in_sight(screen):
    edit, page = screen.page.current.edit, screen.page.page
    place = edit.viewport().mapTo(page.viewport(), edit.cursorRect().center())
    return page.viewport().rect().contains(place)


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_line_that_is_written_stays_on_screen_while_the_passage_grows(shell, screen, qtbot, zoom):
    shell.ground.settings.change(zoom=zoom)
    shell.resize(1000, 600)
    settle_events(shell)
    screen.page.go_to(cards(screen)[0].passage_id)
    settle_events(shell)
    assert cursor_in_sight(screen)
    for _ in range(25):
        qtbot.keyClick(screen.page.current.edit, Qt.Key.Key_Return)
        settle_events(shell)
        assert cursor_in_sight(screen)


def test_the_questions_stand_beside_where_there_is_room_and_above_where_not(shell, screen):
    shell.resize(1200, 900)
    settle_events(shell)
    assert screen.page.rail.parentWidget() is screen.page
    shell.ground.settings.change(zoom=200)
    settle_events(shell)
    assert screen.page.page.isAncestorOf(screen.page.rail)
    assert screen.page.rail.isVisible()
    shell.ground.settings.change(zoom=100)
    settle_events(shell)
    assert screen.page.rail.parentWidget() is screen.page


# --- by keyboard alone ---------------------------------------------------------------------------------------


def test_the_whole_screen_can_be_walked_with_tab(shell, screen, qtbot):
    screen.page.around.open()
    on_lane(shell, add_passage, screen._conversation_id, text="two")
    screen.load()
    settle_events(shell)
    seen = []
    shell.header.back.setFocus()
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() in seen:
            break
        seen.append(QApplication.focusWidget())
    for wanted in (
        *screen.page.rail.buttons.values(),
        screen.page.around.button,
        *(card.edit for card in cards(screen)),
        *(card.voice for card in cards(screen)),
        screen.page.add_words,
        screen.page.go,
    ):
        assert wanted in seen
    names = [one.accessibleName() or one.text() for one in seen if screen.page.isAncestorOf(one)]
    assert all(names)


def test_names_of_what_belongs_to_a_passage_are_all_different(shell, screen):
    on_lane(shell, add_passage, screen._conversation_id, text="two")
    screen.load()
    settle_events(shell)
    names = [
        part.accessibleName()
        for card in cards(screen)
        for part in (card.edit, card.voice, card.keep, card.topics, card.more)
    ]
    assert len(set(names)) == len(names)


def test_a_conversation_is_written_from_start_to_read_back_without_a_mouse(shell, screen, qtbot):
    def press(key, *modifiers):
        qtbot.keyClick(QApplication.focusWidget(), key, *modifiers)
        settle_events(shell)

    qtbot.keyClicks(QApplication.focusWidget(), "I look after my boys.")
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_N, CTRL | SHIFT)
    qtbot.keyClicks(QApplication.focusWidget(), "I would like to bake again.")
    press(Qt.Key.Key_2, CTRL)
    press(Qt.Key.Key_Up, ALT | SHIFT)
    press(Qt.Key.Key_Return, CTRL)
    person_id = screen.about[1]
    assert [one.text for one in listed(shell, Strength, person_id)] == ["I look after my boys."]
    assert [one.text for one in listed(shell, Hope, person_id)] == ["I would like to bake again."]
    assert [one.text for one in sorted(listed(shell, Passage, person_id), key=lambda one: one.place)] == [
        "I would like to bake again.",
        "I look after my boys.",
    ]
    assert shell.navigation.route.screen == "read_back"


def test_nothing_can_be_folded_out_before_it_is_known(qtbot):
    from ui.conversation.view import ConversationView

    view = ConversationView()
    qtbot.addWidget(view)
    view.show()
    assert not view.around.isVisible()


def test_an_agreed_conversation_says_so_and_says_when_it_is_being_changed(shell, screen, qtbot):
    qtbot.keyClicks(QApplication.focusWidget(), "I look after my boys.")
    screen.settle()
    assert screen.page.agreed.isHidden()
    on_lane(shell, agree_conversation, screen._conversation_id)
    settle_events(shell)
    assert screen.page.agreed._words.text() == (
        "Maja agreed to this on 2 March 2026. What you change has to be read back again."
    )
    qtbot.keyClicks(QApplication.focusWidget(), " And my mum.")
    screen.settle()
    settle_events(shell)
    assert screen.page.agreed._words.text() == (
        "You are changing what was agreed on 2 March 2026. Read it back before you share it."
    )
