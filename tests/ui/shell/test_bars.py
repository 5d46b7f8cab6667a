"""The bars at large letters in small windows: Hide and Lock stay in reach, and the page keeps most of the room."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from companion.services.sharing.count import SharingCount
from tests.ui.audit.looks import settle
from ui import routes
from ui.sync.state import SyncState

SIZES = [
    (800, 600, 100),
    (800, 600, 200),
    (800, 600, 300),
    (1100, 800, 200),
    (1100, 800, 300),
    (1366, 768, 200),
]


@pytest.mark.parametrize(("width", "height", "zoom"), SIZES)
def test_every_button_of_the_bars_can_be_seen_and_the_page_has_half_the_window(
    open_shell, width, height, zoom
):
    open_shell.ground.settings.change(zoom=zoom)
    open_shell.resize(width, height)
    open_shell.navigation.go(routes.home())
    open_shell.navigation.go(routes.search())
    settle()
    header, footer = open_shell.header, open_shell.footer
    bars = (header.back, header.search, header.hide_now, header.lock, *_of(footer))
    for one in bars:
        place = QRect(one.mapTo(open_shell, QPoint(0, 0)), one.size())
        assert one.isVisible() and open_shell.rect().contains(place), one.accessibleName()
        assert one.visibleRegion().boundingRect() == one.rect(), one.accessibleName()
    assert open_shell.host.height() >= open_shell.height() * 0.45


def _of(footer):
    return (footer.commands, footer.smaller, footer.bigger, footer.help)


def test_a_button_without_its_words_is_still_called_by_them(open_shell):
    open_shell.navigation.go(routes.home())
    hide = open_shell.header.hide_now
    in_words = _name(hide)
    open_shell.ground.settings.change(zoom=300)
    open_shell.resize(800, 600)
    settle()
    assert hide.text() == ""
    assert _name(hide) == hide.toolTip() == in_words == "Hide"
    open_shell.ground.settings.change(zoom=100)
    settle()
    assert hide.text() == "Hide"
    assert hide.toolTip() == ""


def _name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_the_title_gives_way_where_it_would_break_into_letters(open_shell):
    open_shell.ground.settings.change(zoom=300)
    open_shell.resize(640, 600)
    open_shell.navigation.go(routes.home())
    settle()
    assert not open_shell.header.title.isVisible()
    open_shell.resize(1366, 768)
    settle()
    assert open_shell.header.title.isVisible()


@pytest.mark.parametrize("zoom", [100, 130, 140, 150, 160, 200])
@pytest.mark.parametrize("waiting", [0, 12])
def test_all_that_the_line_at_the_bottom_says_at_once_widens_no_window(open_shell, zoom, waiting):
    open_shell.ground.settings.change(zoom=zoom)
    open_shell.navigation.go(routes.home())
    open_shell.resize(1152, 768)
    settle()
    footer, today = open_shell.footer, date(2026, 3, 2)
    week_ago = datetime(2026, 2, 23, 10, 42, tzinfo=UTC)
    count = SharingCount(in_team=True, items=20, waiting=waiting, since=week_ago)
    footer.show_sharing(SyncState(count=count, today=today))
    footer.show_saved(datetime(2026, 3, 2, 10, 42, tzinfo=UTC))
    footer.say("Done. You have what is new.")
    settle()
    assert open_shell.minimumSizeHint().width() <= 1152
    assert open_shell.width() == 1152
