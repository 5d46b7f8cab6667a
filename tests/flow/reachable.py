"""What can still be reached in this process: through Python's references, through Qt's widgets, through open files."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

_SAID = (
    "text",
    "toPlainText",
    "title",
    "windowTitle",
    "accessibleName",
    "accessibleDescription",
    "toolTip",
    "statusTip",
    "whatsThis",
    "placeholderText",
    "selectedText",
    "objectName",
)


def objects() -> Iterator[Any]:
    """Every Python object that anything still leads to, each once; what only this walk leads to is left out."""
    gc.collect()
    here = sys._getframe()
    seen: set[int] = {id(here)}
    waiting = gc.get_objects()
    seen.add(id(waiting))
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting.extend(each for each in gc.get_referents(one) if id(each) not in seen)


def left(secrets: list[bytes], kinds: tuple[type, ...], others: Sequence[object] = ()) -> list[str]:
    """Where one of the secrets, given backwards, is still held as text or bytes, and what is left of these types.

    `others` were there before, and belong to whoever else ran in this Python.
    """
    before = {id(one) for one in others}
    wanted = [secret[::-1] for secret in secrets]
    texts = [secret.decode() for secret in wanted if secret.isascii()]
    mine = {id(one) for one in (*wanted, *texts)}
    found = []
    for one in objects():
        if isinstance(one, kinds) and id(one) not in before:
            found.append(type(one).__qualname__)
        elif not isinstance(one, kinds) and _holds(one, texts, wanted) and id(one) not in mine:
            found.append(f"{type(one).__name__} of {len(one)} in {_keepers(one)}")
    return found


def _holds(one: object, texts: list[str], wanted: list[bytes]) -> bool:
    if type(one) is str:
        return any(text in one for text in texts)
    return type(one) is bytes and any(secret in one for secret in wanted)


def _keepers(one: object) -> list[str]:
    return sorted({f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_referrers(one)})


def words_of_windows() -> str:
    """Everything that any widget, model, accessible object or clipboard says, shown or not."""
    said: list[str] = []
    for widget in QApplication.allWidgets():
        said += _words_of(widget)
        if isinstance(widget, (QAbstractItemView, QComboBox)):
            model = widget.model()
            said += _cells(model, QModelIndex()) if model is not None else []
        said += _heard(QAccessible.queryAccessibleInterface(widget))
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        mime = clipboard.mimeData(mode)
        said += (
            [bytes(mime.data(kind).data()).decode("utf-8", "replace") for kind in mime.formats()]
            if mime
            else []
        )
    return "\n".join(said)


def _words_of(thing: QWidget) -> list[str]:
    said = []
    for name in _SAID:
        ask = getattr(thing, name, None)
        try:
            answer = ask() if callable(ask) else None
        except TypeError:
            continue
        if isinstance(answer, str):
            said.append(answer)
    return said


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    said = []
    for row in range(model.rowCount(parent)):
        cell = model.index(row, 0, parent)
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole)
        said += [str(model.data(cell, role)) for role in roles]
    return said


def _heard(one: QAccessibleInterface | None) -> list[str]:
    if one is None or not one.isValid():
        return []
    kinds = QAccessible.Text
    return [one.text(kind) for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help)]


def open_files() -> list[str]:
    """The files that this process has open, where the system tells."""
    folder = Path("/proc/self/fd")
    names = []
    for one in folder.iterdir() if folder.is_dir() else ():
        try:
            names.append(str(one.readlink()))
        except OSError:
            continue
    return names
