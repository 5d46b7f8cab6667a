"""The window in the screen: all of it is there, at every scale of the system, and it comes back where it was."""

from __future__ import annotations

import pytest

SCREEN = (1366, 768)


def inside(rect):
    left, top, width, height = rect
    return left >= 0 and top >= 0 and left + width <= SCREEN[0] and top + height <= SCREEN[1]


@pytest.mark.parametrize("scale", ["1", "1.25", "2.5"])
def test_hide_lock_and_the_line_at_the_bottom_are_in_sight(make_laptop, scale):
    laptop = make_laptop()
    with laptop.open(surroundings={"QT_SCALE_FACTOR": scale}) as window:
        laptop.unlock(window)
        now = window.wait(lambda now: now.find("Start your first conversation") is not None, "home")
        assert inside(now.frame)
        for name in ("Hide", "Lock", "Help"):
            found = now.find(name, ["Button"])
            assert found is not None and found.seen and inside(found.rect), name


def test_it_comes_back_where_it_was_left(make_laptop, screen):
    laptop = make_laptop()
    with laptop.open() as window:
        window.wait(lambda now: now.focus is not None, "the passphrase")
        usual = window.look().frame
        screen.size_window(700, 500)
        moved = window.wait(lambda now: now.frame[2:] != usual[2:], "another size").frame
        window.close()
    with laptop.open() as window:
        window.wait(lambda now: now.frame == moved, "the window as it was left")
