"""The sentence beside "Saved on this laptop" that says how sharing stands, and leads to all of it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.shell.bar_button import BarButton
from ui.sync.patience import Patience
from ui.sync.state import SyncState
from ui.widgets.saved import clock_words


class SharingLine(BarButton):
    """Not there where there is no team. Screen readers hear when something needs attention, and when all is sent.

    Signals:
        changed(): it says something else, which may need more room or less.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", "share", parent)
        self._state = SyncState()
        self._said = ""
        self._stands = SyncState()
        self._lasts = Patience(self)
        self._lasts.changed.connect(self._show)
        self.hide()

    @property
    def concerns_us(self) -> bool:
        """Whether there is a team."""
        return self._state.concerns_us

    def show_state(self, state: SyncState) -> None:
        """How it stands now. While a round goes on that may be over in a moment, what stood there stands."""
        self._state = state
        if not state.concerns_us or state.stopped_until is not None:
            self._lasts.forget()
        self._lasts.follow(state.settling)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._state.concerns_us)
        if not self._state.concerns_us:
            self._said = ""
            self.changed.emit()
            return
        if self._lasts.shown or not self._state.settling or not self._stands.concerns_us:
            self._stands = self._state
        words = sharing_words(self._stands, working=self._lasts.shown)
        if words != self._words:
            self.change_words(words)
            self.changed.emit()
        self.show_icon("hand" if self._stands.count and self._stands.count.attention else "share")
        self._tell()

    def _tell(self) -> None:
        """Politely, and only what matters: attention, and that everything is sent after something waited."""
        count = self._state.count
        if (
            count is None
            or self._state.settling
            or self._lasts.shown
            or self._state.stopped_until is not None
        ):
            return
        now = "attention" if count.attention else "waiting" if count.waiting else "sent"
        before, self._said = self._said, now
        if before and now not in (before, "waiting"):
            announce(self, self._words)


def sharing_words(state: SyncState, *, working: bool = False) -> str:
    """The sentence: what needs a person comes first, then what goes on or was stopped, then what waits."""
    count = state.count
    if count is None:
        return ""
    if count.attention:
        return QCoreApplication.translate("SharingLine", "Needs attention")
    if working:
        return QCoreApplication.translate("SharingLine", "Sending…")
    if state.stopped_until is not None:
        shape = QCoreApplication.translate("SharingLine", "Stopped until {time}")
        return shape.format(time=clock_words(state.stopped_until))
    if count.waiting and count.since is not None:
        shape = QCoreApplication.translate(
            "SharingLine", "%n waiting to be sent since {moment}", None, count.waiting
        )
        return shape.format(moment=_since(count.since, state.today))
    return QCoreApplication.translate("SharingLine", "Nothing is waiting to be sent")


def _since(moment: datetime, today: date | None) -> str:
    """The time alone today, else the day alone: there is little room."""
    here = moment.astimezone()
    if here.date() == today:
        return clock_words(moment)
    from ui.words.dates import day_words

    return day_words(here.date(), today or here.date())
