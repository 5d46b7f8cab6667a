"""A month to choose a day from, over the page: Monday first, by mouse or by arrow keys, in our own colours."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from companion.domain.checks import FURTHEST_YEARS, OLDEST_YEARS
from ui.look.theme import ems
from ui.widgets.icons import icon
from ui.words.dates import locale


class DayCalendar(QFrame):
    """Opens over the page and goes again: with a day, with Escape, or with a click beside it.

    Signals:
        chosen(date): the day that was pressed, or Enter was pressed on.
    """

    chosen = Signal(object)

    def __init__(self, label: str, day: date, today: date, *, past: bool, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName(self.tr("Calendar: {question}").format(question=label))
        self.month = QCalendarWidget(self)
        self.month.setAccessibleName(self.accessibleName())
        self.month.setAccessibleDescription(
            self.tr(
                "Arrow keys go from day to day. Page Up and Page Down change the month. Enter takes the day."
            )
        )
        self.month.setLocale(locale())
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setMinimumDate(QDate(today.year - OLDEST_YEARS, 1, 1))
        self.month.setMaximumDate(_qdate(today) if past else QDate(today.year + FURTHEST_YEARS, 12, 31))
        self.month.setSelectedDate(_qdate(day))
        self._colour(today)
        self._name_parts()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[ems(self, 0.4)] * 4)
        column.addWidget(self.month)
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)

    def open_below(self, place: QPoint) -> None:
        """Open it with its corner here (global pixels), or as near as the screen allows."""
        size, room = self.sizeHint(), self.screen().availableGeometry()
        x = max(room.left(), min(place.x(), room.right() - size.width()))
        y = max(room.top(), min(place.y(), room.bottom() - size.height()))
        self.move(x, y)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the day as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _colour(self, today: date) -> None:
        """Qt prints Saturday and Sunday in red; no day is better or worse than another here."""
        plain, bold = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self.palette().color(QPalette.ColorRole.Text))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)
        bold.setFontWeight(700)
        bold.setFontUnderline(True)
        self.month.setDateTextFormat(_qdate(today), bold)

    def _name_parts(self) -> None:
        names = {
            "qt_calendar_prevmonth": ("back", self.tr("Month before")),
            "qt_calendar_nextmonth": ("forward", self.tr("Next month")),
            "qt_calendar_monthbutton": ("", self.tr("Choose the month")),
            "qt_calendar_yearbutton": ("", self.tr("Choose the year")),
        }
        size = ems(self, 1.25)
        colour = self.palette().color(QPalette.ColorRole.HighlightedText)
        for name, (shape, words) in names.items():
            button = self.month.findChild(QToolButton, name)
            if button is None:
                continue
            button.setAccessibleName(words)
            button.setMinimumSize(QSize(ems(self, 2), ems(self, 2)))
            if shape:
                button.setIcon(icon(shape, size, colour, self.devicePixelRatioF()))
                button.setIconSize(QSize(size, size))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
