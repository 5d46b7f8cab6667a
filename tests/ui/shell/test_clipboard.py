"""The clipboard: histories are asked to leave our words out, and locking takes them away."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.ground import make_ground
from ui.shell.clipboard import _HINTS, OwnClipboard
from ui.shell.window import Shell


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


def test_windows_do_not_answer_each_other(qapp: QApplication, window: QWidget, qtbot: QtBot) -> None:
    several = [OwnClipboard(window) for _ in range(5)]
    changes = []
    counted = qapp.clipboard().dataChanged.connect(lambda: changes.append(qapp.clipboard().text()))
    qapp.clipboard().setText("by the canal")
    qapp.clipboard().disconnect(counted)
    asked = 1 if sys.platform in _HINTS else 0
    assert changes == ["by the canal"] * (1 + asked)
    assert all(one._is_marked() for one in several)


def test_a_window_that_is_gone_hears_of_the_clipboard_no_more(qapp: QApplication, tmp_path: Path) -> None:
    shell = Shell(make_ground(qapp, tmp_path))
    listens = shell.guard._clipboard
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(shell, QEvent.Type.DeferredDelete)
    assert not isValid(listens)
