"""Home on what I shared, and on who asks to be let in: one line each, only where there is something to say."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from companion.services.record.home import see_home
from companion.services.sharing.count import SharingCount
from tests.ui.sending_samples import put_sending
from tests.ui.sharing_samples import put_sharing
from ui import routes
from ui.home.state import REQUESTS, WHAT_I_SHARED, to_view

SINCE = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def said(session, **count):
    state = dataclasses.replace(see_home(session), sharing=SharingCount(**count))
    return {
        section.key: (section.lines[0].date_words, section.lines[0].sentence)
        for section in to_view(state).sections
    }


def test_without_a_team_home_is_as_before(session):
    assert see_home(session).sharing == SharingCount()
    assert not {WHAT_I_SHARED, REQUESTS} & said(session).keys()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        ({"items": 1}, ("", "Nothing is waiting to be sent.")),
        ({"items": 3, "waiting": 2, "since": SINCE}, ("Since yesterday", "2 waiting to be sent.")),
        ({"items": 1, "attention": 1}, ("", "1 thing needs attention.")),
        (
            {"items": 1, "attention": 2, "waiting": 1, "since": SINCE},
            ("Since yesterday", "2 things need attention. 1 waiting to be sent."),
        ),
    ],
)
def test_one_line_says_how_it_stands(session, count, words):
    assert said(session, in_team=True, **count)[WHAT_I_SHARED] == words


def test_who_asks_to_be_let_in_is_counted(session):
    assert said(session, requests=1)[REQUESTS] == ("", "1 person waits to be let in.")
    assert said(session, requests=2)[REQUESTS] == ("", "2 people wait to be let in.")


def test_it_leads_to_everything_shared(session, open_screen, open_shell, qtbot):
    put_sending(session)
    screen = open_screen(routes.home())
    QApplication.processEvents()
    card = screen.page.sections[WHAT_I_SHARED]
    assert card.isVisible()
    qtbot.keyClick(card.findChildren(QPushButton)[0], Qt.Key.Key_Return)
    assert open_shell.navigation.route == routes.sending()


def test_it_looks_again_when_something_is_shared(session, open_screen, open_shell):
    screen = open_screen(routes.home())
    assert not screen.page.sections[WHAT_I_SHARED].isVisible()
    put_sharing(session)
    from companion.domain.changes import Changes

    open_shell.ground.bus.changed.emit(Changes(kinds=frozenset({"outbox", "delivery"})))
    assert screen.page.sections[WHAT_I_SHARED].isVisible()
