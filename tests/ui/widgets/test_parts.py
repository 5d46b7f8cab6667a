"""Small parts: names, signals, plain text, pauses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.errors import Code, KnownError
from ui.problems import Problems
from ui.widgets.buttons import Button
from ui.widgets.choices import AnyOf, OneOf
from ui.widgets.confirm import Confirm
from ui.widgets.dated import DatedList, DatedSentence
from ui.widgets.empty import EmptyState
from ui.widgets.field import LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import SHAPES, app_picture, path_of
from ui.widgets.notice import Notice
from ui.widgets.progress import Progress
from ui.widgets.words import Text


def test_words_of_a_person_are_never_markup(qtbot: QtBot) -> None:
    label = Text("<b>not bold</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_line_field_names_its_line_and_says_its_hint(qtbot: QtBot) -> None:
    field = LineField("Please call me", "Any name will do")
    qtbot.addWidget(field)
    assert field.line.accessibleName() == "Please call me"
    assert field.line.accessibleDescription() == "Any name will do"
    field.show_trouble("A name is missing.")
    assert field.line.accessibleDescription() == "A name is missing. Any name will do"


def test_line_field_settles_and_enters(qtbot: QtBot) -> None:
    field = LineField("Name")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.settled.connect(lambda words: heard.append("settled " + words))
    field.entered.connect(lambda: heard.append("entered"))
    QTest.keyClicks(field.line, "Ada")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert heard == ["settled Ada", "entered"]


def test_what_does_not_fit_is_said_and_what_fits_is_kept(qtbot: QtBot) -> None:
    field = LineField("Name", longest=200)
    qtbot.addWidget(field)
    field.show()
    field.line.insert("x" * 201)
    qtbot.waitUntil(lambda: "Only 200 letters fit here" in field.line.accessibleDescription())
    assert field.words() == "x" * 200
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.line.accessibleDescription() == ""
    field.line.insert("y")
    qtbot.wait(10)
    assert field.line.accessibleDescription() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Go on")
    qtbot.addWidget(button)
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(True))
    QTest.keyClick(button, key)
    assert heard == [True]


def test_enter_that_is_held_down_presses_once(qtbot: QtBot) -> None:
    button = Button("Go on")
    qtbot.addWidget(button)
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(True))
    QTest.keyPress(button, Qt.Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True, 3)
    QApplication.sendEvent(button, held)
    assert heard == [True]


def test_line_field_is_cleaned_and_limited(qtbot: QtBot) -> None:
    field = LineField("Name", longest=5)
    qtbot.addWidget(field)
    field.line.setText("a\x07b\ufeff")
    assert field.words() == "ab"
    QTest.keyClicks(field.line, "defghijk")
    assert len(field.words()) <= 5


def test_secret_letters_are_hidden_until_asked_for(qtbot: QtBot) -> None:
    field = LineField("Passphrase", secret=True)
    qtbot.addWidget(field)
    assert field.line.echoMode() == field.line.EchoMode.Password
    field.show_secret(True)
    assert field.line.echoMode() == field.line.EchoMode.Normal


def test_one_of(qtbot: QtBot) -> None:
    choice = OneOf("Whose words?", [("person", "Their words"), ("worker", "My words")])
    qtbot.addWidget(choice)
    assert choice.choice() == ""
    with qtbot.assertNotEmitted(choice.chosen):
        choice.show_choice("person")
    assert choice.choice() == "person"
    with qtbot.waitSignal(choice.chosen) as heard:
        choice._buttons["worker"].click()
    assert heard.args == ["worker"]
    choice.show_choice("")
    assert choice.choice() == ""


def test_any_of(qtbot: QtBot) -> None:
    choice = AnyOf("About", [("home", "Home"), ("money", "Money")])
    qtbot.addWidget(choice)
    choice.show_choice({"home"})
    with qtbot.waitSignal(choice.chosen) as heard:
        choice._buttons["money"].click()
    assert heard.args == [frozenset({"home", "money"})]


def test_confirm_waits_before_it_lets_go_on(qtbot: QtBot) -> None:
    dialog = Confirm("Take it out for good?", "It cannot come back.", "Take it out", pause_seconds=1)
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.do.isEnabled()
    qtbot.waitUntil(dialog.do.isEnabled, timeout=4000)
    with qtbot.waitSignal(dialog.confirmed):
        dialog.do.click()


def test_going_back_confirms_nothing(qtbot: QtBot) -> None:
    dialog = Confirm("Sure?", "It cannot come back.", "Do it", pause_seconds=0)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.assertNotEmitted(dialog.confirmed):
        dialog.keep.click()
    assert dialog.isHidden()


def test_notice_says_all_three_and_offers_the_button(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_problem(Problems().problem_of(KnownError(Code.ALREADY_OPEN)))
    texts = [label.text() for label in notice.findChildren(Text) if label.isVisibleTo(notice)]
    assert len(texts) == 3 and notice.accessibleName() == texts[0]
    with qtbot.waitSignal(notice.action_asked) as heard:
        notice._action.click()
    assert heard.args == ["retry"]
    notice.show_problem(Problems().problem_of(KnownError(Code.DISK_FULL)))
    assert notice._action.isHidden()
    notice._close.click()
    assert notice.problem is None


def test_progress_says_how_far(qtbot: QtBot) -> None:
    progress = Progress("Making a backup")
    qtbot.addWidget(progress)
    progress.show_progress(3, 10)
    assert "3 of 10" in [label.text() for label in progress.findChildren(Text)]
    progress.show_progress(0, 0)
    with qtbot.waitSignal(progress.cancel_asked):
        progress.stop.click()


def test_dated_list_opens_by_name(qtbot: QtBot) -> None:
    lines = DatedList(open_words="Open")
    qtbot.addWidget(lines)
    lines.display([DatedSentence("2 March", "First conversation", "c1"), DatedSentence("1 March", "Met", "")])
    buttons = lines.findChildren(Button)
    assert [button.accessibleName() for button in buttons] == ["Open: First conversation, 2 March"]
    with qtbot.waitSignal(lines.chosen) as heard:
        buttons[0].click()
    assert heard.args == ["c1"]
    lines.display([])
    assert lines._grid.count() == 0


def test_empty_state_offers_one_step(qtbot: QtBot) -> None:
    empty = EmptyState("The people you meet will be here.", "Add someone")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.next_asked):
        empty.next_step.click()


@pytest.mark.parametrize("name", SHAPES)
def test_icons_stay_on_their_grid(name: str) -> None:
    bounds = path_of(SHAPES[name]).boundingRect()
    assert not path_of(SHAPES[name]).isEmpty()
    assert bounds.left() >= 1.5 and bounds.right() <= 22.5
    assert bounds.top() >= 1.5 and bounds.bottom() <= 22.5


def test_app_picture(qapp: object) -> None:
    picture = app_picture(64)
    assert picture.width() == 64 and not picture.isNull()


def test_flow_wraps_and_mirrors(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    buttons = [QPushButton(f"Button {n}", holder) for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    wide = sum(button.sizeHint().width() for button in buttons) + 200
    assert flow.heightForWidth(wide) < flow.heightForWidth(wide // 3)
    holder.resize(wide // 3, 400)
    holder.show()
    assert len({button.y() for button in buttons}) > 1
    assert all(QRect(0, 0, wide // 3, 400).contains(button.geometry()) for button in buttons)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(holder.rect())
    assert buttons[0].geometry().right() > buttons[1].geometry().right()


def test_tab_follows_what_is_seen(qtbot: QtBot) -> None:
    from ui.reading_order import tab_stops

    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    second, first = QPushButton("second", holder), QPushButton("first", holder)
    column.addWidget(first)
    column.addWidget(second)
    hidden = QPushButton("hidden", holder)
    column.addWidget(hidden)
    hidden.hide()
    holder.show()
    assert tab_stops(holder) == [first, second]


def test_a_sentence_is_as_high_as_its_words_and_its_letters_ask_for(qtbot: QtBot) -> None:
    label = Text("a few words " * 20)
    qtbot.addWidget(label)
    high = label.heightForWidth(200)
    assert label.heightForWidth(400) < high == label.heightForWidth(200)
    label.show_words("a few words " * 40)
    assert label.heightForWidth(200) > high
    label.show_words("a few words " * 20)
    assert label.heightForWidth(200) == high
    larger = label.font()
    larger.setPixelSize(2 * larger.pixelSize())
    label.setFont(larger)
    assert label.heightForWidth(200) > high


def test_a_button_wider_than_its_page_goes_on_in_the_next_line_and_comes_back(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # as a page of a fixed width
    button = Button("Share the conversation of Tuesday 24 February", parent=page)
    column.addWidget(button)
    page.resize(1000, 300)
    page.show()
    qtbot.waitExposed(page)
    whole, line = button.width(), button.height()
    assert whole == button.sizeHint().width()
    page.setMaximumWidth(300)
    page.resize(300, 300)
    qtbot.waitUntil(lambda: button.width() < whole and button.height() > line)
    assert button.minimumSizeHint().width() <= button.width() + 2, "no word is cut"
    page.setMaximumWidth(1000)
    page.resize(1000, 300)
    qtbot.waitUntil(lambda: (button.width(), button.height()) == (whole, line))
