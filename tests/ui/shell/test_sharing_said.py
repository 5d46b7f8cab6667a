"""What F5 and Stop are answered with: nothing that flashes by, and an end that says why not all went."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QObject, Signal

from companion.errors import Code
from companion.services.sharing.count import SharingCount
from ui.shell.sharing_said import GONE, UP_TO_DATE, SharingSaid
from ui.sync.state import PlaceNow, SyncState

AT = datetime(2026, 3, 2, 10, 42).astimezone()
WELL, AWAY = PlaceNow(carrier="a", reason="up_to_date"), PlaceNow(carrier="b", reason="carrier_gone")


class Asked(QObject):
    """The signals of what shares."""

    began = Signal()
    ended = Signal(object)
    stopped = Signal(object)
    nothing_to_do = Signal(bool)


@pytest.fixture
def asked(qapp):
    made = Asked()
    made.said = []
    made.saying = SharingSaid(made, made.said.append, made)
    yield made
    made.deleteLater()


def end(*places: PlaceNow, **count: object) -> SyncState:
    return SyncState(count=SharingCount(**{"in_team": True, **count}), places=places, today=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (end(WELL), "Done. You have what is new."),
        (end(WELL, waiting=1, since=AT), "1 waiting to be sent since 10:42"),
        (end(WELL, attention=1), "Needs attention"),
        (end(AWAY), "The place for sharing cannot be reached right now."),
        (end(AWAY, attention=1), "The place for sharing cannot be reached right now"),
        (
            end(WELL, AWAY),
            "One place for sharing cannot be reached right now.",
        ),
        (
            end(PlaceNow(carrier="a", reason="carrier_busy", held_until=AT)),
            "The place for sharing has too much to do. It goes on at 10:42.",
        ),
        (end(PlaceNow(carrier="a", reason="roster_stale")), "Nothing is waiting to be sent"),
    ],
)
def test_a_short_round_is_answered_with_its_end_alone(asked, state, words):
    asked.began.emit()
    asked.ended.emit(state)
    assert asked.said == [words]


def test_a_long_one_is_said_to_go_on_and_that_stays_to_be_read(asked, qtbot):
    asked.saying._lasts._slow.setInterval(10)
    asked.began.emit()
    qtbot.waitUntil(lambda: asked.said == ["Getting and sending what is new."])
    asked.ended.emit(end(WELL))
    assert len(asked.said) == 1
    qtbot.waitUntil(lambda: asked.said[1:] == ["Done. You have what is new."])


def test_a_stop_is_answered_at_once(asked, qtbot):
    asked.saying._lasts._slow.setInterval(10)
    asked.began.emit()
    qtbot.waitUntil(lambda: len(asked.said) == 1)
    asked.stopped.emit(AT)
    asked.stopped.emit(None)
    assert asked.said[1:] == [
        "Stopped. It goes on at 10:42, when you share something, or when you press F5.",
        "Nothing is being sent right now.",
    ]


def test_what_was_asked_before_a_lock_is_not_answered_after_it(asked, qtbot):
    asked.saying._lasts._slow.setInterval(10)
    asked.began.emit()
    asked.saying.forget()
    qtbot.wait(50)
    assert asked.said == []


def test_the_words_of_states_are_those_of_the_engine():
    from companion.sync import states

    assert (UP_TO_DATE, GONE) == (states.UP_TO_DATE, Code.CARRIER_GONE)
