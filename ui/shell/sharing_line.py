"""The sentence beside "Saved on this laptop" that says how sharing stands, and leads to all of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.errors import Code
from ui.announce import announce
from ui.shell.bar_button import BarButton
from ui.sync.patience import Patience
from ui.sync.state import SyncState
from ui.widgets.saved import clock_words

if TYPE_CHECKING:
    from companion.services.sharing.count import SharingCount

_PLACE_CODES = frozenset(
    code.value
    for code in (
        Code.CARRIER_BUSY,
        Code.CARRIER_EMPTIED,
        Code.CARRIER_FULL,
        Code.CARRIER_GONE,
        Code.CARRIER_READ_ONLY,
        Code.CARRIER_ROLLED_BACK,
        Code.CARRIER_WRONG,
        Code.CERTIFICATE_NOT_TRUSTED,
        Code.CLOCK_SKEW,
        Code.DEVICE_REVOKED,
        Code.OLD_COPY,
        Code.OTHER_ANSWER,
        Code.PROXY_UNSUITABLE,
        Code.QUOTA_REACHED,
    )
)
"""Why a place was stopped or is waited for: said to everyone at the bottom, for nothing goes there meanwhile."""


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
    """The sentence: what needs a person comes first, then what goes on or was stopped, then what waits and why."""
    count = state.count
    if count is None:
        return ""
    if count.attention:
        return place_cause(state) or QCoreApplication.translate("SharingLine", "Needs attention")
    if working:
        return QCoreApplication.translate("SharingLine", "Sending…")
    if state.stopped_until is not None:
        shape = QCoreApplication.translate("SharingLine", "Stopped until {time}")
        return shape.format(time=clock_words(state.stopped_until))
    return place_cause(state) or _waiting_words(count, state.today)


def _waiting_words(count: SharingCount, today: date | None) -> str:
    if not count.waiting or count.since is None:
        return QCoreApplication.translate("SharingLine", "Nothing is waiting to be sent")
    shape = QCoreApplication.translate(
        "SharingLine", "%n waiting to be sent since {moment}", None, count.waiting
    )
    return shape.format(moment=_since(count.since, today))


def place_cause(state: SyncState) -> str:
    """Say why a place is not reached or was stopped, in the words that every page has for it; empty where none is."""
    code = next((Code(one.reason) for one in state.places if one.reason in _PLACE_CODES), None)
    if code is None:
        return ""
    from ui.words.problem_words import SENTENCES  # only where something is wrong: it is long

    return QCoreApplication.translate("Problems", SENTENCES[code].title).removesuffix(".")


def _since(moment: datetime, today: date | None) -> str:
    """The time alone today, else the day alone: there is little room."""
    here = moment.astimezone()
    if here.date() == today:
        return clock_words(moment)
    from ui.words.dates import day_words

    return day_words(here.date(), today or here.date())
