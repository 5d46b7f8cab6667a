"""Going from screen to screen for hours leaves nothing of Qt behind that Python still believes in."""

from __future__ import annotations

import gc
from collections import Counter

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from ui import routes


def believed(shell) -> Counter[str]:
    """How many objects of each Qt class Python holds to be alive, once everything left has gone."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.sendPostedEvents()
        gc.collect()
    return Counter(type(one).__name__ for one in shiboken6.getAllValidWrappers())


def test_no_layout_item_outlives_its_screen(make_shell, qtbot):
    # A layout item that Qt deleted and Python still knew ended the program, at the next object of that address.
    shell = make_shell(start=routes.first_start)
    ways = (routes.help_topic(), routes.new_vault(), routes.restore(), routes.first_start())

    def walk(rounds: int) -> Counter[str]:
        for _ in range(rounds):
            for way in ways:
                shell.navigation.go(way)
                qtbot.wait(3)  # painted, laid out, and what was left deleted by Qt
        return believed(shell)

    before = walk(2)
    after = walk(10)
    items = {name for name in before | after if name.endswith(("Item", "ItemV2", "Layout"))}
    assert {name: after[name] - before[name] for name in items if after[name] != before[name]} == {}
