"""What is said at the bottom when the worker has asked for sharing, or stopped it: how it goes on, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from ui.shell.sharing_line import sharing_words
from ui.sync.patience import Patience
from ui.sync.state import SyncState
from ui.sync.syncing import Syncing
from ui.widgets.saved import clock_words
from ui.words.stopped_words import stopped_words

UP_TO_DATE = "up_to_date"  # companion.sync.states, which the first window does without
GONE = "carrier_gone"  # companion.errors.Code, as it stands in a state


class SharingSaid(QObject):
    """Says it with `say`: that it goes on only where that lasts, and then how it ended."""

    def __init__(self, syncing: Syncing, say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._end: SyncState | None = None
        self._lasts = Patience(self)
        self._lasts.changed.connect(self._patience)
        syncing.began.connect(self.say_began)
        syncing.ended.connect(self.say_ended)
        syncing.stopped.connect(self.say_stopped)
        syncing.nothing_to_do.connect(self.say_nothing_to_do)

    def say_began(self) -> None:
        """The worker asked for it, and it goes on."""
        self._end = None
        self._lasts.follow(True)

    def say_ended(self, state: SyncState) -> None:
        """How it ended; what was said before is left there for long enough to be read."""
        self._end = state
        self._lasts.follow(False)
        if not self._lasts.shown:
            self._say_end()

    def say_stopped(self, until: datetime | None) -> None:
        """The worker has stopped it."""
        self._end = None
        self._lasts.forget()
        if until is None:
            self._say(self.tr("Nothing is being sent right now."))
        else:
            self._say(stopped_words(until))

    def say_nothing_to_do(self, in_team: bool) -> None:
        """Asked for, and there is no place."""
        if in_team:
            self._say(self.tr("There is no place to share through yet."))
        else:
            self._say(self.tr("You are not in a team yet, so there is nothing to get or send."))

    def forget(self) -> None:
        """Locked: nothing is said any more."""
        self._end = None
        self._lasts.forget()

    def _patience(self) -> None:
        if self._lasts.shown:
            self._say(self.tr("Getting and sending what is new."))
        else:
            self._say_end()

    def _say_end(self) -> None:
        state, self._end = self._end, None
        if state is not None:
            self._say(self._end_words(state))

    def _end_words(self, state: SyncState) -> str:
        """What a person has to see to comes first, then why not all went, then that all is well."""
        count, gone = state.count, sum(one.reason == GONE for one in state.places)
        if count is not None and count.attention:
            return sharing_words(state)
        if state.held_until is not None:
            return self.tr("The place for sharing has too much to do. It goes on at {time}.").format(
                time=clock_words(state.held_until)
            )
        if gone and gone == len(state.places):
            return self.tr("The place for sharing cannot be reached right now.")
        if gone:
            return self.tr("One place for sharing cannot be reached right now.")
        if count is not None and not count.waiting and all(one.reason == UP_TO_DATE for one in state.places):
            return self.tr("Done. You have what is new.")
        return sharing_words(state)
