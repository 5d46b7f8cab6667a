"""Large letters in small windows, on every screen: what has the keyboard is seen, nothing grows, nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.ui.audit import checks, looks
from tests.ui.audit.looks import Look, open_rooms
from tests.ui.samples import make_practice_vault
from ui.reading_order import controls
from ui.screens import ENTRIES
from ui.shell.window import Shell

SIZES = [(960, 600), (1152, 768)]
ZOOMS = [100, 200, 300]
GROWS = {("conversation", 960, 300)}
"""Where a window still becomes larger for a moment while its page is made, and stays so."""


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with the practice people in it; copies are opened."""
    folder = tmp_path_factory.mktemp("small")
    make_practice_vault(folder)
    return folder


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("room", [entry.name for entry in ENTRIES])
def test_what_has_the_keyboard_is_in_sight(
    qapp: QApplication,
    room: str,
    width: int,
    height: int,
    zoom: int,
    practice: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looks, "WIDTH", width)
    monkeypatch.setattr(looks, "HEIGHT", height)
    for opened in open_rooms(qapp, room, Look("en", zoom, "light"), practice, practice, tmp_path):
        shell = opened.shell
        if (room, width, zoom) not in GROWS:
            assert (shell.width(), shell.height()) == (width, height), "the page made the window larger"
        focus = shell.focusWidget()
        assert focus is not None, f"{opened.name}: the keyboard is nowhere"
        assert _seen(focus), f"{opened.name}: {checks.named(focus)} has the keyboard and is out of sight"
        assert shell.header.height() + shell.footer.height() <= height * 0.45
        assert _no_sideways(shell), f"{opened.name}: goes on sideways"
        assert not (lost := _out_of_reach(shell)), f"{opened.name}: cannot be scrolled to: {lost}"
        if zoom <= 200:
            assert not (cut := checks.check_whole_words(opened.window)), f"{opened.name}: {cut}"


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
