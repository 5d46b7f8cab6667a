"""How sharing stands, at the bottom: silent without a team, and said to screen readers when it matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from companion.errors import Code
from companion.services.sharing.count import SharingCount
from ui import routes
from ui.shell import sharing_line
from ui.shell.sharing_line import sharing_words
from ui.sync.state import PlaceNow, SyncState
from ui.words.problem_words import SENTENCES

TODAY = date(2026, 3, 2)
SINCE = datetime(2026, 3, 2, 10, 42).astimezone()


def state(*, working=False, **count) -> SyncState:
    places = (PlaceNow(carrier="a", working=working),)
    return SyncState(count=SharingCount(**{"in_team": True, **count}), places=places, today=TODAY)


@pytest.fixture
def said(monkeypatch):
    heard = []
    monkeypatch.setattr(sharing_line, "announce", lambda _where, words: heard.append(words))
    return heard


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (state(), "Nothing is waiting to be sent"),
        (state(waiting=2, since=SINCE), "2 waiting to be sent since 10:42"),
        (state(waiting=2, since=SINCE - timedelta(days=3)), "2 waiting to be sent since Friday 27 February"),
        (state(waiting=2, since=SINCE, attention=1), "Needs attention"),
        (SyncState(), ""),
    ],
)
def test_one_sentence_says_how_it_stands(now, words):
    assert sharing_words(now) == words


@pytest.mark.parametrize("code", sorted(sharing_line._PLACE_CODES))
def test_why_nothing_goes_is_said_to_everyone_with_the_cause(code):
    for count in ({}, {"waiting": 2, "since": SINCE}, {"attention": 1}):
        now = replace(state(**count), places=(PlaceNow(carrier="a"), PlaceNow(carrier="b", reason=code)))
        words = sharing_words(now)
        assert words == SENTENCES[Code(code)].title.removesuffix(".")
        assert "{" not in words, "there are no facts here to put in"


@pytest.mark.parametrize("reason", ["", "not_yet", "up_to_date", "working", "roster_stale", "vault_busy"])
def test_what_is_over_in_a_moment_is_no_cause(reason):
    now = replace(state(), places=(PlaceNow(carrier="a", reason=reason),))
    assert sharing_words(now) == "Nothing is waiting to be sent"


def test_it_is_not_there_without_a_team(shell):
    line = shell.footer.sharing
    shell.footer.show_sharing(SyncState(count=SharingCount()))
    assert not line.isVisible()
    shell.footer.show_sharing(state())
    assert line.isVisible()
    shell.footer.clear_state()
    assert not line.isVisible()


def test_it_leads_to_everything_shared(open_shell, qtbot):
    open_shell.footer.show_sharing(state(attention=1))
    qtbot.keyClick(open_shell.footer.sharing, Qt.Key.Key_Return)
    assert open_shell.navigation.route == routes.sending()


def test_a_short_round_is_not_worth_a_word_and_a_long_one_is(shell, qtbot, monkeypatch):
    line = shell.footer.sharing
    line._lasts._slow.setInterval(30)
    shell.footer.show_sharing(state())
    shell.footer.show_sharing(state(working=True))
    assert line._words == "Nothing is waiting to be sent"
    qtbot.waitUntil(lambda: line._words == "Sending…", timeout=5000)
    shell.footer.show_sharing(state(working=True, waiting=1, since=SINCE))
    assert line._words == "Sending…"
    shell.footer.show_sharing(state())
    assert line._words == "Sending…", "long enough to be read"
    qtbot.waitUntil(lambda: line._words == "Nothing is waiting to be sent", timeout=5000)


def test_what_waits_for_a_moment_alone_is_not_said(shell):
    """Shared, on its way, delivered: three states within a breath, and no word of them."""
    line, words = shell.footer.sharing, []
    for now in (state(), state(working=True), state(working=True, waiting=1, since=SINCE), state()):
        shell.footer.show_sharing(now)
        words.append(line._words)
    assert words == ["Nothing is waiting to be sent"] * 4
    shell.footer.show_sharing(state(waiting=1, since=SINCE))
    assert line._words == "1 waiting to be sent since 10:42"


def test_stopped_is_said_at_once_and_until_when(shell, qtbot):
    line = shell.footer.sharing
    line._lasts._slow.setInterval(10)
    shell.footer.show_sharing(state(working=True))
    qtbot.waitUntil(lambda: line._words == "Sending…", timeout=5000)
    stopped = PlaceNow(carrier="a", stopped_until=SINCE)
    shell.footer.show_sharing(SyncState(count=SharingCount(in_team=True), places=(stopped,), today=TODAY))
    assert line._words == "Stopped until 10:42"


def test_screen_readers_hear_what_matters_and_no_tick(shell, said):
    show = shell.footer.show_sharing
    show(state())
    show(state(working=True))
    show(state())
    show(state(waiting=1, since=SINCE))
    assert said == []
    show(state())
    show(state())
    assert said == ["Nothing is waiting to be sent"]
    show(state(attention=1))
    show(state(attention=2))
    assert said[1:] == ["Needs attention"]


def test_where_letters_are_large_its_words_are_in_its_name(shell):
    shell.footer.show_sharing(state(attention=1))
    line = shell.footer.sharing
    line.show_words(False)
    assert (line.text(), line.accessibleName(), line.toolTip()) == ("", "Needs attention", "Needs attention")
    shell.footer.show_sharing(state(waiting=1, since=datetime(2026, 3, 2, 9, 0, tzinfo=UTC)))
    assert "waiting" in (line.text() or line.accessibleName())
