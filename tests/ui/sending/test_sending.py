"""What I shared: every reason in words with a way out, and each way taken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from companion.errors import Code
from companion.services.sync.attention import AttentionKind
from companion.services.sync.sending import see_sending
from companion.services.team.old_copy import is_old_copy, note_old_copy
from companion.vault.carriers import list_carriers
from tests.ui.audit.looks import settle
from tests.ui.sending.hands import AT_A_PLACE, THEN, TODAY
from tests.ui.sending_samples import put_sending, stop_places
from tests.ui.sharing_samples import put_sam, put_sharing
from ui import routes
from ui.problems import Problems
from ui.sending.screen import SendingScreen
from ui.sending.state import to_view
from ui.sync.state import PlaceNow, SyncState
from ui.words.place_words import breakable

AT_A_PLACE += [
    Code.DEVICE_REVOKED,
    Code.NOT_ADMITTED,
    Code.ENROLMENT_REFUSED,
    Code.INVITE_USED,
    Code.DISK_FULL,
]


@pytest.fixture
def sending(open_screen):
    def go() -> SendingScreen:
        screen = open_screen(routes.sending())
        assert isinstance(screen, SendingScreen)
        return screen

    return go


def words(screen) -> str:
    QApplication.processEvents()  # what was just added is shown by the next event
    return " ".join(one.text() for one in screen.page.findChildren(QLabel) if one.isVisible())


def press(screen, said: str, qtbot) -> None:
    QApplication.processEvents()
    buttons = [one for one in screen.page.findChildren(QPushButton) if one.isVisible() and one.text() == said]
    qtbot.keyClick(buttons[0], Qt.Key.Key_Return)


def test_what_needs_attention_stands_first_and_is_in_sight_where_letters_are_large(
    session, sending, open_shell
):
    put_sending(session)
    open_shell.ground.settings.change(zoom=200)
    open_shell.resize(1152, 768)
    screen = sending()
    settle()
    what = next(one for one in screen.page.findChildren(QLabel) if "was emptied" in one.text())
    assert what.visibleRegion().boundingRect() == what.rect()
    assert QApplication.focusWidget().text() == "Use this place anyway"


def test_whoever_shared_nothing_is_told_what_it_is_that_waits(session, sending):
    put_sam(session)
    state = see_sending(session)
    waits = replace(state, waiting=1, waiting_since=session.clock.now(), lines=())
    view = to_view(waits, TODAY, Problems().problem_of)
    assert view.also_waits == (
        "What waits is what you answered, and word that you have opened or seen something."
    )
    screen = sending()
    screen.page.display(view)
    assert screen.page.also.isVisible() and not screen.page.nothing.isVisible()
    screen.page.display(to_view(replace(waits, waiting=0), TODAY, Problems().problem_of))
    assert not screen.page.also.isVisible() and screen.page.nothing.isVisible()


def test_a_path_may_go_on_in_the_next_line():
    assert breakable("/a/b").replace("\u200b", "") == "/a/b"
    assert breakable("/a/b").count("\u200b") == 2


def test_outside_a_team_it_says_what_will_be_here(sending):
    page = sending().page
    assert page.no_team.isVisible()
    assert not page.now.isVisible() and not page.places.isVisible() and not page.nothing.isVisible()


def test_without_a_place_it_leads_to_one(session, sending, open_shell, qtbot):
    put_sharing(session)
    screen = sending()
    assert "There is no place to share through yet." in words(screen)
    qtbot.keyClick(screen.page.team, Qt.Key.Key_Return)
    assert open_shell.navigation.route == routes.team()


def test_everything_stands_there_in_words(session, sending, open_shell):
    put_sending(session)
    said = words(sending()).replace("\u200b", "")
    for sentence in (
        "The place for sharing was emptied.",
        "The team was shown to this laptop in two different ways.",
        "Sam does not have it yet: it is too long for the place you share through.",
        "2 items from Sam have not arrived.",
        "Sam: Waiting to be sent (since 10:42).",
        "1 waiting to be sent since 10:42.",
        "http://127.0.0.1:9",
    ):
        assert sentence in said
    assert open_shell.windowTitle() == "Companion"


def test_what_was_refused_is_set_aside_by_keyboard(session, sending, qtbot):
    put_sending(session)
    screen = sending()
    for left in (1, 0):
        press(screen, "I have read this, set it aside", qtbot)
        apart = [one for one in see_sending(session).attention if one.kind is AttentionKind.KEPT_APART]
        assert len({one.reason for one in apart}) == left
    assert "stays closed" not in words(screen)


def test_what_was_not_taken_waits_again(session, sending, qtbot):
    put_sending(session)
    screen = sending()
    press(screen, "Try to send it again", qtbot)
    assert "too long" not in words(screen)


def test_looking_again_begins_every_place_anew(session, sending, qtbot):
    put_sending(session)
    with session.vault.transaction():
        session.vault.execute("UPDATE carrier SET cursor = x'01'")
    press(sending(), "Look for them again", qtbot)
    assert [one.cursor for one in list_carriers(session.vault)] == [b"", b""]


def test_a_place_is_used_anyway_after_a_pause(session, sending, open_shell, qtbot):
    put_sending(session)
    screen = sending()
    press(screen, "Use this place anyway", qtbot)
    (dialog,) = open_shell.guard._open_dialogs()
    assert not dialog.do.isEnabled()
    assert "was emptied" in words(screen)
    dialog.confirmed.emit()
    assert "was emptied" not in words(screen)


def test_an_old_copy_goes_on_as_a_new_laptop_after_a_pause(session, sending, open_shell, qtbot):
    put_sending(session)
    note_old_copy(session)
    screen, before = sending(), session.vault.device
    assert "Sharing has stopped." in words(screen)
    press(screen, "Go on as a new laptop", qtbot)
    (dialog,) = open_shell.guard._open_dialogs()
    assert not dialog.do.isEnabled() and session.vault.device == before
    dialog.confirmed.emit()
    assert session.vault.device != before and not is_old_copy(session)
    assert "Sharing has stopped." not in words(screen)


@pytest.mark.parametrize(
    ("said", "route"), [("Choose another place", routes.team()), ("Open the team", routes.team())]
)
def test_the_way_to_the_team(session, sending, open_shell, qtbot, said, route):
    put_sending(session)
    press(sending(), said, qtbot)
    assert open_shell.navigation.route == route


def test_what_was_shared_leads_to_the_person(session, sending, open_shell, qtbot):
    put_sending(session)
    for said in ("Open", "See what was shared"):
        press(sending(), said, qtbot)
        assert open_shell.navigation.route.screen == "person"


def test_get_and_send_now_and_trying_again_ask_for_it(session, sending, open_shell, qtbot, monkeypatch):
    put_sending(session)
    stop_places(session, Code.CARRIER_READ_ONLY, Code.CARRIER_GONE)
    asked = []
    open_shell.syncing.nothing_to_do.connect(asked.append)  # no engine was begun in this test
    monkeypatch.setattr(open_shell.syncing, "_look", lambda: None)
    screen = sending()
    qtbot.keyClick(screen.page.now, Qt.Key.Key_Return)
    press(screen, "Try again", qtbot)
    assert len(asked) == 2


def test_a_long_round_shows_how_far_it_is_and_can_be_stopped(sending, open_shell, qtbot, monkeypatch):
    screen = sending()
    bus, page = open_shell.ground.bus, screen.page
    page._lasts._slow.setInterval(30)
    bus.sync_state.emit(SyncState(places=(PlaceNow(carrier="a", working=True),)))
    assert not page.progress.isVisible(), "it may be over in a moment"
    qtbot.waitUntil(page.progress.isVisible)
    assert "Getting and sending what is new." in words(screen) and " of " not in words(screen)
    bus.sync_state.emit(SyncState(places=(PlaceNow(carrier="a", working=True, done=30, total=120),)))
    assert "30 of 120" in words(screen)
    stopped = []
    monkeypatch.setattr(open_shell.syncing, "_asked", True)
    page.stop_asked.connect(lambda: stopped.append(1))
    qtbot.keyClick(page.progress.stop, Qt.Key.Key_Return)
    assert stopped == [1] and not open_shell.syncing._asked
    bus.sync_state.emit(SyncState(places=(PlaceNow(carrier="a", stopped_until=THEN.astimezone()),)))
    assert not page.progress.isVisible()
    assert page.stopped.text().startswith("Stopped. It goes on at ")
    bus.sync_state.emit(SyncState())
    assert not page.stopped.isVisible()


def test_what_is_over_in_a_moment_is_not_shown_and_what_was_shown_can_be_read(sending, open_shell, qtbot):
    page, bus = sending().page, open_shell.ground.bus
    seen = []
    page._lasts.changed.connect(lambda: seen.append(page.progress.isVisible()))
    working = SyncState(places=(PlaceNow(carrier="a", working=True, done=1, total=1),))
    for state in (working, SyncState()) * 20:
        bus.sync_state.emit(state)
    qtbot.wait(50)
    assert seen == [] and not page.progress.isVisible()
    page._lasts._slow.setInterval(10)
    bus.sync_state.emit(working)
    qtbot.waitUntil(page.progress.isVisible)
    bus.sync_state.emit(SyncState())
    qtbot.wait(300)
    assert page.progress.isVisible()
    qtbot.waitUntil(lambda: not page.progress.isVisible())
