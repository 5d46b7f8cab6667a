"""Two single-thread lanes for work that must not hold up the window; answers come back on the main thread.

    screen ── on_vault(deed) ──► vault lane: deed(session, …) ── result ──► main thread: bus.changed, then done(result)
                                                              └─ KnownError ──► failed(error), or the shell's notice
                                                              └─ anything else ──► logged, said as our fault

The session (the open vault) is made, used and closed on the vault lane and never leaves it. `closer(session)` is
how it is closed. A deed that takes long (companion.services.long_deeds) does so beside the lane, and typing goes on
reaching the disk: see ui.long_walk.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from companion.domain.changes import Changes
from companion.errors import BugError, Code, KnownError
from companion.logs import log_bug
from ui.bus import Bus
from ui.lane import FarLane, Lane, thread_lane
from ui.long_walk import LongWalk
from ui.memory import overwrite_freed
from ui.rubbish import Rubbish

LOG = logging.getLogger("companion.jobs")


class Job:
    """Work that was asked for; `cancel` makes a deed that reports progress stop at its next step."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stopped.set()

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._stopped.is_set()


@dataclass(frozen=True)
class _Asked:
    """One request, kept together until it is answered."""

    work: Callable[[], Any]
    owner: QObject
    done: Callable[[Any], None] | None
    failed: Callable[[KnownError], None] | None
    job: Job
    broke: Callable[[], None] | None = None
    finished: Future[None] = field(default_factory=Future)


@dataclass(frozen=True)
class _Opened:
    """The answer of an opening, and what the window needs to know of the session."""

    answer: Any
    made_up: bool
    whose: str


@dataclass(frozen=True)
class _Answer:
    """What came of a request."""

    asked: _Asked
    result: Any = None
    error: Exception | None = None


