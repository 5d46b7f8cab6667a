"""The conversation screen, driven by keyboard and mouse over a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from companion.domain.conversation import Conversation, ConversationKind, Keep, Passage, Prompt
from companion.domain.person import CommunicationNeed
from companion.domain.record import Voice
from companion.domain.strengths import Action, Hope, Need, Strength, Urgency, Who
from companion.domain.text import LONGEST_TEXT
from companion.domain.topics import Topic
from companion.services.conversations import add_passage, remove_passage, save_typing
from tests.ui.conversation.talks import cards, go, listed, on_lane, open_talk, settle_events, standing
from ui.conversation.earlier import EarlierDialog
from ui.widgets.buttons import Button

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def shell(open_shell, qtbot):
    open_shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is open_shell)
    return open_shell


@pytest.fixture
def screen(shell):
    return open_talk(shell, communication_needs=(CommunicationNeed(need="Large print"),))


def type_words(qtbot, screen, words):
    edit = screen.page.current.edit
    qtbot.keyClicks(edit, words)
    edit.settle()


def choose(button, words):
    """Take the entry of a button's menu that begins with these words."""
    menu = button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


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


# --- picking out ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "noun"),
    [(Qt.Key.Key_1, Strength), (Qt.Key.Key_2, Hope), (Qt.Key.Key_3, Need), (Qt.Key.Key_4, Action)],
)
def test_one_key_picks_the_sentence_at_the_cursor(shell, screen, qtbot, key, noun):
    type_words(qtbot, screen, "I bake bread. My boys eat it.")
    qtbot.keyClick(screen.page.current.edit, key, CTRL)
    settle_events(shell)
    (picked,) = listed(shell, noun, screen.about[1])
    assert (picked.text, picked.from_passage) == ("My boys eat it.", cards(screen)[0].passage_id)
    assert [row.picked_id for row in cards(screen)[0]._rows.values()] == [picked.id]
    assert QApplication.focusWidget() is screen.page.current.edit


def test_chosen_words_go_before_the_sentence_even_past_emoji(shell, screen, qtbot):
    edit = screen.page.current.edit
    edit.setPlainText("👩‍🌾👍 my garden. I bake bread.")
    edit.settle()
    cursor = edit.textCursor()
    cursor.setPosition(0)
    edit.setTextCursor(cursor)
    assert edit.meant() == "👩‍🌾👍 my garden."
    assert edit.find("bake bread")
    qtbot.keyClick(edit, Qt.Key.Key_1, CTRL)
    settle_events(shell)
    assert [one.text for one in listed(shell, Strength, screen.about[1])] == ["bake bread"]


def test_with_no_words_nothing_is_picked_and_it_is_said(shell, screen, qtbot):
    qtbot.keyClick(screen.page.current.edit, Qt.Key.Key_2, CTRL)
    settle_events(shell)
    assert listed(shell, Hope, screen.about[1]) == []


def test_a_pick_can_be_undone_and_done_again(shell, screen, qtbot):
    type_words(qtbot, screen, "I bake bread.")
    qtbot.keyClick(screen.page.current.edit, Qt.Key.Key_1, CTRL)
    settle_events(shell)
    shell.undo.undo()
    settle_events(shell)
    assert cards(screen)[0]._rows == {}
    shell.undo.redo()
    settle_events(shell)
    assert len(cards(screen)[0]._rows) == 1
    assert cards(screen)[0].edit.words() == "I bake bread."


def test_picked_things_stand_strengths_first_and_can_be_put_right(shell, screen, qtbot):
    type_words(qtbot, screen, "We will ring the council.")
    edit = screen.page.current.edit
    for key in (Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_1):
        qtbot.keyClick(edit, key, CTRL)
        settle_events(shell)
    card = cards(screen)[0]
    order = [card._picked_place.itemAt(place).widget() for place in range(card._picked_place.count())]
    assert [row.noun for row in order] == [Strength, Need, Action]
    _strength, need, action = order
    need.change.click()
    need._form.control("urgency").choice._buttons["today"].click()
    action.open()
    action._form.control("who").choice._buttons["worker"].click()
    when = action._form.control("by_when")
    when.line.setText("")
    qtbot.keyClicks(when.line, "tomorrow")
    when.settle()
    settle_events(shell)
    (kept,) = listed(shell, Action, screen.about[1])
    today = shell.ground.clock.today()
    assert (kept.who, kept.by_when) == (Who.WORKER, today.replace(day=today.day + 1))
    assert listed(shell, Need, screen.about[1])[0].urgency is Urgency.TODAY
    order[0].take_out.click()
    settle_events(shell)
    assert listed(shell, Strength, screen.about[1]) == []
    assert len(card._rows) == 2


def test_picked_words_may_not_be_emptied(shell, screen, qtbot):
    type_words(qtbot, screen, "I bake bread.")
    qtbot.keyClick(screen.page.current.edit, Qt.Key.Key_1, CTRL)
    settle_events(shell)
    (row,) = cards(screen)[0]._rows.values()
    row.open()
    edit = row._form.control("text").edit
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    edit.settle()
    settle_events(shell)
    assert listed(shell, Strength, screen.about[1])[0].text == "I bake bread."


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
