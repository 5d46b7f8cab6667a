"""One place on its way: the engine's state, its one timer, and its questions put to the vault and to the place."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from companion.clock import Clock
from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.sync.driving import (
    Carried,
    FarSide,
    PlaceBegun,
    carry_out,
    keep,
    list_not_needed,
)
from companion.sync import commands as ask
from companion.sync.engine import step
from companion.sync.events import Answered, Event, Failed, Halted, Ticked, Wanted
from companion.sync.states import Phase, State, Trigger
from companion.sync.wire import NO_WAY
from ui.jobs import Jobs
from ui.lane import Lane
from ui.sync.far_side import Heard, Throttled, Within, ask_far, tidy_far
from ui.sync.state import PlaceNow
from ui.sync.watch import FolderWatch, HubWatch, Looked, Watch

if TYPE_CHECKING:
    from companion.services.sync.ways import Way

STOPPED_MINUTES = 15
"""How long a place is left in peace when the worker has stopped a round."""
TIDY_DAYS = 1

Tell = Callable[[tuple[str, int], object], None]
"""From the thread of a place to the windows' thread: who is meant, and what there is to say."""


class PlaceEngine:
    """Lives on the windows' thread, from unlocking to locking. `key` names it among those before and after it.

    `announce(changes, sealed)` is told what came of each answer; `changed()` that it stands differently.
    """

    def __init__(
        self,
        key: tuple[str, int],
        begun: PlaceBegun,
        *,
        jobs: Jobs,
        lane: Lane,
        knocking: Lane,
        owner: QObject,
        clock: Clock,
        random: Random,
        tell: Tell,
        announce: Callable[[Changes, bool], None],
        changed: Callable[[], None],
    ) -> None:
        self.key = key
        self._state: State = begun.state
        self._is_folder = begun.folder is not None
        self._jobs, self._lane, self._owner = jobs, lane, owner
        self._clock, self._random, self._tell = clock, random, tell
        self._announce, self._changed = announce, changed
        self._way: Way | None = None
        self._far_side: FarSide | None = None
        self._tidying: FarSide | None = None
        self._within = (0, 0)
        self._tidied: float | None = None
        self._over = False
        self._wake = QTimer(owner, singleShot=True)
        self._wake.timeout.connect(self._tick)
        self._stopped_until: datetime | None = None
        self._watch = self._make_watch(begun, knocking)

    @property
    def now(self) -> PlaceNow:
        """How it stands, for people."""
        done, total = self._state.done + self._within[0], self._state.total
        return PlaceNow(
            carrier=self.key[0],
            working=self._state.phase is Phase.WORKING,
            reason=self._state.reason,
            done=done,
            total=max(total, done),
            stopped_until=self._stopped_until,
            held_until=self._state.until if self._state.is_held else None,
        )

    def want(self, why: Trigger, *, by_itself: bool = False) -> None:
        """A round is wanted. After a stop the worker's own wishes alone are heard, until the time that was said."""
        if self._stopped_until is not None and (by_itself or why is Trigger.NETWORK):
            return
        self._go_on()
        self._step(Wanted(**self._told(), why=why))

    def stop(self) -> None:
        """The worker wants the round to stop. What is done stays done; it goes on by itself after a while."""
        if self._state.phase is Phase.WORKING:
            self._step(Halted(**self._told()))
            self._leave()
            self._stopped_until = self._clock.now() + timedelta(minutes=STOPPED_MINUTES)
            self._wake.start(STOPPED_MINUTES * 60 * 1000)
            self._changed()

    def come(self) -> None:
        """Somebody is at the window again."""
        self._watch.come()

    def halt(self) -> None:
        """For good: the vault is closing, or the place is not used any more. No answer is heard from here on."""
        self._step(Halted(**self._told()))
        self._over = True
        self._wake.stop()
        self._wake.deleteLater()
        self._watch.end()
        self._leave()
        if self._tidying is not None:
            self._tidying.end()

    def hear(self, said: object) -> None:
        """What came from the place's own thread."""
        if isinstance(said, Heard):
            self._within = (0, 0)
            self._step(self._event_of(said))
        elif isinstance(said, Within):
            self._within = (said.done, said.of)
            self._changed()
        elif isinstance(said, Looked) and not self._over:
            self._watch.hear(said.found)

    def _make_watch(self, begun: PlaceBegun, knocking: Lane) -> Watch:
        tell, found = partial(self._tell, self.key), partial(self.want, Trigger.NETWORK)
        if begun.folder is not None:
            return FolderWatch(begun.folder, lane=self._lane, owner=self._owner, tell=tell, found=found)
        return HubWatch(
            begun.hub,
            lane=knocking,
            owner=self._owner,
            random=self._random,
            tell=tell,
            found=found,
            changed=self._network_changed,
        )

    def _network_changed(self, there: bool) -> None:
        """In mid-call: over the network that was, the answer may not come for a minute, or never."""
        self._fault(self._state.turn, KnownError(Code.CARRIER_GONE, reason=NO_WAY))
        if there:
            self.want(Trigger.NETWORK)

    def _tick(self) -> None:
        if self._stopped_until is None:
            self._step(Ticked(**self._told()))
        else:
            self.want(Trigger.WORKER)  # the worker was told the time

    def _go_on(self) -> None:
        if self._stopped_until is not None:
            self._stopped_until = None
            self._changed()

    def _step(self, event: Event) -> None:
        if self._over:
            return
        was = self._state.phase
        self._state, commands = step(self._state, event)
        for command in commands:
            self._do(command)
        if was is Phase.WORKING and self._state.phase is not Phase.WORKING:
            self._rest()
        self._watch.follow(self._state)
        self._changed()

    def _do(self, command: ask.Command) -> None:
        if isinstance(command, ask.Wake):
            self._wake.start(max(0, round(command.after / timedelta(milliseconds=1))))
        elif isinstance(command, ask.Keep):
            self._on_vault(keep, command.stored, done=self._kept)
        elif isinstance(command, ask.VaultCommand):
            turn = self._state.turn
            self._on_vault(
                carry_out,
                command,
                self._way,
                done=partial(self._carried, turn),
                failed=partial(self._fault, turn),
            )
        else:
            self._ask_far_side(command)

    def _on_vault(
        self,
        deed: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None],
        failed: Callable[[KnownError | None], None] | None = None,
    ) -> None:
        def fault(error: KnownError | None = None) -> None:
            if failed is not None:
                failed(error)

        self._jobs.on_vault(deed, self.key[0], *args, owner=self._owner, done=done, failed=fault, broke=fault)

    def _carried(self, turn: int, carried: Carried) -> None:
        sealed = isinstance(carried.answer, ask.Opened) and carried.answer.sealed > 0
        self._announce(carried.changes, sealed)
        if carried.way is not None and not self._over and turn == self._state.turn:
            self._leave()
            self._way = carried.way
        self._step(Answered(**self._told(), turn=turn, answer=carried.answer))

    def _fault(self, turn: int, error: KnownError | None) -> None:
        facts = tuple(error.facts.items()) if error is not None else ()
        code = None if error is None else error.code
        self._step(Failed(**self._told(), turn=turn, code=code, facts=facts))

    def _kept(self, carried: Carried) -> None:
        self._announce(carried.changes, False)

    def _ask_far_side(self, command: ask.CarrierCommand) -> None:
        if self._far_side is None and self._way is not None:
            progress = Throttled(partial(self._tell, self.key))
            self._far_side = FarSide(self._way, self._clock, progress)
        if self._far_side is None:
            self._fault(self._state.turn, None)
            return
        self._lane.submit(
            partial(ask_far, self._far_side, command, self._state.turn, partial(self._tell, self.key))
        )

    def _event_of(self, said: Heard) -> Event:
        if said.faulty:
            return Failed(**self._told(), turn=said.turn, code=said.code, facts=said.facts)
        return Answered(**self._told(), turn=said.turn, answer=said.answer)

    def _rest(self) -> None:
        """A round is over: tidy up there now and then, and let go."""
        if self._state.phase is Phase.RESTING and self._is_folder and self._is_untidy():
            self._tidied = time.monotonic()
            self._tidying, self._far_side = self._far_side, None  # goes when it has tidied up
            self._on_vault(list_not_needed, done=partial(self._tidy, self._tidying))
        else:
            self._leave()

    def _is_untidy(self) -> bool:
        return self._tidied is None or time.monotonic() - self._tidied > TIDY_DAYS * 24 * 3600

    def _tidy(self, far_side: FarSide | None, done: tuple[str, ...]) -> None:
        if far_side is not None:
            self._lane.submit(partial(tidy_far, far_side, done))

    def _leave(self) -> None:
        """Let go of the place, on its own thread; what still goes on there is ended now."""
        far_side, self._far_side, self._way = self._far_side, None, None
        self._within = (0, 0)
        if far_side is not None:
            far_side.end()
            self._lane.submit(far_side.close)

    def _told(self) -> dict[str, Any]:
        return {"now": self._clock.now(), "dice": self._random.random()}
