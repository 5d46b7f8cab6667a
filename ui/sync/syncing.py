"""Sharing goes on by itself while a vault is open: a place each has its engine, its timer and a thread that may hang.

    unlock ─► (a moment later) which places? ─► PlaceEngine ── VaultCommand ──► vault lane ── answer ──► engine
                                                          └── CarrierCommand ─► the place's own lane ─► engine

Nothing of this is loaded before there is a place. Locking halts every engine and waits for none of their threads: an
answer that comes late is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import SystemRandom
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from companion.clock import Clock
from companion.domain.changes import Changes
from ui.bus import Bus
from ui.jobs import Jobs
from ui.lane import Lane
from ui.sync.state import SyncState

if TYPE_CHECKING:
    from companion.services.sharing.count import SharingCount
    from companion.services.sync.driving import PlaceBegun
    from companion.sync.states import Trigger
    from ui.sync.place import PlaceEngine

BEGIN_AFTER_MILLISECONDS = 1500
"""After unlocking: home is painted and the first key may be pressed by then."""
COUNT_AFTER_MILLISECONDS = 150
TO_SEND = frozenset({"outbox", "delivery", "roster_entry", "join_request", "posted_invite"})
"""After a deed that touched one of these there is something to send."""
COUNTED = TO_SEND | {"carrier", "arrival", "received", "shared_copy"}


class Syncing(QObject):
    """Drives every place in use, from shortly after unlocking until the vault closes.

    Signals:
        nothing_to_do(bool): "get and send now" was asked for, and there is no place; whether there is a team.
        began(): it was asked for, and goes on. ended(SyncState): so it ended.
        stopped(object): the worker has stopped it; when it goes on (datetime), None where nothing went on.
    """

    nothing_to_do = Signal(bool)
    began = Signal()
    ended = Signal(object)
    stopped = Signal(object)
    _said = Signal(object, object)

    def __init__(self, jobs: Jobs, bus: Bus, clock: Clock) -> None:
        super().__init__()
        self._jobs, self._bus, self._clock = jobs, bus, clock
        self._random = SystemRandom()
        self._lanes: dict[str, Lane] = {}
        self._places: dict[str, PlaceEngine | None] = {}
        self._session = 0
        self._made = 0
        self._open = False
        self._ours = False
        self._asked = False
        self._loaded = False
        self._counting = False
        self.state = SyncState()
        self._count: SharingCount | None = None
        self._begin = QTimer(self, singleShot=True, interval=BEGIN_AFTER_MILLISECONDS)
        self._soon = QTimer(self, singleShot=True, interval=COUNT_AFTER_MILLISECONDS)
        for timer in (self._begin, self._soon):
            timer.timeout.connect(self._look)
        self._said.connect(self._hear)
        jobs.opened.connect(self._opened)
        jobs.closing.connect(self._closing)
        bus.changed.connect(self._changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come)

    def now(self) -> None:
        """Get and send now, with every place: the worker asked."""
        if not self._open:
            return
        from companion.sync.states import Trigger

        engines = self._engines()
        if engines:
            self._asked = True
            self.began.emit()
            self._want(Trigger.WORKER)
            self._end_if_over()  # each of them asked for a wait, perhaps
        else:
            self.nothing_to_do.emit(self._count is not None and self._count.in_team)
            self._look()

    def look(self) -> None:
        """Get and send soon, and say nothing of it: someone has the page open on which they wait for another."""
        from companion.sync.states import Trigger

        self._want(Trigger.OUTBOX, by_itself=True)

    def stop(self) -> None:
        """Stop what goes on. What is done stays done; it goes on by itself after a while, and says when."""
        self._asked = False
        for engine in self._engines():
            engine.stop()
        self.stopped.emit(self.state.stopped_until)

    def shut(self) -> None:
        """The program ends: no lane is waited for."""
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)
        self._lanes.clear()

    def _engines(self) -> list[PlaceEngine]:
        return [one for one in self._places.values() if one is not None]

    def _want(self, why: Trigger, but: str = "", *, by_itself: bool = False) -> None:
        for engine in self._engines():
            if engine.key[0] != but:
                engine.want(why, by_itself=by_itself)

    def _come(self, now: Qt.ApplicationState) -> None:
        """Somebody is at the window: a network, a stick or a page of a café may be another thing by now."""
        if now is Qt.ApplicationState.ApplicationActive:
            for engine in self._engines():
                engine.come()

    def _opened(self, _made_up: bool) -> None:
        self._session += 1
        self._open = True
        self._begin.start()

    def _closing(self) -> None:
        self._open = False
        self._begin.stop()
        self._soon.stop()
        self._session += 1
        self._asked = False
        for engine in self._engines():
            engine.halt()
        self._places.clear()
        self._count = None
        self._counting = False
        self._publish()

    def _look(self) -> None:
        """How sharing stands, and which places are in use."""
        self._counting = self._open
        self._ask(_count, done=self._counted, failed=self._not_counted)

    def _not_counted(self) -> None:
        """Asked again with the next change."""
        self._counting = False
        self._publish()

    def _counted(self, count: SharingCount) -> None:
        self._count = count
        self._counting = self._soon.isActive()  # changed again since
        self._publish()
        for gone in [one for one in self._places if one not in count.places]:
            self._halt(gone)
        new = [one for one in count.places if one not in self._places]
        if new and not self._loaded:
            self._jobs.on_net(_load, owner=self, done=partial(self._load_done, self._session))
        elif new:
            for one in new:
                self._places[one] = None  # on its way
                self._ask(_begin_place, one, done=partial(self._begun, one))

    def _load_done(self, session: int, _none: None) -> None:
        self._loaded = True
        if session == self._session:
            self._look()

    def _begun(self, carrier: str, begun: PlaceBegun) -> None:
        from companion.sync.states import Trigger
        from ui.sync.place import PlaceEngine

        if self._places.get(carrier, self) is not None:
            return  # given up, or begun, in between
        self._made += 1
        engine = PlaceEngine(
            (carrier, self._made),
            begun,
            jobs=self._jobs,
            lane=self._lane(carrier),
            knocking=self._lane(""),
            owner=self,
            clock=self._clock,
            random=self._random,
            tell=self._tell,
            announce=partial(self._announce, carrier),
            changed=self._publish,
        )
        self._places[carrier] = engine
        engine.want(Trigger.UNLOCK)

    def _halt(self, carrier: str) -> None:
        engine = self._places.pop(carrier, None)
        if engine is not None:
            engine.halt()

    def _lane(self, carrier: str) -> Lane:
        """The lane of a place stays, whoever has unlocked: what may still hang there is never met by a second one.

        "" is the one where hubs are knocked at.
        """
        if carrier not in self._lanes:
            self._lanes[carrier] = self._jobs.far_lane(
                f"place {len(self._lanes) + 1}" if carrier else "knocking"
            )
        return self._lanes[carrier]

    def _tell(self, key: tuple[str, int], said: object) -> None:
        """On the thread of a place."""
        if shiboken6.isValid(self):
            self._said.emit(key, said)

    def _hear(self, key: tuple[str, int], said: object) -> None:
        engine = self._places.get(key[0])
        if engine is not None and engine.key == key:
            engine.hear(said)

    def _announce(self, carrier: str, changes: Changes, sealed: bool) -> None:
        """What a round changed is told to every screen, and begins no round with the same place."""
        from companion.sync.states import Trigger

        if changes != Changes():
            self._ours = True
            try:
                self._bus.changed.emit(changes)
            finally:
                self._ours = False
        if sealed or "roster_entry" in changes.kinds:
            self._want(Trigger.OUTBOX, but=carrier, by_itself=True)

    def _changed(self, changes: Changes) -> None:
        if not self._open:
            return
        if changes.kinds & COUNTED and not self._soon.isActive():
            self._soon.start()
            self._counting = True
            self._publish()
        if self._ours:
            return
        if "carrier" in changes.kinds:  # chosen, given up, begun anew: its state is another one
            for one in [one for one in self._places if one in changes.ids]:
                self._halt(one)
        if changes.kinds & TO_SEND and self._engines():
            from companion.sync.states import Trigger

            self._want(Trigger.OUTBOX)

    def _publish(self) -> None:
        places = tuple(one.now for one in self._engines())
        state = SyncState(
            count=self._count, places=places, today=self._clock.today(), counting=self._counting
        )
        if state == self.state:
            return
        self.state = state
        self._bus.sync_state.emit(state)
        self._end_if_over()

    def _end_if_over(self) -> None:
        if self._asked and not self.state.settling:
            self._asked = False
            self.ended.emit(self.state)

    def _ask(
        self,
        deed: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """A short deed of ours; an answer to a session before this one is dropped, and a fault has no window."""
        if not self._open:
            return
        session = self._session

        def answered(answer: Any) -> None:
            if session == self._session:
                done(answer)

        def fault(_error: Exception | None = None) -> None:
            if session == self._session and failed is not None:
                failed()

        self._jobs.on_vault(deed, *args, owner=self, done=answered, failed=fault, broke=fault)


def _count(session: Any) -> SharingCount:
    from companion.services.sharing.count import count_sharing

    return count_sharing(session)


def _begin_place(session: Any, carrier: str) -> PlaceBegun:
    from companion.services.sync.driving import begin_place

    return begin_place(session, carrier)


def _load() -> None:
    """Beside the vault: the engine, the carriers and what they need take a while on an old laptop."""
    import companion.services.sync.driving  # noqa: F401
