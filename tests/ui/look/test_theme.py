"""The look: chosen or the system's, zoom by the font, heights that follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from companion.settings import Settings
from ui.look.colours import CONTRAST, DARK, LIGHT
from ui.look.theme import FAMILY, Theme, ems, next_zoom
from ui.widgets.buttons import Button
from ui.widgets.words import Strong, Text


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Settings(look="light"))


def test_looks(theme: Theme, qapp: QApplication) -> None:
    for look, colours in (("dark", DARK), ("contrast", CONTRAST), ("light", LIGHT)):
        theme.apply(Settings(look=look))
        assert theme.colours is colours
        assert qapp.palette().window().color().name().upper() == colours.background


def test_our_font_is_used(theme: Theme) -> None:
    assert FAMILY in QFontDatabase.families()
    assert Text("x").fontInfo().family() == FAMILY


@pytest.mark.parametrize("zoom", [80, 100, 200, 300])
def test_controls_are_high_enough_at_every_zoom(theme: Theme, zoom: int) -> None:
    theme.apply(Settings(look="light", zoom=zoom))
    for made in (QLineEdit(), QPushButton("x"), QComboBox(), QRadioButton("x"), Button("x")):
        assert made.sizeHint().height() >= 32 * zoom // 100 >= 24


def test_zoom_reaches_what_is_already_there(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    words, heavy, button = Text("x", parent), Strong("x", parent), Button("x", "primary", parent=parent)
    parent.show()
    before = button.sizeHint().height()
    theme.apply(Settings(look="light", zoom=200))
    qtbot.waitUntil(lambda: words.font().pixelSize() == 32)
    assert heavy.font().pixelSize() == button.font().pixelSize() == 32
    assert button.sizeHint().height() == 2 * before
    assert ems(words, 2) == 64


def test_same_settings_change_nothing(theme: Theme) -> None:
    heard: list[int] = []
    theme.changed.connect(lambda: heard.append(1))
    theme.apply(Settings(look="light"))
    assert heard == []
    theme.apply(Settings(look="dark"))
    assert heard == [1]


def test_calm_motion_is_kept(theme: Theme) -> None:
    assert theme.moves
    theme.apply(Settings(look="light", calm_motion=True))
    assert not theme.moves


@pytest.mark.parametrize(
    ("now", "step", "then"),
    [(100, 1, 110), (100, -1, 90), (300, 1, 300), (80, -1, 80), (103, 1, 110), (103, -1, 100)],
)
def test_zoom_steps(now: int, step: int, then: int) -> None:
    assert next_zoom(now, step) == then


def test_fonts_are_read_from_resources() -> None:
    import resources
    from ui.look.theme import FONT_FILES

    assert all(Path(resources.path(f"fonts/{name}")).is_file() for name in FONT_FILES)
