"""While a place cannot be reached: looks for it to be back, so that nobody has to wait for the next try.

A folder is looked for as such. For a hub it is seen, without a byte, whether there is another network than before; and
where not even a connection could be made, one is tried now and then, and closed again: the network may have been there
all along, and what lies behind it not.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from random import Random
from threading import Event
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from companion.errors import Code
from companion.sync.engine import may_be_the_network
from companion.sync.network import knock, see_network
from companion.sync.states import Phase, State
from companion.sync.wire import NO_WAY
from ui.lane import Lane

FOLDER_SECONDS = 20.0
"""How often a folder that is gone is looked for: a stick that is plugged in again should not wait for minutes."""
NETWORK_SECONDS = 2.0
"""How often the network is looked at while a hub is away, or a call to it goes on."""
KNOCK_SECONDS = (3.0, 5.0, *(10.0,) * 30)
"""How long until each knock, give or take a quarter: laptops that lost a hub together do not come back in one beat."""
LATER_KNOCK_SECONDS = 60.0
AFTER_SECONDS = (3.0, 8.0, 20.0)
"""A network that is just there may not know any names yet: tries after the one that is made at once."""
SOMEBODY_SECONDS = 10.0
"""How long the last try has to be over before it is worth another that somebody came to the window."""

Tell = Callable[[object], None]


class Watch(Protocol):
    """Looks for one place. `follow` is told of each state of it; `come` that somebody is at the window."""

    def follow(self, state: State) -> None: ...
    def come(self) -> None: ...
    def hear(self, found: bool) -> None: ...
    def end(self) -> None: ...


class Looked:
    """What a look at a place found, on its way to the windows' thread."""

    def __init__(self, found: bool) -> None:
        self.found = found


class FolderWatch:
    """Looks for a folder that is gone, on the folder's own thread: a network drive may take its time."""

    def __init__(
        self, folder: Path, *, lane: Lane, owner: QObject, tell: Tell, found: Callable[[], None]
    ) -> None:
        self._folder, self._lane, self._tell, self._found = folder, lane, tell, found
        self._timer = QTimer(owner, interval=round(FOLDER_SECONDS * 1000))
        self._timer.timeout.connect(self._look)
        self._looking = False
        self._live = Event()
        self._live.set()

    def follow(self, state: State) -> None:
        """Begin to look, or end."""
        gone = state.phase is Phase.WAITING and state.reason == Code.CARRIER_GONE
        if gone and not self._timer.isActive():
            self._timer.start()
        elif not gone:
            self._timer.stop()

    def come(self) -> None:
        """Somebody is at the window: they may just have plugged it in."""
        if self._timer.isActive():
            self._look()

    def hear(self, found: bool) -> None:
        """What a look has found."""
        self._looking = False
        if found and self._timer.isActive():
            self._found()

    def end(self) -> None:
        """Look no more; a look that waits behind another thing on its thread is not begun either."""
        self._live.clear()
        self._timer.stop()
        self._timer.deleteLater()

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._lane.submit(partial(_look, self._folder, self._tell, self._live))


class _Hub(Enum):
    WELL = "well"
    WORKING = "working"
    AWAY = "away"


class HubWatch:
    """Looks at the network for the sake of a hub.

    `found()`: it is worth a try. `changed(there)`: in mid-call the network became another one, or none; what is asked
    over the old one may stay without an answer for a minute.
    """

    def __init__(
        self,
        address: str,
        *,
        lane: Lane,
        owner: QObject,
        random: Random,
        tell: Tell,
        found: Callable[[], None],
        changed: Callable[[bool], None],
    ) -> None:
        self._address, self._lane, self._random, self._tell = address, lane, random, tell
        self._found, self._changed = found, changed
        self._mode = _Hub.WELL
        self._network: frozenset[str] = frozenset()
        self._tries: tuple[float, ...] = ()
        self._no_way = False
        self._knocks = 0
        self._knock_at = 0.0
        self._knocking = False
        self._tried_at = 0.0
        self._live = Event()
        self._live.set()
        self._timer = QTimer(owner, interval=round(NETWORK_SECONDS * 1000))
        self._timer.timeout.connect(self._look)

    def follow(self, state: State) -> None:
        """Begin to look, or end."""
        mode = _mode_of(state)
        before, self._mode = self._mode, mode
        if mode is before:
            return
        if mode is _Hub.WELL:
            self._timer.stop()
            self._tries, self._knocks, self._knock_at = (), 0, 0.0
        elif mode is _Hub.WORKING:
            self._network = see_network()
            self._timer.start()
        else:
            self._tried_at = monotonic()
            self._no_way = dict(state.facts).get("reason") == NO_WAY
            if self._knock_at <= self._tried_at:  # else a try in vain would put it off
                self._plan_knock()
            self._timer.start()

    def come(self) -> None:
        """Somebody is at the window: they may just have switched something on, or agreed to the page of a café."""
        if self._mode is _Hub.AWAY and monotonic() - self._tried_at > SOMEBODY_SECONDS:
            self._found()

    def hear(self, found: bool) -> None:
        """How a knock ended. Only what was not there before is news."""
        self._knocking = False
        if found and self._mode is _Hub.AWAY and self._no_way:
            self._found()

    def end(self) -> None:
        """Look no more; a knock that waits behind one at another hub is not begun either."""
        self._live.clear()
        self._mode = _Hub.WELL
        self._timer.stop()
        self._timer.deleteLater()

    def _look(self) -> None:
        network, now = see_network(), monotonic()
        if network != self._network:
            self._network = network
            self._tries = tuple(now + one for one in AFTER_SECONDS) if network else ()
            self._tell_change(there=bool(network))
        elif self._mode is _Hub.AWAY and self._tries and self._tries[0] <= now:
            self._tries = self._tries[1:]
            self._found()
        elif self._mode is _Hub.AWAY and self._no_way and self._knock_at <= now and not self._knocking:
            self._knocking = True
            self._plan_knock()
            self._lane.submit(partial(_knock, self._address, self._tell, self._live))

    def _tell_change(self, *, there: bool) -> None:
        if self._mode is _Hub.WORKING:
            self._changed(there)
        elif there:
            self._found()

    def _plan_knock(self) -> None:
        wait = KNOCK_SECONDS[self._knocks] if self._knocks < len(KNOCK_SECONDS) else LATER_KNOCK_SECONDS
        self._knocks += 1
        self._knock_at = monotonic() + wait * (0.75 + self._random.random() / 2)


def _mode_of(state: State) -> _Hub:
    if state.phase is Phase.WORKING:
        return _Hub.WORKING
    away = state.phase is Phase.WAITING and state.reason == Code.CARRIER_GONE
    away = away or (state.phase in {Phase.STOPPED, Phase.WAITING} and may_be_the_network(state))
    return _Hub.AWAY if away else _Hub.WELL


def _look(folder: Path, tell: Tell, live: Event) -> None:
    """On the place's thread. Once `live` is cleared nobody wants to know."""
    if not live.is_set():
        return
    try:
        there = folder.is_dir()
    except OSError:
        there = False
    tell(Looked(there))


def _knock(address: str, tell: Tell, live: Event) -> None:
    """On a thread for this alone: names may take their time. Once `live` is cleared nothing is begun."""
    if live.is_set():
        tell(Looked(knock(address)))
