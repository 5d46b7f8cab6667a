"""Large letters in small windows, on every screen: what has the keyboard is seen, nothing grows, nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.ui.audit import checks, looks
from tests.ui.audit.looks import Look, Opened, open_rooms
from ui.reading_order import controls
from ui.screens import ENTRIES
from ui.shell.window import Shell

LOOKS = [
    (960, 600, 300),
    (960, 600, 200),
    (1152, 768, 300),
    (960, 600, 100),
    (1152, 768, 200),
    (1152, 768, 100),
]
"""Width, height and zoom, the hardest first: the test run takes two of them, `dev.py soak small-windows` all."""
GROWS = {("conversation", 960, 300)}
"""Where a window still becomes larger for a moment while its page is made, and stays so."""


@pytest.mark.soak(name="small-windows", rounds=2, long=len(LOOKS))
@pytest.mark.parametrize("room", [entry.name for entry in ENTRIES])
def test_what_has_the_keyboard_is_in_sight(
    qapp: QApplication,
    room: str,
    practice: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rounds: int,
) -> None:
    for width, height, zoom in LOOKS[:rounds]:
        monkeypatch.setattr(looks, "WIDTH", width)
        monkeypatch.setattr(looks, "HEIGHT", height)
        folder = tmp_path / f"{width}-{zoom}"
        folder.mkdir()
        for opened in open_rooms(qapp, room, Look("en", zoom, "light"), practice, practice, folder):
            _require_room(opened, room, (width, height, zoom))


def _require_room(opened: Opened, room: str, look: tuple[int, int, int]) -> None:
    width, height, zoom = look
    where, shell = f"{opened.name} at {zoom} % in {width}x{height}", opened.shell
    if (room, width, zoom) not in GROWS:
        assert (shell.width(), shell.height()) == (width, height), f"{where}: the page made the window larger"
    focus = shell.focusWidget()
    assert focus is not None, f"{where}: the keyboard is nowhere"
    assert _seen(focus), f"{where}: {checks.named(focus)} has the keyboard and is out of sight"
    assert shell.header.height() + shell.footer.height() <= height * 0.45, where
    assert _no_sideways(shell), f"{where}: goes on sideways"
    assert not (lost := _out_of_reach(shell)), f"{where}: cannot be scrolled to: {lost}"
    if zoom <= 200:
        assert not (cut := checks.check_whole_words(opened.window)), f"{where}: {cut}"


def _seen(widget: QWidget) -> bool:
    """All of it."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def _no_sideways(shell: Shell) -> bool:
    return all(
        area.horizontalScrollBar().maximum() == 0
        for area in shell.findChildren(QScrollArea)
        if area.isVisible() and area.viewport().width() > 0
    )


def _out_of_reach(shell: Shell) -> list[str]:
    """Every control, the primary ones too, comes wholly between the edges once it is scrolled to."""
    lost = []
    for control in controls(shell.host):
        place = QRect(control.mapTo(shell.host, QPoint(0, 0)), control.size())
        if place.left() < 0 or place.right() > shell.host.width():
            lost.append(checks.named(control))
    return lost
