"""The way round, and no leaving before words are on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui import routes
from ui.routes import Route
from ui.shell.navigation import Navigation


class Place(QObject):
    """A screen that only knows whether it has unsaved words."""

    all_saved = Signal()
    not_saved = Signal(object)

    def __init__(self, route: Route) -> None:
        super().__init__()
        self.route = route
        self.unsaved = self.troubled = False
        self.open = True
        self.view = QWidget()
        self.seen: list[str] = []

    def load(self) -> None:
        self.seen.append("load")

    def may_leave(self, then: Callable[[], None]) -> bool:
        self.asked = then
        return self.open

    def settle(self) -> None:
        self.seen.append("settle")

    def close(self) -> None:
        self.seen.append("close")


@pytest.fixture
def way(qapp: object) -> Navigation:
    return Navigation(Place)  # type: ignore[arg-type]


def here(way: Navigation) -> Place:
    place: Any = way.screen
    return place


def test_going_and_coming_back(way: Navigation) -> None:
    way.go(routes.home())
    way.go(routes.person("p1"))
    way.go(routes.plan("p1"))
    assert here(way).route == routes.plan("p1")
    way.back()
    assert here(way).route == routes.person("p1")
    way.back()
    assert here(way).route == routes.home()
    assert not way.can_go_back
    way.back()
    assert here(way).route == routes.home()


def test_replacing_leaves_no_way_back(way: Navigation) -> None:
    way.go(routes.home())
    way.go(routes.before("p1"))
    way.replace(routes.conversation("c1"))
    way.back()
    assert here(way).route == routes.home()


def test_home_is_a_root(way: Navigation) -> None:
    way.go(routes.home())
    way.go(routes.person("p1"))
    way.go(routes.home())
    assert not way.can_go_back


def test_the_same_place_again_only_looks_again(way: Navigation) -> None:
    way.go(routes.person("p1"))
    place = here(way)
    way.go(routes.person("p1"))
    assert here(way) is place
    assert place.seen == ["load", "load"]
    assert not way.can_go_back


def test_leaving_settles_and_closes(way: Navigation) -> None:
    way.go(routes.person("p1"))
    place = here(way)
    way.go(routes.plan("p1"))
    assert place.seen == ["load", "settle", "close"]


def test_leaving_waits_for_words(way: Navigation) -> None:
    way.go(routes.conversation("c1"))
    place = here(way)
    place.unsaved = True
    way.go(routes.home())
    assert here(way) is place
    place.unsaved = False
    place.all_saved.emit()
    assert here(way).route == routes.home()


def test_the_last_wish_counts(way: Navigation) -> None:
    way.go(routes.conversation("c1"))
    place = here(way)
    place.unsaved = True
    way.go(routes.person("p1"))
    way.go(routes.home())
    place.all_saved.emit()
    assert here(way).route == routes.home()


def test_words_that_cannot_be_stored_hold_the_screen(way: Navigation) -> None:
    way.go(routes.conversation("c1"))
    place, held = here(way), []
    way.held.connect(lambda: held.append(1))
    place.unsaved = True
    way.go(routes.home())
    place.not_saved.emit(None)
    assert held == [1]
    place.all_saved.emit()
    assert here(way) is place, "the wish was dropped: the worker has seen the notice"


def test_a_patient_wish_waits_on(way: Navigation) -> None:
    way.go(routes.conversation("c1"))
    place, done = here(way), []
    place.unsaved = True
    way.when_stored(lambda: done.append(1), patient=True)
    place.not_saved.emit(None)
    assert done == []
    place.all_saved.emit()
    assert done == [1]


def test_forgetting_drops_every_place(way: Navigation) -> None:
    way.go(routes.home())
    way.go(routes.person("p1"))
    way.forget()
    assert way.screen is None and way.route is None and not way.can_go_back


def test_places_behind_are_bounded(way: Navigation) -> None:
    for number in range(200):
        way.go(routes.person(str(number)))
    count = 0
    while way.can_go_back:
        way.back()
        count += 1
    assert count == 50


def test_a_route_without_the_id_is_our_fault() -> None:
    from companion.errors import BugError

    with pytest.raises(BugError):
        routes.home().id("person")


def test_a_screen_that_asks_first_stays_until_the_answer(way: Navigation) -> None:
    way.go(routes.home())
    way.go(routes.person("p1"))
    here(way).open = False
    for leave in (way.back, lambda: way.go(routes.search()), lambda: way.replace(routes.search())):
        leave()
        assert here(way).route == routes.person("p1")
    here(way).asked()
    assert here(way).route == routes.search()
