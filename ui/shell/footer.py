"""The line at the bottom: saved or not, what just happened, letter size, help. One line, or two of large letters."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.announce import announce
from ui.look.theme import ems
from ui.shell.bar import Bar, lines_of, shortened
from ui.shell.bar_button import BarButton
from ui.shell.more import More, Offer
from ui.shell.sharing_line import SharingLine
from ui.sync.state import SyncState
from ui.widgets.flow import FlowLayout
from ui.widgets.saved import SavedState
from ui.widgets.words import Muted

STAYS_MILLISECONDS = (
    8000  # WCAG 2.2.1: what it says is also announced, and nothing depends on reading it in time
)
BUSY_AFTER_MILLISECONDS = 400
LEAST_SENTENCES = (
    16.0  # ems: room for "Saved" and what just happened, before the buttons give up their words, ...
)
LEAST_BESIDE_ICONS = 16.0  # ems: ... and before they go behind "More"
LINES = 2


class Footer(Bar):
    """Quiet. The saved state is only changed by a commit.

    Signals:
        smaller_asked(), bigger_asked(), help_asked(), commands_asked(), sharing_asked(): what the buttons wish.
        more_asked(): to see what there is no room for.
    """

    smaller_asked = Signal()
    bigger_asked = Signal()
    help_asked = Signal()
    commands_asked = Signal()
    sharing_asked = Signal()
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bottom bar"))
        self._sentence = ""
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
        self._buttons = (self.commands, self.smaller, self.bigger, self.help)
        for button in self._buttons:
            flow.addWidget(button)
        self.more = BarButton(self.tr("More"), "plain", "more", self)
        self._row.addWidget(self.saved)
        self._row.addWidget(self.sharing)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(tools)
        self._row.addWidget(self.more)
        self.smaller.clicked.connect(self.smaller_asked)
        self.bigger.clicked.connect(self.bigger_asked)
        self.commands.clicked.connect(self.commands_asked)
        self.help.clicked.connect(self.help_asked)
        self.sharing.clicked.connect(self.sharing_asked)
        self.more.clicked.connect(self.more_asked)
        self.saved.changed.connect(self.choose_words)
        self.sharing.changed.connect(self.choose_words)
        self._explain()
        self._gone = QTimer(self, singleShot=True, interval=STAYS_MILLISECONDS)
        self._gone.timeout.connect(lambda: self._show_said(""))
        self._slow = QTimer(self, singleShot=True, interval=BUSY_AFTER_MILLISECONDS)
        self._slow.timeout.connect(lambda: self._show_said(self.tr("Working…")))
        self.begin()

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

    def show_sharing(self, state: SyncState) -> None:
        """How sharing stands; nothing where there is no team."""
        self.sharing.show_state(state)
        self.choose_words()

    def show_busy(self, busy: bool) -> None:
        """Say "Working…" when it lasts."""
        if busy:
            self._slow.start()
            return
        self._slow.stop()
        if self._sentence == self.tr("Working…"):
            self._show_said("")

    def clear_state(self) -> None:
        """Nothing to say any more (locked)."""
        self.saved.clear_state()
        self.sharing.show_state(SyncState())
        self._show_said("")

    def more_of_it(self) -> More:
        """A dialog with every sentence whole, and every button in words."""
        sharing = (
            Offer(self.sharing.words, self.sharing_asked.emit, "share") if self.sharing.concerns_us else None
        )
        tools = (
            Offer(one.words, one.click, icon, one.accessibleDescription(), one in (self.smaller, self.bigger))
            for one, icon in zip(self._buttons, ("forward", "minus", "plus", "help"), strict=True)
        )
        sentences = [one for one in (self._sentence, self.saved.whole) if one]
        return More(sentences, [*((sharing,) if sharing else ()), *tools], self.window())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a soft line over it."""
        self.paint_surface(QPalette.ColorRole.Base, line_below=False)

    def fit(self) -> None:
        """Follow the zoom, and the height of the window."""
        side, air = ems(self, 1.5), ems(self, 0.1 if self.low else 0.3)
        self._row.setContentsMargins(side, air, side - ems(self, 0.6), air)
        self._row.setSpacing(ems(self, 1))
        self.choose_words()

    def choose_words(self) -> None:
        """Fewer words first, then a sentence in two lines, then "More": never a column of single words."""
        room = self._fit_buttons(self.width() - ems(self, 1.5 + 0.9 + 1))
        for saved, sharing in ((False, True), (True, True), (True, False)):
            if self._fits(room, short=saved, words=sharing):
                self._show_sentences(room, short=saved, words=sharing)
                return
        self._show_sentences(room, short=True, words=False, alone=self.more.isVisibleTo(self))

    def _explain(self) -> None:
        self.smaller.setAccessibleDescription(self.tr("Smaller letters. Ctrl and Minus"))
        self.bigger.setAccessibleDescription(self.tr("Bigger letters. Ctrl and Plus"))
        self.commands.setAccessibleDescription(self.tr("Ctrl and K"))
        self.help.setAccessibleDescription(self.tr("F1"))
        self.more.setAccessibleDescription(self.tr("Everything that this line has no room for"))

    def _show_said(self, sentence: str) -> None:
        self._sentence = sentence
        self.choose_words()

    def _fit_buttons(self, room: int) -> int:
        """Their words, their icons, or "More" in their place; what is left for sentences."""
        air = ems(self, 0.6)  # at least what a style puts between two buttons
        sharing = self.sharing.width_in_words() + ems(self, 1) if self.sharing.concerns_us else 0
        words = sum(one.width_in_words() + air for one in self._buttons)
        icons = sum(one.width_alone() + air for one in self._buttons)
        in_words = room - words >= sharing + ems(self, LEAST_SENTENCES)
        shown = in_words or room - icons >= ems(self, LEAST_BESIDE_ICONS)
        for one in self._buttons:
            one.show_words(in_words)
        had_focus = any(one.hasFocus() for one in (*self._buttons, self.more))
        self._tools.setVisible(shown)
        self._tools.setMinimumWidth((words if in_words else icons) if shown else 0)
        self.more.setVisible(not shown)
        self.more.show_words(room - self.more.width_in_words() >= ems(self, 2 * LEAST_SENTENCES))
        if had_focus and not (self.more.hasFocus() or any(one.hasFocus() for one in self._buttons)):
            (self.help if shown else self.more).setFocus()
        return room - (words if in_words else icons if shown else self.more.sizeHint().width())

    def _fits(self, room: int, *, short: bool, words: bool) -> bool:
        left = room - self._beside(short=short, words=words)
        return left >= 0 and (not self._sentence or self._lines_in(left) <= LINES)

    def _beside(self, *, short: bool, words: bool) -> int:
        """How much of the line "Saved" and how sharing stands take, in pixels."""
        taken = self.saved.width_of(short=short) + ems(self, 1)
        if self.sharing.concerns_us:
            taken += (self.sharing.width_in_words() if words else self.sharing.width_alone()) + ems(self, 1)
        return taken

    def _lines_in(self, width: int) -> int:
        return lines_of(self.said.fontMetrics(), self._sentence, width)

    def _show_sentences(self, room: int, *, short: bool, words: bool, alone: bool = False) -> None:
        """`alone`: what just happened is said for a moment in place of the rest, which stands behind "More"."""
        silent = alone and bool(self._sentence)
        self.saved.show_short(short)
        self.saved.setVisible(self.saved.trouble or not silent)
        self.sharing.show_words(words)
        self.sharing.setVisible(self.sharing.concerns_us and (not silent or self.sharing.hasFocus()))
        left = room
        if not self.saved.isHidden():
            left -= self.saved.width_of(short=short) + ems(self, 1)
        if not self.sharing.isHidden():
            left -= (self.sharing.width_in_words() if words else self.sharing.width_alone()) + ems(self, 1)
        said = shortened(self.said.fontMetrics(), self._sentence, left, LINES)
        self.said.setAccessibleName(self._sentence if said != self._sentence else "")
        self.said.show_words(said)
