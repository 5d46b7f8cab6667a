"""One history for what is typed and what is picked: each Ctrl+Z takes back the latest thing, and nothing else."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.strengths import Hope, Strength
from companion.services.record.conversations import PICKED
from tests.ui.conversation.talks import CTRL, SHIFT, cards, listed, settle_events
from ui.shell.undo import SPELL

Z, Y = Qt.Key.Key_Z, Qt.Key.Key_Y
LAST = "My sister Ana rings on Sundays."


def press(shell, key, modifiers=CTRL):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    settle_events(shell)


def write(shell, words):
    """Type, and pause for longer than a spell lasts."""
    shell.idle.stop()  # the clock jumps: the laptop has not slept
    edit = QApplication.focusWidget()
    QTest.keyClicks(edit, words) if words.isascii() else edit.insertPlainText(words)
    shell.navigation.screen.settle()
    settle_events(shell)
    shell.ground.clock.move(SPELL.total_seconds() + 1)


def picked(shell, screen):
    return {noun: [one.text for one in listed(shell, noun, screen.about[1])] for noun in PICKED}


def test_a_key_pressed_by_mistake_is_taken_back_and_no_words_with_it(shell, screen):
    write(shell, "I bake bread. ")
    write(shell, LAST)
    edit = cards(screen)[0].edit
    press(shell, Qt.Key.Key_1)
    press(shell, Qt.Key.Key_2)
    press(shell, Z)
    assert edit.words() == f"I bake bread. {LAST}"
    assert (picked(shell, screen)[Strength], picked(shell, screen)[Hope]) == ([LAST], [])
    press(shell, Z)
    assert edit.words() == f"I bake bread. {LAST}"
    assert picked(shell, screen)[Strength] == []
    press(shell, Z)
    assert edit.words() == "I bake bread. "
    for redo in ((Y, CTRL), (Z, CTRL | SHIFT), (Y, CTRL)):
        press(shell, *redo)
    assert edit.words() == f"I bake bread. {LAST}"
    assert (picked(shell, screen)[Strength], picked(shell, screen)[Hope]) == ([LAST], [LAST])
    assert QApplication.focusWidget() is edit


def test_words_that_are_not_saved_yet_are_the_latest_thing(shell, screen):
    write(shell, "I bake bread.")
    press(shell, Qt.Key.Key_1)
    QTest.keyClicks(QApplication.focusWidget(), " I sing.")
    press(shell, Z)
    assert cards(screen)[0].edit.words() == "I bake bread."
    assert picked(shell, screen)[Strength] == ["I bake bread."]


def test_typing_goes_back_a_few_whole_words_at_a_time(shell, screen):
    """Whatever stands in a spell is saved while a word is half typed; the word stays whole all the same."""
    edit = cards(screen)[0].edit
    for part in ("I ba", "ke bre", "ad and ro", "lls every Sun", "day."):
        QTest.keyClicks(edit, part)
        screen.page.cards[cards(screen)[0].passage_id].edit.settle()
        settle_events(shell)
        shell.ground.clock.move(1.4)
    left = []
    while edit.words():
        press(shell, Z)
        left.append(edit.words())
    assert left == ["I bake bread and rolls", ""]


def test_typing_goes_on_after_undo_where_the_cursor_is(shell, screen):
    write(shell, "I bake bread. ")
    write(shell, "I sing.")
    press(shell, Z)
    write(shell, "I dance.")
    assert cards(screen)[0].edit.words() == "I bake bread. I dance."
    press(shell, Y)
    assert cards(screen)[0].edit.words() == "I bake bread. I dance."


@pytest.mark.soak(name="history", rounds=1, long=40)
def test_any_order_of_writing_picking_undo_and_redo(shell, screen, rounds):
    for seed in range(rounds):
        walk(shell, screen, random.Random(seed), 60)


def walk(shell, screen, dice, length):
    """Compare with a list of what stood after each thing."""
    edit = cards(screen)[0].edit
    shell.undo.forget()  # that the passage was begun is a deed too
    stood, here = [(edit.words(), picked(shell, screen))], 0
    for _ in range(length):
        deed = dice.choice(["write", "write", "pick", "delete", "undo", "undo", "redo"])
        if deed == "undo":
            press(shell, Z)
            here = max(0, here - 1)
        elif deed == "redo":
            press(shell, *dice.choice([(Y, CTRL), (Z, CTRL | SHIFT)]))
            here = min(len(stood) - 1, here + 1)
        else:
            do(shell, dice, deed)
            now = (edit.words(), picked(shell, screen))
            if now != stood[here]:
                stood[here + 1 :] = [now]
                here += 1
        assert (edit.words(), picked(shell, screen)) == stood[here]


def do(shell, dice, deed):
    edit = QApplication.focusWidget()
    edit.moveCursor(dice.choice([edit.textCursor().MoveOperation.End, edit.textCursor().MoveOperation.Start]))
    if deed == "write":
        write(shell, dice.choice(["one ", "two three ", "é 😀 ", "Four. "]))
    elif deed == "delete":
        QTest.keyClick(edit, Qt.Key.Key_Backspace, CTRL)
        write(shell, "")
    else:
        press(shell, dice.choice([Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4]))
        shell.ground.clock.move(SPELL.total_seconds() + 1)
