"""The passages of a conversation on screen: begun, moved, marked, filled, brought back to earlier words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from companion.domain.conversation import Keep, Passage, Prompt
from companion.domain.record import Voice
from companion.domain.text import LONGEST_TEXT
from companion.domain.topics import Topic
from companion.services.record.conversations import add_passage, remove_passage, save_typing
from tests.ui.conversation.talks import (
    ALT,
    CTRL,
    SHIFT,
    cards,
    choose,
    go,
    on_lane,
    settle_events,
    standing,
    type_words,
)
from ui import routes
from ui.conversation.earlier import EarlierDialog
from ui.widgets.buttons import Button

# --- questions and passages ----------------------------------------------------------------------------------


def test_questions_go_in_any_order_and_are_ticked_by_words(shell, screen, qtbot):
    hard = screen.page.rail.buttons[Prompt.WHAT_IS_HARD]
    hard.click()
    settle_events(shell)
    assert [card.heading.text() for card in cards(screen)] == [
        "How can we help you?",
        "What is hard right now?",
    ]
    assert QApplication.focusWidget() is cards(screen)[1].edit
    assert "Talked about" not in hard.accessibleName()
    type_words(qtbot, screen, "the nights")
    assert hard.accessibleName() == "What is hard right now? Talked about"
    screen.page.rail.buttons[Prompt.HOW_CAN_WE_HELP].click()
    hard.click()
    settle_events(shell)
    assert len(cards(screen)) == 2
    assert QApplication.focusWidget() is cards(screen)[1].edit


def test_a_tick_goes_when_the_words_go(shell, screen, qtbot):
    button = screen.page.rail.buttons[Prompt.HOW_CAN_WE_HELP]
    type_words(qtbot, screen, "help")
    assert "Talked about" in button.accessibleName()
    screen.page.current.edit.selectAll()
    qtbot.keyClick(screen.page.current.edit, Qt.Key.Key_Delete)
    screen.page.current.edit.settle()
    assert "Talked about" not in button.accessibleName()


def test_passages_are_added_moved_and_taken_out_by_key_and_undone(shell, screen, qtbot):
    type_words(qtbot, screen, "one")
    qtbot.keyClick(shell, Qt.Key.Key_N, CTRL | SHIFT)
    settle_events(shell)
    type_words(qtbot, screen, "two")
    qtbot.keyClick(shell, Qt.Key.Key_Up, ALT | SHIFT)
    settle_events(shell)
    assert [card.edit.words() for card in cards(screen)] == ["two", "one"]
    first = cards(screen)[0]
    choose(first.more, "Take out")
    settle_events(shell)
    assert [card.edit.words() for card in cards(screen)] == ["one"]
    screen.page.add_words.setFocus()
    qtbot.keyClick(screen.page.add_words, Qt.Key.Key_Z, CTRL)
    settle_events(shell)
    assert [card.edit.words() for card in cards(screen)] == ["two", "one"]


def test_alt_and_arrows_go_from_passage_to_passage(shell, screen, qtbot):
    for text in ("two", "three"):
        on_lane(shell, add_passage, screen._conversation_id, text=text)
    screen.load()
    settle_events(shell)
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        qtbot.keyClick(QApplication.focusWidget(), key, ALT)
        assert QApplication.focusWidget() is cards(screen)[place].edit


def test_nothing_written_says_what_belongs_here(shell, screen):
    on_lane(shell, remove_passage, cards(screen)[0].passage_id)
    screen.load()
    settle_events(shell)
    assert cards(screen) == []
    assert screen.page.empty.isVisible()


# --- whose words, how far, what about ------------------------------------------------------------------------


def test_voice_keep_and_topics_are_chosen_in_words(shell, screen):
    card = cards(screen)[0]
    choose(card.voice, "Our words")
    choose(card.keep, "My private note")
    card.topics.click()
    settle_events(shell)
    card._topics._buttons["money"].click()
    settle_events(shell)
    stands = standing(shell, Passage, card.passage_id)
    assert (stands.voice, stands.keep, stands.topics) == (Voice.TOGETHER, Keep.PRIVATE, (Topic.MONEY,))
    assert card.voice.text() == "Our words"
    assert card.topics.text() == "About: Money"
    assert card._private.isVisible()


def test_each_way_to_keep_is_explained(screen):
    menu = cards(screen)[0].keep.menu()
    menu.aboutToShow.emit()
    assert [action.text().partition(":  ")[2] for action in menu.actions()] == [
        "Only I can see it. It is never printed or sent.",
        "It stays in the record. Nobody else is shown it.",
        "It may go to those the person says yes to.",
    ]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]


def test_private_notes_are_shut_when_a_conversation_is_opened_again(shell, screen, qtbot):
    """Somebody may sit beside the screen. One key opens them, and what is being written now stays open."""
    type_words(qtbot, screen, "theirs")
    qtbot.keyClick(shell, Qt.Key.Key_P, CTRL | SHIFT)
    settle_events(shell)
    theirs, note = cards(screen)
    assert note.isVisible() and QApplication.focusWidget() is note.edit
    assert (note.state.passage.keep, note.state.passage.voice) == (Keep.PRIVATE, Voice.WORKER)
    type_words(qtbot, screen, "my own thought")
    again = away_and_back(shell, screen)
    theirs, note = cards(again)
    assert (theirs.isVisible(), note.isVisible()) == (True, False)
    assert QApplication.focusWidget() is theirs.edit
    qtbot.keyClick(shell, Qt.Key.Key_H, CTRL | SHIFT)
    assert note.isVisible()
    note.edit.setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_H, CTRL | SHIFT)
    assert not note.isVisible()
    assert QApplication.focusWidget() is theirs.edit


def away_and_back(shell, screen):
    conversation = screen.about[0]
    shell.navigation.go(routes.home())
    return go(shell, conversation)


def test_one_key_takes_private_notes_off_the_screen_and_brings_them_back(shell, screen, qtbot):
    type_words(qtbot, screen, "my own thought")
    on_lane(shell, add_passage, screen._conversation_id, text="ours")
    card = cards(screen)[0]
    choose(card.keep, "My private note")
    settle_events(shell)
    ours = cards(screen)[1]
    qtbot.keyClick(shell, Qt.Key.Key_H, CTRL | SHIFT)
    assert (card.isVisible(), ours.isVisible()) == (False, True)
    assert screen.page.rail.notes.text() == "Show my private notes"
    screen.page.go_to(ours.passage_id)
    qtbot.keyClick(ours.edit, Qt.Key.Key_Up, ALT)
    assert QApplication.focusWidget() is ours.edit
    screen.page.rail.notes.click()
    assert card.isVisible()


def test_undo_goes_back_through_many_changes_of_one_passage_and_forward_again(shell, screen):
    card = cards(screen)[0]
    for words in ("Our words", "My words"):
        choose(card.voice, words)
    choose(card.keep, "Can be shared")
    settle_events(shell)
    seen = []
    for walk in (*[shell.undo.undo] * 3, *[shell.undo.redo] * 3, *[shell.undo.undo] * 2):
        walk()
        settle_events(shell)
        seen.append((card.voice.text(), card.keep.text()))
    shared = ("My words", "Can be shared")
    mine, ours, theirs = (
        ("My words", "Between us"),
        ("Our words", "Between us"),
        ("Their words", "Between us"),
    )
    assert seen == [mine, ours, theirs, ours, mine, shared, mine, ours]


# --- earlier words -------------------------------------------------------------------------------------------


def test_earlier_words_can_be_seen_and_brought_back(shell, screen, qtbot):
    card = cards(screen)[0]
    for text in ("how it was said first, in many words", "how it was said then"):
        on_lane(shell, save_typing, card.passage_id, text, None)
    screen.load()
    settle_events(shell)
    choose(card.more, "Earlier words")
    settle_events(shell)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, EarlierDialog)]
    back = next(one for one in dialog.findChildren(Button) if one.text() == "Bring these words back")
    back.click()
    settle_events(shell)
    assert card.edit.words() == "how it was said first, in many words"
    assert standing(shell, Passage, card.passage_id).text == "how it was said first, in many words"


# --- what may be typed ---------------------------------------------------------------------------------------


def paste(edit, **data):
    mime = QMimeData()
    for kind, value in data.items():
        getattr(mime, f"set{kind.capitalize()}")(value)
    edit.insertFromMimeData(mime)


def test_five_megabytes_are_refused_and_what_was_there_stays(shell, screen, qtbot):
    type_words(qtbot, screen, "what was there")
    card = cards(screen)[0]
    paste(card.edit, text="x" * 5_000_000)
    card.edit.settle()
    settle_events(shell)
    assert card.edit.toPlainText() == "what was there"
    assert f"{LONGEST_TEXT:,}" in card._trouble.text()
    assert card._trouble.isVisible()
    assert standing(shell, Passage, card.passage_id).text == "what was there"


def test_rich_text_arrives_plain_and_without_what_has_no_shape(shell, screen):
    card = cards(screen)[0]
    paste(card.edit, html="<b>bold</b><img src='file:///etc/passwd'>", text="bo\x07ld\r\nשלום \u200f👍🏿")
    card.edit.settle()
    settle_events(shell)
    assert standing(shell, Passage, card.passage_id).text == "bold\nשלום \u200f👍🏿"


def test_words_from_right_to_left_stand_on_the_right(shell, screen):
    card = cards(screen)[0]
    card.edit.setPlainText("שלום")
    assert card.edit.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
