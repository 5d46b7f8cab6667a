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
    gc.unfreeze()  # what was there before the tests began is looked through, too
    gc.collect()
    found = gc.get_objects()
    seen: set[int] = {id(sys._getframe())}
    seen.add(id(seen))
    while found:
        seen.add(id(found))
        layer = {id(one): one for one in found if id(one) not in seen}
        seen.add(id(layer))
        yield from layer.values()
        seen.update(layer)
        found = gc.get_referents(*layer.values())


def left(secrets: list[bytes], kinds: tuple[type, ...], others: Sequence[object] = ()) -> list[str]:
    """Where one of the secrets, given backwards, is still held as text or bytes, and what is left of these types.

    `others` were there before, and belong to whoever else ran in this Python.
    """
    before = {id(one) for one in others}
    wanted = [secret[::-1] for secret in secrets]
    texts = [secret.decode() for secret in wanted if secret.isascii()]
    mine = {id(one) for one in (*wanted, *texts)}
    found, strings, data = [], [], []
    for one in objects():
        kind = type(one)
        if kind is str:
            strings.append(one)
        elif kind is bytes:
            data.append(one)
        elif isinstance(one, kinds) and id(one) not in before:
            found.append(kind.__qualname__)
    # All at once first, as that is fast: one by one only where there is something to tell.
    found += _holding(strings, texts, "\0".join(strings), mine)
    return found + _holding(data, wanted, b"\0".join(data), mine)


def _holding(held: list[Any], wanted: list[Any], joined: Any, mine: set[int]) -> list[str]:
    """Those that hold one of these words, other than our own."""
    if not _holds(joined, wanted):
        return []
    del joined
    return [
        f"{type(one).__name__} of {len(one)} in {_keepers(one, held)}"
        for one in held
        if id(one) not in mine and _holds(one, wanted)
    ]


def _holds(one: Any, wanted: list[Any]) -> bool:
    return any(word in one for word in wanted)


def _keepers(one: object, held: list[Any]) -> list[str]:
    keepers = [each for each in gc.get_referrers(one) if each is not held]
    return sorted({f"{type(each).__module__}.{type(each).__qualname__}" for each in keepers})


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