class Jobs(QObject):
    """The lanes and the session.

    Signals:
        failed(KnownError): a fault of the world that no caller took.
        broke(): our own fault; it has been logged.
        busy(bool): whether any lane has work to do.
        opened(bool): a session is open; whether its people are made up.
        closing(): the session is about to close, and takes no more deeds.
    """

    failed = Signal(object)
    broke = Signal()
    busy = Signal(bool)
    opened = Signal(bool)
    closing = Signal()
    _answered = Signal(object)
    _stepped = Signal(object, object, int, int)

    def __init__(
        self, bus: Bus, closer: Callable[[Any], None], lane: Callable[[str], Lane] = thread_lane
    ) -> None:
        super().__init__()
        self.far_lane = FarLane if lane is thread_lane else lane
        self._bus = bus
        self._closer = closer
        self._vault = lane("vault")
        self._net = lane("net")
        self._beside = lane("beside")
        self._long: set[Job] = set()
        self._session: Any = None
        self.whose = ""  # the profile of the vault that was opened last: an id, no name
        self._closing = False
        self._rubbish = Rubbish(self)
        self._waiting: set[Future[None]] = set()
        self._open = 0
        self._answered.connect(self._deliver)
        self._stepped.connect(self._report)

    def on_vault(
        self,
        deed: Callable[..., Any],
        *args: Any,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        broke: Callable[[], None] | None = None,
    ) -> Job:
        """Run `deed(session, *args)` on the vault lane; while the vault is closing, nothing new is begun.

        With `progress` the deed also gets `progress=(done, total) -> whether to carry on`. With `broke` a fault of our
        own is told there and not to the window, and the work is nothing the window need speak of while it goes on.
        """
        job = Job()
        if self._closing:
            LOG.info("not begun while closing: %s", getattr(deed, "__name__", "unnamed"))
            return job
        keywords = {} if progress is None else {"progress": self._reporter(job, owner, progress)}

        def work() -> Any:
            if self._session is None:
                raise BugError(f"deed {getattr(deed, '__name__', 'unnamed')} asked while locked")
            return deed(self._session, *args, **keywords)

        return self._submit(self._vault, _Asked(work, owner, done, failed, job, broke))

    def on_net(
        self,
        work: Callable[..., Any],
        *args: Any,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
    ) -> Job:
        """Run work that needs no vault: plain data in, plain data out."""
        return self._submit(self._net, _Asked(lambda: work(*args), owner, done, failed, Job()))

    def before_vault(
        self,
        work: Callable[..., Any],
        *args: Any,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
    ) -> Job:
        """Run work about vaults that are not open (make one, list them) on the vault lane, with no session."""
        return self._submit(self._vault, _Asked(lambda: work(*args), owner, done, failed, Job()))

    def open_session(
        self,
        opener: Callable[[], tuple[Any, Any]],
        *,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
    ) -> Job:
        """Open a vault on its lane. `opener() -> (session, answer)`; `done(answer)` when it is ready for deeds.

        The answer is plain data: the session itself stays on the lane.
        """

        def work() -> _Opened:
            if self._session is not None:
                raise BugError("a session is already open")
            self._session, answer = opener()
            return _Opened(answer, made_up=bool(self._session.made_up), whose=self._session.profile)

        self._closing = False  # what is asked from here on comes after the opening
        return self._submit(self._vault, _Asked(work, owner, done, failed, Job()))

    def close_session(
        self, *, owner: QObject | None = None, done: Callable[[Any], None] | None = None
    ) -> None:
        """Close the vault after everything that was asked before it."""
        self.closing.emit()
        self._closing = True
        asker = owner or self
        for job in tuple(self._long):
            job.cancel()

        def work() -> None:
            session, self._session = self._session, None
            if session is not None:
                self._closer(session)

        def closed(answer: Any) -> None:
            self._closing = False
            if done is not None and shiboken6.isValid(asker):
                done(answer)

        self._submit(self._vault, _Asked(work, self, closed, None, Job()))
        for lane in (self._vault, self._net, self._beside):
            lane.submit(overwrite_freed)

    def wait(self, deadline_seconds: float) -> bool:
        """Wait until the lanes have nothing left to do; False when the deadline came first.

        Answers still arrive through the event loop, after this returns.
        """
        end = time.monotonic() + deadline_seconds
        while self._waiting:
            left = end - time.monotonic()
            if left <= 0:
                return False
            wait(tuple(self._waiting), timeout=left)
            self._waiting = {future for future in self._waiting if not future.done()}
        return True

    def shut(self, deadline_seconds: float) -> bool:
        """Close the session, wait, and take no more work. False when something was still running."""
        self.close_session()
        finished = self.wait(deadline_seconds)
        self._vault.shutdown(wait=finished, cancel_futures=not finished)
        self._net.shutdown(wait=finished, cancel_futures=not finished)
        self._beside.shutdown(wait=finished, cancel_futures=not finished)
        if finished:
            self._rubbish.stop()
        return finished

    def _submit(self, lane: Lane, asked: _Asked) -> Job:
        if asked.broke is None:
            self._open += 1
            if self._open == 1:
                self.busy.emit(True)
        self._waiting = {one for one in self._waiting if not one.done()} | {asked.finished}
        lane.submit(lambda: self._run(asked))
        return asked.job

    def _run(self, asked: _Asked) -> None:
        """On the lane: whatever happens becomes an answer."""
        try:
            result = asked.work()
        except Exception as error:  # noqa: BLE001 - the lane outlives every fault; _deliver sorts them
            self._answer(asked, None, error)
            return
        if isinstance(result, Generator):
            self._walk(asked, result)
        else:
            self._answer(asked, result, None)

    def _walk(self, asked: _Asked, deed: Generator[Callable[[], Any], Any, Any]) -> None:
        """On the vault lane: a long deed sets out."""
        session = self._session
        self._long.add(asked.job)

        def done(result: Any, error: Exception | None) -> None:
            self._long.discard(asked.job)
            self._answer(asked, result, error)

        LongWalk(deed, self._vault, self._beside, lambda: self._session is session, done).begin()

    def _answer(self, asked: _Asked, result: Any, error: Exception | None) -> None:
        if shiboken6.isValid(self):
            self._answered.emit(_Answer(asked, result, error))
        asked.finished.set_result(None)

    def _reporter(
        self, job: Job, owner: QObject, progress: Callable[[int, int], None]
    ) -> Callable[[int, int], bool]:
        told: list[tuple[int, int]] = []

        def report(done: int, total: int) -> bool:
            if told[-1:] != [(done, total)] and shiboken6.isValid(self):
                told[:] = [(done, total)]
                self._stepped.emit(owner, progress, done, total)
            return not job.cancelled

        return report

    def _report(self, owner: QObject, progress: Callable[[int, int], None], done: int, total: int) -> None:
        if shiboken6.isValid(owner):
            progress(done, total)

    def _deliver(self, answer: _Answer) -> None:
        """On the main thread: announce, then call back if the owner still lives."""
        if answer.asked.broke is None:
            self._open -= 1
            if self._open == 0:
                self.busy.emit(False)
        if answer.error is not None:
            self._deliver_error(answer.asked, answer.error)
            return
        result = answer.result
        if isinstance(result, Changes):
            self._bus.changed.emit(result)
        if isinstance(result, _Opened):
            self.whose = result.whose
            self.opened.emit(result.made_up)
            result = result.answer
        if answer.asked.done is not None and shiboken6.isValid(answer.asked.owner):
            answer.asked.done(result)

    def _deliver_error(self, asked: _Asked, error: Exception) -> None:
        if not isinstance(error, KnownError):
            log_bug(error)
            if asked.broke is None:
                self.broke.emit()
            elif shiboken6.isValid(asked.owner):
                asked.broke()
            return
        LOG.info("known error %s", error.code.value)
        if asked.failed is None:
            if error.code is not Code.CANCELLED:  # whoever cancelled knows
                self.failed.emit(error)
        elif shiboken6.isValid(asked.owner):
            asked.failed(error)
