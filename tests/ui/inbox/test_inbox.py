"""The inbox: what waits first, what to show, and the way to each of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton

from companion.domain.summaries import AnswerKind
from companion.services.record.home import see_home
from companion.services.supervision.received_items import InboxLine, arrange
from companion.services.supervision.received_items import InboxShow as Show
from companion.services.supervision.supervision import (
    AT_ONCE,
    mark_opened,
    mark_seen,
    see_inbox,
    write_answer,
)
from companion.services.supervision.waiting import ItemState
from tests.ui.inbox_samples import content, put_in_team, put_inbox, put_version
from ui import routes
from ui.home.state import to_view as to_home
from ui.inbox.screen import InboxScreen
from ui.inbox.state import count_words, to_view

TODAY = date(2026, 3, 2)
START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def inbox(open_screen):
    def go() -> InboxScreen:
        screen = open_screen(routes.inbox())
        assert isinstance(screen, InboxScreen)
        return screen

    return go


def line(number: int, state: ItemState = ItemState.NOT_OPENED, **values) -> InboxLine:
    told = {
        "item": f"item-{number}",
        "person_name": f"Person {number}",
        "author_name": "Noor",
        "arrived_at": START + timedelta(minutes=number),
        "state": state,
        "asks": False,
        "begun": False,
    }
    return InboxLine(**{**told, **values})


def shown(lines: list[InboxLine], show: Show = Show.ALL, **values):
    return to_view(arrange(lines, show, values.pop("most", AT_ONCE)), show, TODAY)


def ids(sentences) -> list[str]:
    return [one.id for one in sentences]


def test_what_waits_is_oldest_first_and_what_was_seen_latest_first():
    view = shown(
        [
            line(1),
            line(2, ItemState.SEEN),
            line(3, ItemState.MINE_TO_ANSWER),
            line(4, ItemState.TAKEN_BACK),
            line(5),
        ]
    )
    assert ids(view.waiting) == ["item-1", "item-3", "item-5"]
    assert ids(view.seen) == ["item-4", "item-2"]


@pytest.mark.parametrize(
    ("show", "items"),
    [
        (Show.ALL, {"item-1", "item-2", "item-3", "item-4", "item-5"}),
        (Show.NOT_OPENED, {"item-1"}),
        (Show.MINE, {"item-2", "item-3"}),
        (Show.ASKS, {"item-3"}),
        (Show.SEEN, {"item-4"}),
    ],
)
def test_each_choice_shows_its_own(show, items):
    lines = [
        line(1),
        line(2, ItemState.MINE_TO_ANSWER),
        line(3, ItemState.MINE_TO_ANSWER, asks=True),
        line(4, ItemState.SEEN, asks=True),
        line(5, ItemState.TAKEN_BACK),
    ]
    view = shown(lines, show)
    assert {*ids(view.waiting), *ids(view.seen)} == items
    assert view.nothing == ""


def test_a_line_says_who_from_whom_and_what_is_to_do():
    view = shown(
        [
            line(1, ItemState.MINE_TO_ANSWER, asks=True, begun=True),
            line(2, ItemState.TAKEN_BACK, person_name="", author_name=""),
        ]
    )
    assert view.waiting[0].date_words == "Yesterday"
    assert (
        view.waiting[0].sentence
        == "Person 1, from Noor. Yours to answer. Asks you something. You have begun an answer."
    )
    assert view.seen[0].sentence == "From someone who was in the team. Taken back."


@pytest.mark.parametrize("show", [one for one in Show if one is not Show.ALL])
def test_an_empty_choice_says_what_belongs_there(show):
    view = shown([line(1, ItemState.TAKEN_BACK)], show)
    assert view.nothing
    assert not view.is_empty


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0), "Nothing waits for you."),
        ((1, 0), "1 is not opened yet."),
        ((2, 1), "2 are not opened yet. 1 is yours to answer."),
        ((0, 3), "3 are yours to answer."),
    ],
)
def test_how_much_waits_is_a_sentence(counts, said):
    assert count_words(*counts) == said


def test_only_so_many_are_shown_at_once():
    lines = [line(number) for number in range(AT_ONCE + 5)]
    view = shown(lines)
    assert (len(view.waiting), view.more) == (AT_ONCE, f"{AT_ONCE} of {AT_ONCE + 5} are shown.")
    view = shown(lines, most=2 * AT_ONCE)
    assert (len(view.waiting), view.more) == (AT_ONCE + 5, "")


@given(st.lists(st.tuples(st.sampled_from(ItemState), st.booleans()), max_size=40), st.integers(1, 7))
@settings(max_examples=40)
def test_as_many_can_be_reached_as_are_counted(items, step):
    """Of every choice, for any number of items: what it says there is, it shows when it is asked for more."""
    lines = [line(number, state, asks=asks) for number, (state, asks) in enumerate(items)]
    for show in Show:
        most, view = step, shown(lines, show, most=step)
        while view.more:
            most += step
            view = shown(lines, show, most=most)
        assert len(view.waiting) + len(view.seen) == arrange(lines, show, 1).counts[show]
    assert len(shown(lines, Show.SEEN, most=99).seen) == sum(state is ItemState.SEEN for state, _ in items)


def test_home_and_the_inbox_count_the_same_and_what_was_answered_stays(session, inbox, qtbot):
    """797 here and 497 there, of 1,026; and what was answered long ago was in no list any more."""
    put_in_team(session)
    for number in range(2 * AT_ONCE + 3):
        item, _ = put_version(session, content())
        if number % 2:
            mark_opened(session, item)
            mark_seen(session, item)
    home = to_home(see_home(session))
    (line,) = next(one.lines for one in home.sections if one.key == "shared_with_me")
    assert line.sentence == f"{AT_ONCE + 2} not opened."
    page = inbox().page
    assert f"{AT_ONCE + 2} are not opened yet." in page._count.text()
    assert page._more_words.text() == f"{2 * AT_ONCE} of {2 * AT_ONCE + 3} are shown."
    qtbot.keyClick(page.more, Qt.Key.Key_Space)
    assert len(page.waiting.list._shown) + len(page.seen.list._shown) == 2 * AT_ONCE + 3
    assert not page.more.isVisible()


def test_an_empty_inbox_says_what_will_be_here(inbox):
    page = inbox().page
    assert page.empty.isVisible()
    assert not page.show_only.isVisible()
    assert not page.waiting.isVisible() and not page.seen.isVisible()


def test_every_line_leads_to_its_summary(session, inbox, open_shell, qtbot):
    items = put_inbox(session)
    for name in ("Ivo", "Maja", "Apart", "Seen", "Gone"):
        said = "Taken back." if name == "Gone" else f"{name}, from "
        buttons = inbox().page.findChildren(QPushButton)
        (button,) = [one for one in buttons if said in one.accessibleName()]
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert open_shell.navigation.route == routes.summary(items[name])


def test_what_is_shown_is_chosen_by_arrow_keys_and_remembered_on_coming_back(
    session, inbox, open_shell, qtbot
):
    put_inbox(session)
    screen = inbox()
    assert (screen.page.waiting.isVisible(), screen.page.seen.isVisible()) == (True, True)
    all_button = screen.page.show_only._buttons[Show.ALL]
    all_button.setFocus()
    for _ in range(4):
        focus = open_shell.focusWidget()
        qtbot.keyClick(focus, Qt.Key.Key_Right)
    assert screen.page.show_only.choice() == Show.SEEN
    assert (screen.page.waiting.isVisible(), screen.page.seen.isVisible()) == (False, True)
    open_shell.navigation.go(routes.home())
    again = inbox()
    assert again.page.show_only.choice() == Show.SEEN
    assert not again.page.waiting.isVisible()
    open_shell.ground.bus.locked.emit()
    assert again._memory.show is Show.ALL


def test_it_looks_again_when_something_comes_or_is_answered(session, inbox, open_shell):
    put_in_team(session)
    screen = inbox()
    item, _ = put_version(session, content())
    jobs = open_shell.ground.jobs
    jobs.on_vault(mark_opened, item, owner=screen)
    assert "Yours to answer." in words(screen)
    jobs.on_vault(write_answer, item, AnswerKind.REPLY, "Well", owner=screen)
    assert "You have begun an answer." in words(screen)
    jobs.on_vault(mark_seen, item, owner=screen)
    assert "Nothing waits for you." in words(screen)


def test_more_lines_are_shown_when_asked_for(session, inbox, qtbot):
    put_in_team(session)
    for _ in range(AT_ONCE + 2):
        put_version(session, content())
    page = inbox().page
    assert len(page.waiting.list.findChildren(QPushButton)) == AT_ONCE
    qtbot.keyClick(page.more, Qt.Key.Key_Space)
    assert len(page.waiting.list._shown) == AT_ONCE + 2
    assert not page.more.isVisible()


def words(screen) -> str:
    QApplication.processEvents()
    return " ".join(one.text() for one in screen.page.findChildren(QLabel) if one.isVisible())


def test_each_choice_says_how_many_wait_there(session, inbox, open_shell):
    put_inbox(session)
    screen = inbox()

    def said():
        return [one.text() for one in screen.page.show_only.findChildren(QRadioButton)]

    state = see_inbox(session)
    counts = [
        state.counts[Show.NOT_OPENED],
        state.counts[Show.MINE],
        sum(
            one.asks and one.state in (ItemState.NOT_OPENED, ItemState.MINE_TO_ANSWER) for one in state.lines
        ),
    ]
    assert min(counts) >= 1
    assert said() == [
        "All",
        f"Not opened ({counts[0]})",
        f"Mine to answer ({counts[1]})",
        f"Asks me something ({counts[2]})",
        "Seen",
    ]
    unopened = next(one.item for one in state.lines if one.state is ItemState.NOT_OPENED)
    open_shell.ground.jobs.on_vault(mark_opened, unopened, owner=screen)
    left = f"Not opened ({counts[0] - 1})" if counts[0] > 1 else "Not opened"
    assert said()[1] == left
    assert said()[2] == f"Mine to answer ({counts[1] + 1})"
