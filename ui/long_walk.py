"""A long deed on its way: its own steps on the vault lane, the long work between them on a lane beside it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from companion.errors import Code, KnownError
from ui.lane import Lane

Work = Callable[[], Any]


class LongWalk:
    """Walks one generator of companion.services.long_deeds to its end.

    `is_open` says whether the session it began with is still open: once it is not, the deed hears CANCELLED.
    `done(result, error)` is called on the vault lane.
    """

    def __init__(
        self,
        deed: Generator[Work, Any, Any],
        vault: Lane,
        beside: Lane,
        is_open: Callable[[], bool],
        done: Callable[[Any, Exception | None], None],
    ) -> None:
        self._deed = deed
        self._vault = vault
        self._beside = beside
        self._is_open = is_open
        self._done = done

    def begin(self) -> None:
        """On the vault lane: the first step."""
        self._step(partial(next, self._deed))

    def _step(self, step: Callable[[], Work]) -> None:
        """On the vault lane: one step, which ends with work for the lane beside it, or is the last."""
        try:
            work = step() if self._is_open() else self._deed.throw(KnownError(Code.CANCELLED))
        except StopIteration as end:
            self._done(end.value, None)
        except Exception as error:  # noqa: BLE001 - the lane outlives every fault
            # A vault that was closed under it is why it failed, whatever it failed with: nobody's fault.
            self._done(None, error if self._is_open() else KnownError(Code.CANCELLED))
        else:
            self._beside.submit(partial(self._work, work))

    def _work(self, work: Work) -> None:
        """Beside the vault lane: what takes long; its answer, or its fault, goes back into the deed."""
        try:
            step = partial(self._deed.send, work())
        except Exception as error:  # noqa: BLE001 - the deed's own to handle
            step = partial(self._deed.throw, error)
        self._vault.submit(partial(self._step, step))
