"""Pictures of the real windows, opened on vaults that a scenario filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from companion.clock import Clock
from companion.domain.conversation import Conversation
from companion.paths import Home
from companion.services.scenario.playing import PlayedPerson
from tests.tour.folder import file_name
from tests.tour.hands import Hands
from tests.tour.shared_looks import CARD, SharedThings
from tests.tour.stage import Stage
from ui import routes
from ui.routes import Route
from ui.screens import ENTRIES

MOST_PEOPLE = 12
"""People of one member whose screens are pictured: the vault holds them all."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One vault to be opened: `name` begins the names of its pictures."""

    name: str
    home: Home
    passphrase: str = field(repr=False)
    people: tuple[PlayedPerson, ...]
    shared: SharedThings | None = None
    """What there is to see of sharing; None where nobody is in a team."""


def take_pictures(folder: Path, clock: Clock, visits: Sequence[Visit]) -> list[str]:
    """Unlock each vault in the window and picture its screens; returns the names of the pictures."""
    screens = {entry.name for entry in ENTRIES}
    for visit in visits:
        with Stage(visit.home, clock) as stage:
            _Visitor(stage, folder, visit, screens).go_round()
    return sorted(one.name for one in folder.glob("*.png"))


class _Visitor:
    """Goes through one vault's screens."""

    def __init__(self, stage: Stage, folder: Path, visit: Visit, screens: set[str]) -> None:
        self._stage = stage
        self._hands = Hands(stage)
        self._folder = folder
        self._visit = visit
        self._screens = screens
        self._number = 0
        self._names: set[str] = set()

    def go_round(self) -> None:
        self._take("unlock")
        self._hands.type_into("Passphrase", self._visit.passphrase)
        self._hands.key("Return")
        self._stage.wait_for("home", lambda: self._here() == "home")
        self._stage.settle()
        self._take("home")
        self._take("home-dark", light="dark")
        self._take("home-200", zoom=200)
        for first, person in enumerate(self._visit.people[:MOST_PEOPLE]):
            self._person(person, file_name(f"person-{first + 1}", self._names), all_looks=first == 0)
        if self._visit.people:
            self._search()
        if self._visit.shared is not None:
            self._sharing(self._visit.shared)
        for name, route in (("settings", routes.settings()), ("help", routes.help_topic())):
            self._open(name, name, route)
        self._hands.key("Ctrl+L")
        self._stage.wait_for("the locked screen", lambda: self._here() == "unlock")

    def _person(self, person: PlayedPerson, name: str, *, all_looks: bool) -> None:
        talks = person.ids(Conversation)
        places: list[tuple[str, Route]] = [
            ("person", routes.person(person.id)),
            ("before", routes.before(person.id)),
            ("plan", routes.plan(person.id)),
        ]
        if talks:
            places[2:2] = [
                ("conversation", routes.conversation(talks[-1])),
                ("read_back", routes.read_back(talks[0])),
            ]
        for screen, route in places:
            self._open(screen, f"{name}-{screen}", route)
            if all_looks and screen in self._screens:
                self._take(f"{name}-{screen}-dark", light="dark")
                self._take(f"{name}-{screen}-200", zoom=200)

    def _search(self) -> None:
        if "search" in self._screens:
            self._stage.shell.navigation.go(routes.search("the"))
            self._stage.settle()
            self._take("search")

    def _sharing(self, shared: SharedThings) -> None:
        """Everything that sharing brought, each in dark and at 200 %, too."""
        for screen, route in shared.places():
            if screen not in self._screens:
                continue
            name = "person-shared" if screen == "person" else screen
            self._go(screen, route)
            for suffix, light, zoom in (("", "light", 100), ("-dark", "dark", 100), ("-200", "light", 200)):
                self._take(f"{name}{suffix}", light, zoom, at=CARD if screen == "person" else "")

    def _open(self, screen: str, name: str, route: Route) -> None:
        if screen not in self._screens:
            return
        self._go(screen, route)
        if screen == "plan":  # no pages where a letter cannot be printed
            self._stage.give_time(lambda: self._hands.hears("Page "))
        self._take(name)

    def _go(self, screen: str, route: Route) -> None:
        self._stage.shell.navigation.go(route)
        self._stage.wait_for(screen, lambda: self._here() == screen)
        self._stage.settle()

    def _here(self) -> str:
        route = self._stage.shell.navigation.route
        return route.screen if route is not None else ""

    def _take(self, name: str, light: str = "light", zoom: int = 100, *, at: str = "") -> None:
        """One picture; `at` is what has to be in view."""
        usual = (light, zoom) == ("light", 100)
        if not usual:
            self._stage.look(light, zoom)
        if at:
            self._hands.scroll_to(at)
        self._number += 1
        self._stage.picture(self._folder / f"{self._visit.name}-{self._number:02d}-{name}.png")
        if not usual:
            self._stage.look()
