"""The line at the bottom: saved or not, what just happened, letter size, help."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.announce import announce
from ui.look.colours import SOFT_LINE
from ui.look.style import line_width
from ui.look.theme import ems
from ui.shell.bar_button import BarButton
from ui.shell.sharing_line import SharingLine
from ui.sync.state import SyncState
from ui.widgets.flow import FlowLayout
from ui.widgets.saved import SavedState
from ui.widgets.words import Muted

STAYS_MILLISECONDS = (
    8000  # WCAG 2.2.1: what it says is also announced, and nothing depends on reading it in time
)
BUSY_AFTER_MILLISECONDS = 400
LEAST_SAVED = 10.0  # ems: room for "Saved" alone, before how sharing stands gives up its words
LEAST_SAID = 5.0  # ems: a long word of what just happened
LEAST_SENTENCES = 16.0  # ems: room for "Saved" and what just happened, before the buttons give up their words


class Footer(QWidget):
    """Quiet. The saved state is only changed by a commit.

    Signals:
        smaller_asked(), bigger_asked(), help_asked(), commands_asked(), sharing_asked(): what the buttons wish.
    """

    smaller_asked = Signal()
    bigger_asked = Signal()
    help_asked = Signal()
    commands_asked = Signal()
    sharing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bottom bar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self.saved = SavedState(self)
        self.sharing = SharingLine(self)
        self.said = Muted("", self)
        self._tools = tools = QWidget(self)
        flow = FlowLayout(tools, trailing=True)
        self.smaller = BarButton(self.tr("Smaller"), "plain", "minus", tools)
        self.bigger = BarButton(self.tr("Bigger"), "plain", "plus", tools)
        self.commands = BarButton(self.tr("All commands"), "plain", "forward", tools)
        self.help = BarButton(self.tr("Help"), "plain", "help", tools)
        for button in (self.commands, self.smaller, self.bigger, self.help):
            flow.addWidget(button)
        self._row.addWidget(self.saved)
        self._row.addWidget(self.sharing)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(tools)
        self.smaller.clicked.connect(self.smaller_asked)
        self.bigger.clicked.connect(self.bigger_asked)
        self.commands.clicked.connect(self.commands_asked)
        self.help.clicked.connect(self.help_asked)
        self.sharing.clicked.connect(self.sharing_asked)
        self.smaller.setAccessibleDescription(self.tr("Smaller letters. Ctrl and Minus"))
        self.bigger.setAccessibleDescription(self.tr("Bigger letters. Ctrl and Plus"))
        self.commands.setAccessibleDescription(self.tr("Ctrl and K"))
        self.help.setAccessibleDescription(self.tr("F1"))
        self._gone = QTimer(self, singleShot=True, interval=STAYS_MILLISECONDS)
        self._gone.timeout.connect(lambda: self._show_said(""))
        self._slow = QTimer(self, singleShot=True, interval=BUSY_AFTER_MILLISECONDS)
        self._slow.timeout.connect(lambda: self._show_said(self.tr("Working…")))
        self._fit()

    def say(self, sentence: str) -> None:
        """Show a sentence for a while and tell screen readers."""
        self._show_said(sentence)
        self._gone.start()
        announce(self, sentence)

    def say_nothing(self) -> None:
        """What was said belongs to the screen that was left."""
        self._gone.stop()
        self._show_said("")

    def show_saved(self, at: datetime) -> None:
        """Words are on the disk since this moment."""
        self.saved.show_saved(at)
        self._choose_words()

    def show_sharing(self, state: SyncState) -> None:
        """How sharing stands; nothing where there is no team."""
        self.sharing.show_state(state)
        self._choose_words()

    def show_busy(self, busy: bool) -> None:
        """Say "Working…" when it lasts."""
        if busy:
            self._slow.start()
            return
        self._slow.stop()
        if self.said.text() == self.tr("Working…"):
            self._show_said("")

    def clear_state(self) -> None:
        """Nothing to say any more (locked)."""
        self.saved.clear_state()
        self.sharing.show_state(SyncState())
        self._show_said("")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width has room for other words."""
        super().resizeEvent(event)
        self._choose_words()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a soft line over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        width = round(line_width(ems(self, 1)))
        painter.fillRect(0, 0, self.width(), width, self.palette().color(SOFT_LINE))
        painter.end()

    def _fit(self) -> None:
        side = ems(self, 1.5)
        self._row.setContentsMargins(side, ems(self, 0.3), side - ems(self, 0.6), ems(self, 0.3))
        self._row.setSpacing(ems(self, 1))
        self._choose_words()

    def _show_said(self, sentence: str) -> None:
        self.said.show_words(sentence)
        self._choose_words()

    def _choose_words(self) -> None:
        """Icons alone where words would leave no room for what is said."""
        buttons = (self.commands, self.smaller, self.bigger, self.help)
        room = self.width() - ems(self, 3 * 0.6 + 3 + LEAST_SENTENCES)
        sharing = 0 if self.sharing.isHidden() else self.sharing.width_in_words() + ems(self, 1)
        words = room >= sum(one.width_in_words() for one in buttons) + sharing
        for one in buttons:
            one.show_words(words)
        said = ems(self, LEAST_SAID) if self.said.text() else 0
        taken = max(ems(self, LEAST_SAVED), self.saved.sizeHint().width() + said)
        room += ems(self, LEAST_SENTENCES) - taken
        icons = sum(one.width_alone() + ems(self, 0.9) for one in buttons)
        self.sharing.show_words(room >= icons + sharing)
        self._tools.setMinimumWidth(icons if sharing and room >= icons + sharing and not words else 0)
