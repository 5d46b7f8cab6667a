"""A day in a form: said back in full at each key, and chosen from a calendar by keys or by mouse."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.calendar import DayCalendar
from ui.forms.day import DayControl
from ui.forms.fields import FieldSpec, Shape

TODAY = date(2026, 12, 3)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup, offscreen


class Page:
    """A form with one day, and what it gave."""

    def __init__(self, qtbot: QtBot, *, past: bool = False) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        spec = FieldSpec(name="day", shape=Shape.DAY, label="When shall we meet again?", past=past)
        self.field = DayControl(spec, TODAY)
        QVBoxLayout(self.window).addWidget(self.field)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.line.setFocus()
        self.given: list[date | None] = []
        self.field.given.connect(self.given.append)

    def open(self) -> DayCalendar:
        """By Tab and Space, as without a mouse."""
        self.field.open_calendar.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(self.field.open_calendar, Qt.Key.Key_Space)
        (calendar,) = self.field.findChildren(DayCalendar)
        assert calendar.isVisible()
        return calendar


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def month_of(calendar: DayCalendar) -> QWidget:
    """Where the keys arrive."""
    return calendar.month.findChild(QWidget, "qt_calendar_calendarview")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("10/12", "Thursday 10 December 2026"), ("next Thu", "Thursday 10 December 2026"), ("soon", "")],
)
def test_it_says_how_it_reads_before_it_counts(page: Page, typed: str, said: str) -> None:
    QTest.keyClicks(page.field.line, typed)
    assert page.field._understood.text() == said
    assert page.given == []


def test_a_day_that_cannot_be_read_is_said_once_typing_rests(page: Page) -> None:
    QTest.keyClicks(page.field.line, "soon")
    page.field.settle()
    assert page.given == []
    assert "not a day we can read" in page.field.control.accessibleDescription()


def test_keys_alone_choose_a_day(page: Page) -> None:
    calendar = page.open()
    month = month_of(calendar)
    QTest.keyClick(month, Qt.Key.Key_Right)
    QTest.keyClick(month, Qt.Key.Key_Down)
    QTest.keyClick(month, Qt.Key.Key_Return)
    assert page.given == [date(2026, 12, 11)]
    assert page.field.line.text() == "11/12/2026"
    assert page.field._understood.text() == "Friday 11 December 2026"
    assert QApplication.focusWidget() is page.field.line


def test_it_opens_at_the_day_that_stands(page: Page) -> None:
    page.field.show_value(date(2027, 3, 1))
    assert page.open().month.selectedDate() == QDate(2027, 3, 1)


def test_escape_changes_nothing(page: Page, qtbot: QtBot) -> None:
    page.field.show_value(date(2027, 3, 1))
    calendar = page.open()
    QTest.keyClick(month_of(calendar), Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert (page.given, page.field.line.text()) == ([], "01/03/2027")


def test_a_day_that_has_been_cannot_be_chosen_ahead(qtbot: QtBot) -> None:
    page = Page(qtbot, past=True)
    assert page.open().month.maximumDate() == QDate(2026, 12, 3)


def test_the_calendar_begins_on_monday_is_named_and_has_no_red(page: Page) -> None:
    calendar = page.open()
    month = calendar.month
    assert month.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert month.verticalHeaderFormat() is QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
    assert calendar.accessibleName() == month.accessibleName() == "Calendar: When shall we meet again?"
    assert page.field.open_calendar.accessibleName() == "Calendar: When shall we meet again?"
    for button in month.findChildren(QToolButton):
        assert button.accessibleName(), button.objectName()
    text = month.palette().color(QPalette.ColorRole.Text)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        assert month.weekdayTextFormat(day).foreground().color() == QColor(text)
