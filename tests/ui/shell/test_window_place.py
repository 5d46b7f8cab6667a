"""The window lies inside the screen it is on, whatever its size of letters and wherever it was left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

from companion.settings import Settings, SettingsStore
from ui.shell.window_place import fitted

numbers = st.integers(-5000, 9000)
sizes = st.builds(QSize, st.integers(400, 5000), st.integers(300, 4000))
frames = st.builds(QMargins, *[st.integers(0, 40)] * 4)


@given(st.builds(QPoint, numbers, numbers), sizes, st.builds(QPoint, numbers, numbers), sizes, frames)
@bounds(max_examples=200)
def test_it_always_lies_inside(at: QPoint, size: QSize, corner: QPoint, room: QSize, frame: QMargins) -> None:
    screen, wanted = QRect(corner, room), QRect(at, size)
    put = fitted(wanted, screen, frame)
    assert screen.contains(put.marginsAdded(frame))
    assert put.width() <= size.width() and put.height() <= size.height()
    if screen.contains(wanted.marginsAdded(frame)):
        assert put == wanted
    assert fitted(put, screen, frame) == put


@pytest.fixture
def left_at(tmp_path):
    """`left_at(place)`: the window was left there the last time."""
    return lambda place: SettingsStore(tmp_path / "config" / "settings.json").change(window=place)


def is_in_sight(shell):
    shell.place.settle()  # as after the first painting
    return QGuiApplication.primaryScreen().availableGeometry().contains(shell.geometry())


@pytest.mark.parametrize("zoom", [100, 300])
def test_the_usual_window_fits_this_screen(make_shell, zoom):
    shell = make_shell(fitted=True, settings=Settings(zoom=zoom))
    assert is_in_sight(shell)
    assert shell.footer.isVisible() and shell.rect().contains(shell.footer.geometry())


def test_it_comes_back_where_it_was_left(make_shell):
    shell = make_shell(fitted=True)
    shell.setGeometry(40, 50, 600, 500)
    shell.close()
    assert shell.ground.settings.now.window == "40,50,600,500"
    assert make_shell(fitted=True).geometry() == QRect(40, 50, 600, 500)


@pytest.mark.parametrize(
    "kept", ["-4000,20,600,500", "9000,9000,600,500", "700,500,600,500", "0,0,9000,9000"]
)
def test_a_place_that_is_out_of_sight_is_not_taken(make_shell, left_at, kept):
    """The screen it was on is gone, or was larger."""
    left_at(kept)
    assert is_in_sight(make_shell(fitted=True))


def test_a_window_that_filled_the_screen_fills_it_again(make_shell, left_at):
    left_at("40,50,600,500,full")
    shell = make_shell(fitted=True)
    assert shell.isMaximized()
    shell.close()
    assert shell.ground.settings.now.window == "40,50,600,500,full"


@pytest.mark.parametrize("kept", ["40,50", "a,b,c,d", "40,50,600,500,tall", "1234567,0,1,1"])
def test_what_is_no_place_is_not_kept(left_at, kept):
    with pytest.raises(ValueError, match="window"):
        left_at(kept)
