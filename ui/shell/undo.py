"""Undo and redo of deeds: the steps of what was done, walked back through the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from companion.clock import Clock
from companion.domain.changes import Changes, Step
from ui.bus import Bus
from ui.jobs import Jobs

TakeBack = Callable[[Any, tuple[Step, ...]], Changes]
MOST = 100
SAME_BREATH = timedelta(seconds=3)  # typing without a longer pause is one thing to undo


@dataclass(frozen=True)
class _Walked:
    """The answer of a walk, wrapped so that the lanes do not announce it as a new deed."""

    changes: Changes


class Undo(QObject):
    """What can be taken back, newest last; forgotten on lock.

    Signals:
        walked(bool): something was undone (True) or redone (False).
        nothing(bool): there is nothing to undo (True) or redo (False).
    """

    walked = Signal(bool)
    nothing = Signal(bool)

    def __init__(self, jobs: Jobs, bus: Bus, clock: Clock, take_back: TakeBack) -> None:
        super().__init__()
        self._jobs = jobs
        self._bus = bus
        self._clock = clock
        self._take_back = take_back
        self._done: list[Changes] = []
        self._undone: list[Changes] = []
        self._last: datetime | None = None
        self._announcing = False
        bus.changed.connect(self._heard)
        bus.locked.connect(self.forget)

    def undo(self) -> None:
        """Take back the last deed."""
        self._walk(self._done, self._undone, undoing=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._walk(self._undone, self._done, undoing=False)

    def forget(self) -> None:
        """Drop everything."""
        self._done.clear()
        self._undone.clear()
        self._last = None

    def _heard(self, changes: Changes) -> None:
        if self._announcing or not changes.steps:
            return
        now = self._clock.now()
        in_one_breath = self._last is not None and now - self._last <= SAME_BREATH
        self._last = now
        self._undone.clear()
        if self._done and _same_versions(self._done[-1], changes):
            return  # more typing into a version that undo already takes back
        if self._done and in_one_breath and _goes_on(self._done[-1], changes):
            self._done[-1] = _joined(self._done[-1], changes)
        else:
            self._done.append(changes)
            del self._done[:-MOST]

    def _walk(self, source: list[Changes], target: list[Changes], *, undoing: bool) -> None:
        if not source:
            self.nothing.emit(undoing)
            return
        changes = source.pop()
        self._last = None

        def deed(session: Any) -> _Walked:
            return _Walked(self._take_back(session, changes.steps))

        def done(walked: _Walked) -> None:
            self._follow(changes, walked.changes)
            target.append(walked.changes)
            self._announcing = True
            self._bus.changed.emit(walked.changes)
            self._announcing = False
            self.walked.emit(undoing)

        self._jobs.on_vault(deed, owner=self, done=done)

    def _follow(self, walked: Changes, back: Changes) -> None:
        """What stood before stands again, as a new version: deeds that led to it lead to that one now."""
        made = {(step.kind, step.id): step.after for step in back.steps}
        now = {
            (step.kind, step.id, step.before): made[step.kind, step.id]
            for step in reversed(walked.steps)
            if (step.kind, step.id) in made
        }
        self._done[:] = [_following(one, now) for one in self._done]
        self._undone[:] = [_following(one, now) for one in self._undone]


def _following(changes: Changes, now: dict[tuple[str, str, str | None], str]) -> Changes:
    steps = (
        replace(step, after=now.get((step.kind, step.id, step.after), step.after)) for step in changes.steps
    )
    return replace(changes, steps=tuple(steps))


def _same_versions(before: Changes, after: Changes) -> bool:
    """Whether `after` made nothing but versions that `before` made."""
    made = {(step.kind, step.id, step.after) for step in before.steps}
    return all((step.kind, step.id, step.after) in made for step in after.steps)


def _goes_on(before: Changes, after: Changes) -> bool:
    """Whether `after` is more typing into the very versions that typing made before."""
    ends = {(step.kind, step.id, step.after) for step in before.steps}
    goes_on = all((step.kind, step.id, step.before) in ends for step in after.steps)
    return before.typing and after.typing and goes_on


def _joined(before: Changes, after: Changes) -> Changes:
    ends = {(step.kind, step.id): step.after for step in after.steps}
    steps = tuple(
        Step(kind=step.kind, id=step.id, before=step.before, after=ends.get((step.kind, step.id), step.after))
        for step in before.steps
    )
    return Changes(
        ids=before.ids | after.ids,
        kinds=before.kinds | after.kinds,
        made=before.made,
        steps=steps,
        typing=True,
    )
