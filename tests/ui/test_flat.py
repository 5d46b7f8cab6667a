"""Opening every screen fifty times leaves no widget, no Qt object and no memory behind."""

from __future__ import annotations

import gc
import shutil
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.ui.ground import close_shell, make_ground, open_vault_in
from tests.ui.samples import SAMPLES
from ui import routes
from ui.screens import ENTRIES
from ui.shell.window import Shell

TIMES = 50
PART = 10
GROWTH = 50
"""Blocks of memory for each opening: a screen that stays behind has thousands."""


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_fifty_openings_leave_nothing_behind(name, qapp, practice, tmp_path):
    shutil.copytree(practice, tmp_path, dirs_exist_ok=True)
    shell = Shell(make_ground(qapp, tmp_path))
    shell.resize(1366, 768)
    shell.begin()
    shell.show()
    try:
        places = _places(shell, name, tmp_path)
        _open(shell, places, TIMES - 3 * PART)  # what is loaded at first use is loaded by then
        before = _counts(shell)
        grown = [_grown(shell, places) for _ in range(3)]
        assert _counts(shell) == before
        assert min(grown) < GROWTH * PART, grown
    finally:
        close_shell(shell)


def _places(shell, name, folder):
    if next(entry.locked for entry in ENTRIES if entry.name == name):
        return SAMPLES[name](None)
    open_vault_in(shell, folder)
    shell.ground.jobs.closing.emit()  # no backup of its own accord while we count
    found: list[routes.Route] = []
    shell.ground.jobs.on_vault(SAMPLES[name], owner=shell, done=found.extend)
    return tuple(found)


def _grown(shell, places) -> int:
    """Blocks that one part of the openings leaves. What stays behind does so in every part, a cache in one."""
    gc.collect()
    blocks = sys.getallocatedblocks()
    _open(shell, places, PART)
    gc.collect()
    return sys.getallocatedblocks() - blocks


def _open(shell, places, times):
    """Each place in turn, made anew each time."""
    for number in range(times):
        shell.navigation.forget()
        shell.navigation.go(places[number % len(places)])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _counts(shell):
    """Widgets and objects of Qt while no screen is open."""
    shell.navigation.forget()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(QApplication.allWidgets()), len(shell.findChildren(QObject))
