"""Undo and redo: one history for what is typed and what is done, walked back through the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from companion.clock import Clock
from companion.domain.changes import Changes, Step
from companion.domain.splices import Splice
from companion.errors import KnownError
from ui.bus import Bus
from ui.jobs import Jobs

TakeBack = Callable[[Any, tuple[Step, ...]], Changes]
MOST = 1000  # a few words each: an hour of writing
SPELL = timedelta(seconds=3)  # as much typing as is one thing to undo: a few words
DECISIONS = frozenset({"consent_decision", "override"})
"""What destroys, stops or lets go where it is changed: it is changed where it is said what that does."""


@dataclass(frozen=True)
class _Walked:
    """The answer of a walk, wrapped so that the lanes do not announce it as a new deed."""

    changes: Changes


class Undo(QObject):
    """What can be taken back, newest last; forgotten on lock.

    Signals:
        walked(bool): something was undone (True) or redone (False).
        nothing(bool): there is nothing to undo (True) or redo (False).
        decided(): the last deed was a decision, which acts on other people: a key alone does not turn it.
    """

    walked = Signal(bool)
    nothing = Signal(bool)
    decided = Signal()

    def __init__(self, jobs: Jobs, bus: Bus, clock: Clock, take_back: TakeBack) -> None:
        super().__init__()
        self._jobs = jobs
        self._bus = bus
        self._clock = clock
        self._take_back = take_back
        self._done: list[Changes] = []
        self._undone: list[Changes] = []
        self._began: datetime | None = None
        self._announcing = False
        self._walking = False
        self._waiting: list[bool] = []
        bus.changed.connect(self._heard)
        bus.locked.connect(self.forget)

    def undo(self) -> None:
        """Take back the latest thing: a few typed words, or a deed."""
        self._walk(undoing=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._walk(undoing=False)

    def forget(self) -> None:
        """Drop everything."""
        self._done.clear()
        self._undone.clear()
        self._waiting.clear()
        self._began = None
        self._walking = False

    def _heard(self, changes: Changes) -> None:
        if self._announcing or not changes.steps:
            return
        self._undone.clear()
        now = self._clock.now()
        if self._done and _goes_on(self._done[-1], changes):
            if self._began is not None and now - self._began <= SPELL:
                self._done[-1] = _joined(self._done[-1], changes)
                return
            rest = self._end_word(changes)
            if rest is None:
                return
            changes = rest
        self._done.append(changes)
        self._began = now
        del self._done[:-MOST]

    def _end_word(self, changes: Changes) -> Changes | None:
        """Give a word that a spell of typing ended in to that spell whole; what is left begins the next one."""
        step = changes.steps[0]
        last = next(one for one in self._done[-1].steps if (one.kind, one.id) == (step.kind, step.id))
        head, rest = _cut_after_word(last, step)
        if head is not None:
            self._done[-1] = _joined(self._done[-1], replace(changes, steps=(head,)))
        return None if rest is None else replace(changes, steps=(rest,))

    def _walk(self, *, undoing: bool) -> None:
        """One at a time: where the next one leads is known when this one has arrived."""
        if self._walking:
            self._waiting.append(undoing)
            return
        source, target = (self._done, self._undone) if undoing else (self._undone, self._done)
        if not source:
            self.nothing.emit(undoing)
            return
        changes = source.pop()
        self._began = None
        if any(step.kind in DECISIONS for step in changes.steps):
            self.decided.emit()
            self._walk_on()
            return
        self._walking = True

        def deed(session: Any) -> _Walked:
            return _Walked(self._take_back(session, changes.steps))

        def done(walked: _Walked) -> None:
            self._walking = False
            source[:] = _following(source, changes, walked.changes)
            target.append(walked.changes)
            self._announcing = True
            self._bus.changed.emit(walked.changes)
            self._announcing = False
            self.walked.emit(undoing)
            self._walk_on()

        self._jobs.on_vault(deed, owner=self, done=done, failed=self._refused)

    def _refused(self, error: KnownError) -> None:
        self._walking = False
        self._waiting.clear()
        self._jobs.failed.emit(error)

    def _walk_on(self) -> None:
        if self._waiting:
            self._walk(undoing=self._waiting.pop(0))


def _following(entries: list[Changes], walked: Changes, back: Changes) -> list[Changes]:
    """What stood before `walked` stands again, as a new version: what led to it leads to that one now."""
    made = {(step.kind, step.id): step.after for step in back.steps}
    now = {
        (step.kind, step.id, step.before): made[step.kind, step.id]
        for step in reversed(walked.steps)
        if (step.kind, step.id) in made
    }
    return [replace(one, steps=tuple(_led(step, now) for step in one.steps)) for one in entries]


def _led(step: Step, now: dict[tuple[str, str, str | None], str]) -> Step:
    after = now.get((step.kind, step.id, step.after), step.after)
    return replace(step, after=after, before=after if step.before == step.after else step.before)


def _goes_on(before: Changes, after: Changes) -> bool:
    """Whether `after` is more typing into the very versions that typing made before."""
    if not (before.typing and after.typing):
        return False
    ends = {(step.kind, step.id): step for step in before.steps}
    return all(_follows(ends.get((step.kind, step.id)), step) for step in after.steps)


def _follows(last: Step | None, step: Step) -> bool:
    """Whether one step can stand for both: typing into one version cannot be taken back with the version after it."""
    if last is None or last.after != step.before:
        return False
    return last.before != last.after or step.before == step.after


def _joined(before: Changes, after: Changes) -> Changes:
    later = {(step.kind, step.id): step for step in after.steps}
    steps = tuple(_one_step(step, later.get((step.kind, step.id))) for step in before.steps)
    return Changes(
        ids=before.ids | after.ids,
        kinds=before.kinds | after.kinds,
        made=before.made,
        steps=steps,
        typing=True,
    )


def _one_step(step: Step, later: Step | None) -> Step:
    return step if later is None else replace(step, after=later.after, typed=step.typed + later.typed)


def _cut_after_word(last: Step, step: Step) -> tuple[Step | None, Step | None]:
    """Split typing behind the word that was begun in `last`: (what still belongs to it, the rest)."""
    typed, begun = step.typed, last.typed
    if len(typed) != 1 or not begun or typed[0].gone or step.before != step.after:
        return None, step
    came, place = typed[0].came, typed[0].place
    went_on = place == begun[-1].place + len(begun[-1].came) and begun[-1].came[-1:].isalnum()
    length = next((n for n, letter in enumerate(came) if letter.isspace()), len(came)) if went_on else 0
    if not length:
        return None, step
    head = Splice(place=place, gone="", came=came[:length])
    rest = Splice(place=place + length, gone="", came=came[length:])
    return replace(step, typed=(head,)), replace(step, typed=(rest,)) if rest.came else None
