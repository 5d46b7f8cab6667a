"""What every screen is: a view on one side, deeds on the other, and typed words that always reach the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from ui.desk import Desk
from ui.widgets.settling import hold_all, release_all, settle_all

# Troubles of the disk that may pass by themselves: what was typed is tried again, not given up.
PASSING = frozenset({Code.DISK_FULL, Code.DISK_TROUBLE, Code.READ_ONLY, Code.VAULT_BUSY})
RETRY_MILLISECONDS = 3000


@dataclass(frozen=True)
class Command:
    """Something a worker can do here: in the palette, on the shortcut sheet, and by its keys ("Ctrl+P")."""

    words: str
    run: Callable[[], object]
    keys: str = ""


@dataclass(frozen=True)
class _Typed:
    """Words on their way to the disk."""

    deed: Callable[..., Any]
    args: tuple[Any, ...]
    done: Callable[[Any], None] | None
    failed: Callable[[KnownError], None] | None


class Screen(QObject):
    """One screen, from its opening by the shell until another takes its place.

    `kinds` are the nouns it shows and `about` the ids it is about (none: any): a `Changes` that concerns them
    makes it load again. So does one of `names`, whatever its ids, where
    `about` would miss that somebody who is named here is called something else.

    Signals:
        retitled(str): the page title for the header.
        all_saved(): nothing typed here is still on its way to the disk.
        not_saved(KnownError): typed words could not be stored; they stay on screen and are tried again.
    """

    retitled = Signal(str)
    all_saved = Signal()
    not_saved = Signal(object)

    kinds: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__()
        self.desk = desk
        self.view = view
        self.about: tuple[str, ...] = ()
        self.title = ""
        self._typed: dict[str, _Typed] = {}
        self._troubled = False
        self._again = QTimer(self, singleShot=True, interval=RETRY_MILLISECONDS)
        self._again.timeout.connect(self._try_again)
        desk.bus.changed.connect(self._heard)

    def load(self) -> None:
        """Ask for what is shown; called after opening and whenever a change concerns this screen."""

    def settle(self) -> None:
        """Hand over typed words now: before leaving, locking and quitting."""
        settle_all(self.view)

    def may_leave(self, _then: Callable[[], None]) -> bool:
        """Whether another screen may take this one's place. Where it asks first, it does `_then` after a yes."""
        return True

    def commands(self) -> tuple[Command, ...]:
        """What can be done here, for the palette, the shortcut sheet and the keyboard."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts; None lets the shell take the first control."""
        return None

    def retitle(self, words: str) -> None:
        """Set the page title shown in the header (never in the window's title)."""
        self.title = words
        self.retitled.emit(words)

    def keep(
        self,
        key: str,
        deed: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Store typed words: run a deed, say "Saved", and try again by itself when the disk is in trouble.

        `key` names the field: newer words of a field replace older ones that have not reached the disk.
        `failed` takes what is wrong with the words themselves, to say it beside the field.
        """
        self._typed[key] = _Typed(deed, args, done, failed)
        hold_all(self.view)
        self._store(key)

    @property
    def unsaved(self) -> bool:
        """Whether typed words are still on their way to the disk."""
        return bool(self._typed)

    @property
    def troubled(self) -> bool:
        """Whether the disk has refused typed words that are still waiting."""
        return self._troubled and self.unsaved

    def close(self) -> None:
        """Let go of everything; the shell calls it when the screen has been left."""
        self._again.stop()
        self.view.hide()
        self.view.setParent(None)
        self.view.deleteLater()
        self.deleteLater()

    def _heard(self, changes: Changes) -> None:
        if changes.concern(self.kinds, *self.about) or changes.concern(self.names):
            self.load()

    def _store(self, key: str) -> None:
        typed = self._typed[key]
        self.desk.jobs.on_vault(
            _as_typing,
            typed.deed,
            *typed.args,
            owner=self,
            done=lambda result: self._stored(key, typed, result),
            failed=lambda error: self._store_failed(key, typed, error),
        )

    def _stored(self, key: str, typed: _Typed, result: Any) -> None:
        if self._typed.get(key) is typed:
            del self._typed[key]
        self.desk.saved(self.desk.clock.now())
        if typed.done is not None:
            typed.done(result)
        if self._typed:
            return
        if self._troubled:
            self._troubled = False
            self.desk.problems.passed()
        self._release()
        self.all_saved.emit()

    def _release(self) -> None:
        """Nothing is on its way any more: what the fields turned away meanwhile is looked at again."""
        if release_all(self.view):
            self.load()

    def _store_failed(self, key: str, typed: _Typed, error: KnownError) -> None:
        if error.code in PASSING:
            self._troubled = True
            self._again.start()
        elif self._typed.get(key) is typed:
            del self._typed[key]
        if not self._typed:
            self._release()
        if typed.failed is not None and error.code not in PASSING:
            typed.failed(error)
        else:
            self.desk.problems.show(error, "typing" if error.code in PASSING else "")
        self.not_saved.emit(error)

    def _try_again(self) -> None:
        for key in tuple(self._typed):
            self._store(key)


def _as_typing(session: Any, deed: Callable[..., Any], *args: Any) -> Any:
    """Run a deed that keeps typed words, and say so, for undo."""
    result = deed(session, *args)
    return replace(result, typing=True) if isinstance(result, Changes) else result
