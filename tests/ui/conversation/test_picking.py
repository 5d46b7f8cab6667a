"""Picking out on the conversation screen: by one key, undone, and put right afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication

from companion.domain.strengths import Action, Hope, Need, Strength, Urgency, Who
from tests.ui.conversation.talks import CTRL, cards, listed, settle_events, type_words


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


def click_pick(qtbot, screen, place):
    (card,) = cards(screen)
    qtbot.mouseClick(card._picks[place], Qt.MouseButton.LeftButton)


def test_after_a_pick_by_mouse_the_next_key_is_the_next_word(shell, screen, qtbot):
    type_words(qtbot, screen, "I need a bed.")
    edit = screen.page.current.edit
    click_pick(qtbot, screen, 2)
    settle_events(shell)
    assert QApplication.focusWidget() is edit
    qtbot.keyClicks(QApplication.focusWidget(), " It is cold.")
    settle_events(shell)
    assert edit.words() == "I need a bed. It is cold."
    assert len(listed(shell, Need, screen.about[1])) == 1


def test_after_a_pick_by_tab_and_space_the_next_key_is_the_next_word(shell, screen, qtbot):
    type_words(qtbot, screen, "I need a bed.")
    (card,) = cards(screen)
    card._picks[2].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card._picks[2], Qt.Key.Key_Space)
    settle_events(shell)
    qtbot.keyClicks(QApplication.focusWidget(), " It is cold.")
    assert card.edit.words() == "I need a bed. It is cold."


def test_no_button_of_a_passage_takes_the_keyboard_at_a_click(shell, screen, qtbot):
    """Whose words, how far, what about: after each of them somebody goes on writing."""
    type_words(qtbot, screen, "I need a bed.")
    (card,) = cards(screen)
    qtbot.keyClick(card.edit, Qt.Key.Key_4, CTRL)
    card.topics.click()
    settle_events(shell)
    for button in card.findChildren(QAbstractButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()


def test_the_same_words_twice_under_one_kind_are_one(shell, screen, qtbot):
    type_words(qtbot, screen, "I need a bed.")
    edit = screen.page.current.edit
    for _ in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_3, CTRL)
        settle_events(shell)
    assert len(listed(shell, Need, screen.about[1])) == 1
    assert shell.footer.said.text() == "These words are picked out as this already: Need."
    qtbot.keyClick(edit, Qt.Key.Key_2, CTRL)
    settle_events(shell)
    assert len(listed(shell, Hope, screen.about[1])) == 1
    assert len(cards(screen)[0]._rows) == 2


def test_what_is_picked_is_marked_where_it_stands(shell, screen, qtbot):
    type_words(qtbot, screen, "Well. I bake bread. I sing.")
    edit = screen.page.current.edit
    assert edit.find("bake bread", QTextDocument.FindFlag.FindBackward)
    qtbot.keyClick(edit, Qt.Key.Key_1, CTRL)
    settle_events(shell)
    assert [one.cursor.selectedText() for one in edit.extraSelections()] == ["bake bread"]
    shell.undo.undo()
    settle_events(shell)
    assert edit.extraSelections() == []


def test_an_action_asks_who_and_when_and_names_nobody_by_itself(shell, screen, qtbot):
    type_words(qtbot, screen, "Maureen will ring the club.")
    edit = screen.page.current.edit
    qtbot.keyClick(edit, Qt.Key.Key_4, CTRL)
    settle_events(shell)
    (row,) = cards(screen)[0]._rows.values()
    assert row._form is not None and row._form.isVisible()
    assert row._form.control("who").choice.choice() == "not_said"
    assert QApplication.focusWidget() is edit
    assert listed(shell, Action, screen.about[1])[0].who is Who.NOT_SAID
    row.change.click()
    assert "Nobody is named for it yet" in row._details.text()


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
    action.change.setChecked(True)
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
    row.change.setChecked(True)
    edit = row._form.control("text").edit
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    edit.settle()
    settle_events(shell)
    assert listed(shell, Strength, screen.about[1])[0].text == "I bake bread."
