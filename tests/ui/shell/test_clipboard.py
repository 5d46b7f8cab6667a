"""The clipboard: histories are asked to leave our words out, and locking takes them away."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.clipboard import _HINTS, OwnClipboard


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window of ours that has the keyboard."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_what_is_copied_here_asks_to_be_kept_nowhere(
    qapp: QApplication, window: QWidget, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    own = OwnClipboard()
    window.setFocus()
    qapp.clipboard().setText("by the canal")
    mime = qapp.clipboard().mimeData()
    assert mime.text() == "by the canal"
    for name, value in _HINTS.get(system, {}).items():
        assert bytes(mime.data(name).data()) == value
    own.clear_own()
    assert qapp.clipboard().text() == ""
    own.deleteLater()


def test_what_has_no_words_is_left_as_it_is(qapp: QApplication, window: QWidget) -> None:
    own = OwnClipboard()
    told = QMimeData()
    told.setData("application/x-something", b"1")
    qapp.clipboard().setMimeData(told)
    assert qapp.clipboard().mimeData().formats() == ["application/x-something"]
    own.deleteLater()
