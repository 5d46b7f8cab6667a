"""The bars at large letters in small windows: Hide and Lock stay in reach, and the page keeps most of the room."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from companion.services.sharing.count import SharingCount
from tests.ui.audit.looks import settle
from ui import routes
from ui.shell.more import More
from ui.sync.state import SyncState
from ui.widgets.saved import clock_words

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
    below = (footer.more,) if footer.more.isVisible() else _of(footer)
    for one in (header.back, header.search, header.hide_now, header.lock, *below):
        place = QRect(one.mapTo(open_shell, QPoint(0, 0)), one.size())
        assert one.isVisible() and open_shell.rect().contains(place), one.accessibleName()
        assert one.visibleRegion().boundingRect() == one.rect(), one.accessibleName()
    assert open_shell.host.height() >= open_shell.height() * 0.5


def _of(footer):
    return (footer.commands, footer.smaller, footer.bigger, footer.help)


LONGEST = (
    "",
    "Part of the key file was damaged. Companion mended it. Nothing is lost.",
    "You are not in a team yet, so there is nothing to get or send.",
)


@pytest.mark.parametrize(("width", "height"), [(960, 600), (1024, 600), (1152, 768)])
@pytest.mark.parametrize("zoom", [100, 200, 300])
@pytest.mark.parametrize("sentence", LONGEST)
def test_no_bar_takes_more_than_about_a_fifth_of_a_small_window(open_shell, width, height, zoom, sentence):
    """At 300 % one line of buttons is 108 pixels high, a fifth of 600 with hardly any air."""
    open_shell.ground.settings.change(zoom=zoom)
    open_shell.resize(width, height)
    open_shell.navigation.go(routes.home())
    open_shell.navigation.go(routes.search())
    open_shell.header.show_practice(True)
    _fill(open_shell.footer, sentence)
    settle()
    header, footer = open_shell.header, open_shell.footer
    assert header.height() <= height * 0.21
    assert footer.height() <= height * (0.21 if not sentence else 0.235)
    assert _whole(footer.said) and _whole(footer.saved) and _whole(header.title)


def _fill(footer, sentence):
    week_ago = datetime(2026, 2, 23, 10, 42, tzinfo=UTC)
    count = SharingCount(in_team=True, items=20, waiting=12, since=week_ago)
    footer.show_sharing(SyncState(count=count, today=date(2026, 3, 2)))
    footer.show_saved(datetime(2026, 3, 2, 10, 42, tzinfo=UTC))
    footer.say(sentence)


def _whole(label):
    """Nothing that it says is cut off by its own edges."""
    if label.isHidden() or not label.text():
        return True
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return needed <= label.height() + 2


def test_what_a_small_window_has_no_room_for_is_said_whole_to_screen_readers_and_behind_more(
    open_shell, qtbot
):
    open_shell.ground.settings.change(zoom=300)
    open_shell.resize(960, 600)
    footer = open_shell.footer
    _fill(footer, LONGEST[1])
    settle()
    assert footer.said.text().endswith("…")
    assert _name(footer.said) == LONGEST[1]
    open_shell.setFocus()
    footer.more.setFocus()
    qtbot.keyClick(footer.more, Qt.Key.Key_Return)
    more = next(one for one in open_shell.findChildren(More) if one.isVisible())
    said = [one.text() for one in more.findChildren(QLabel)]
    assert LONGEST[1] in said
    assert f"Saved on this laptop {clock_words(datetime(2026, 3, 2, 10, 42, tzinfo=UTC))}" in said
    buttons = {one.text(): one for one in more.offers}
    assert list(buttons) == [footer.sharing.words, "All commands", "Smaller", "Bigger", "Help"]
    buttons["Smaller"].click()
    assert open_shell.ground.settings.now.zoom < 300 and more.isVisible(), "pressed more than once"
    buttons[footer.sharing.words].click()
    assert open_shell.navigation.route == routes.sending()
    assert not more.isVisible()


def test_trouble_with_saving_is_never_hidden_behind_what_is_said(open_shell):
    open_shell.ground.settings.change(zoom=300)
    open_shell.resize(960, 600)
    _fill(open_shell.footer, LONGEST[1])
    settle()
    assert not open_shell.footer.saved.isVisible(), "for a moment only, and behind More"
    open_shell.footer.saved.show_trouble()
    settle()
    assert open_shell.footer.saved.isVisible()
    assert (open_shell.footer.saved.text(), _name(open_shell.footer.saved)) == (
        "Not saved yet",
        "Not saved yet. Trying again.",
    )


def test_the_keyboard_stays_in_the_bar_when_its_button_goes_behind_more(open_shell):
    open_shell.resize(960, 600)
    open_shell.footer.bigger.setFocus()
    for _ in range(20):
        open_shell.footer.bigger.click()
    settle()
    assert not open_shell.footer.bigger.isVisible()
    assert open_shell.focusWidget() is open_shell.footer.more
    open_shell.ground.settings.change(zoom=100)
    settle()
    assert open_shell.focusWidget() is open_shell.footer.help


def test_practice_is_said_in_one_word_in_a_low_window_and_whole_to_screen_readers(open_shell):
    open_shell.header.show_practice(True)
    open_shell.ground.settings.change(zoom=200)
    open_shell.resize(960, 600)
    settle()
    mark = next(one for one in open_shell.header.findChildren(QLabel) if one.text() == "Practice")
    assert mark.isVisible() and _name(mark) == "Practice. Everyone here is made up."
    open_shell.ground.settings.change(zoom=100)
    settle()
    assert not mark.isVisible() and open_shell.header._practice.isVisible()


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
