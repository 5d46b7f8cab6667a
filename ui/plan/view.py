"""The plan screen: choices on one side, the pages as they will be printed on the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.plan.choices import PlanChoicesPanel
from ui.plan.outcome import Outcome
from ui.plan.state import PlanChoices
from ui.printing.preview import Preview
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.progress import Progress
from ui.widgets.words import Muted

SIDE_BY_SIDE = 64.0  # ems of window that two columns need; below it the pages stand under the choices


class PlanView(QWidget):
    """Choices and pages, side by side where there is room.

    Signals:
        print_asked(), copy_asked(), another_asked(), stop_asked(): buttons.
        person_asked(): the next step after printing.
        problem_action_asked(str): the button of the notice.
    """

    print_asked = Signal()
    copy_asked = Signal()
    another_asked = Signal()
    stop_asked = Signal()
    person_asked = Signal()
    problem_action_asked = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Plan"))
        self._beside: bool | None = None
        self._page = Page(self.tr("Plan"), self, wide=True)
        self._lead = self._page.lead(self.tr("Make it together. It belongs to them."))
        self._deeds = self._make_deeds()
        self.preview = Preview(self.tr("The pages of the plan"), self)
        self.choices = self._page.add(PlanChoicesPanel(today))
        self._another = self._page.add(self._make_another())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._page, 5)
        self._side = Page("", self, wide=True)
        self._side.setAccessibleName(self.tr("The pages"))
        across.addWidget(self._side, 6)
        self._arrange()

    def first_choice(self) -> QWidget:
        """Where the keyboard starts."""
        return self.choices.first_choice()

    def display(self, choices: PlanChoices) -> None:
        """Show the choices."""
        self._page.title(self.tr("A plan for {name}").format(name=choices.called))
        self.choices.display(choices)
        self.outcome.show_name(choices.called)

    def show_hopes_left_out(self, count: int) -> None:
        """Say what did not fit on a card."""
        words = self.tr("%n hopes do not fit on the card. They are on the whole plan.", "", count)
        self._fits.show_words(words if count else "")
        self._fits.setVisible(count > 0)

    def show_printing(self, done: int, total: int) -> None:
        """How far printing is; (0, 0): nothing is being printed."""
        self.progress.setVisible(total > 0)
        self.print.setEnabled(total == 0)
        if total:
            self.outcome.hide()
            self.progress.show_progress(done, total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _make_another(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Muted(self.tr("Has something changed? The plan you gave before is kept."), part))
        self.another = Button(self.tr("Make another plan"), "quiet", "plus", part)
        self.another.clicked.connect(self.another_asked)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeading)
        return part

    def _make_deeds(self) -> QWidget:
        """Print and save, with what came of them and what went wrong."""
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.75))
        self.notice = Notice(part)
        self.notice.action_asked.connect(self.problem_action_asked)
        self.outcome = Outcome(part)
        self.outcome.person_asked.connect(self.person_asked)
        self.progress = Progress(self.tr("The plan is going to the printer."), part)
        self.progress.cancel_asked.connect(self.stop_asked)
        self.progress.hide()
        self.print = Button(self.tr("Print"), "primary", "print", part)
        self.print.clicked.connect(self.print_asked)
        self.copy = Button(self.tr("Save a copy"), "quiet", "save", part)
        self.copy.clicked.connect(self.copy_asked)
        buttons = QWidget(part)
        row = FlowLayout(buttons)
        row.addWidget(self.print)
        row.addWidget(self.copy)
        self._fits = Muted("", part)
        self._fits.hide()
        for widget in (self.notice, self.outcome, self.progress, buttons, self._fits):
            column.addWidget(widget)
        return part

    def _arrange(self) -> None:
        beside = self.width() >= ems(self, SIDE_BY_SIDE)
        if beside == self._beside:
            return
        self._beside = beside
        held = QApplication.focusWidget()  # a widget that moves to another place loses the keyboard
        if beside:
            self._side.body.insertWidget(0, self._deeds)
            self._side.body.insertWidget(1, self.preview, 1000)
        else:
            column = self._page.body
            column.insertWidget(column.indexOf(self._lead) + 1, self._deeds)
            column.insertWidget(column.indexOf(self._another), self.preview)
        self.preview.show_whole_page(not beside)
        for moved in (self._deeds, self.preview, self._side):
            moved.setVisible(beside or moved is not self._side)
        if held is not None and self.isAncestorOf(held):
            held.setFocus()
