"""Opening each screen at full size, until it is filled and painted; and hiding, until the cover is."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from companion.services.session import Session
from tests.bench.measure import Row, seconds, within
from tests.bench.window import open_screen, open_window, settle
from tests.bench.workplace import Workplace

if TYPE_CHECKING:
    from ui.routes import Route
    from ui.shell.window import Shell

LIMIT_MS = 100  # RAIL: what answers within it is felt as at once
ROUNDS = 5


def measure(place: Workplace) -> list[Row]:
    """Each from home, as a worker comes to it; a screen's code is loaded in the warm-up.

    On a busy machine the processor time in the note says more than the clock.
    """
    door = place.door
    place.lock()
    with open_window(door) as shell:
        rows = [_opened(shell, route) for route in _routes(shell)]
        return [*rows, _hidden(shell)]


def _opened(shell: Shell, route: Route) -> Row:
    from ui import routes

    worked: list[float] = []

    def work() -> None:
        begun = time.process_time()
        open_screen(shell, route)
        worked.append(time.process_time() - begun)

    def once() -> float:
        open_screen(shell, routes.help_topic() if route == routes.home() else routes.home())
        return seconds(work)

    row = within(f"open {route.screen.replace('_', ' ')}", once, LIMIT_MS, rounds=ROUNDS)
    return replace(row, note=f"{statistics.median(worked) * 1000:.0f} ms of processor time")


def _hidden(shell: Shell) -> Row:
    from ui import routes

    open_screen(shell, routes.people())

    def once() -> float:
        taken = seconds(shell.guard.hide)
        shell.guard.carry_on()
        settle(shell)
        return taken

    return within("hide", once, LIMIT_MS, rounds=ROUNDS)


def _routes(shell: Shell) -> list[Route]:
    from ui import routes

    found: list[tuple[str, str]] = []
    shell.ground.jobs.on_vault(_someone, owner=shell, done=found.append)
    settle(shell)
    person, talk = found[0]
    return [
        routes.home(),
        routes.people(),
        routes.person(person),
        routes.details(person),
        routes.entry("hope", person),
        routes.before(person),
        routes.conversation(talk),
        routes.read_back(talk),
        routes.plan(person),
        routes.search("kettle"),
        routes.settings(),
        routes.help_topic("trouble"),
    ]


def _someone(session: Session) -> tuple[str, str]:
    """A person and one of their conversations, out of the middle of the vault."""
    row = session.vault.execute(
        "SELECT person_id, id FROM conversation WHERE head ORDER BY id "
        "LIMIT 1 OFFSET (SELECT count(*) / 2 FROM conversation WHERE head)"
    ).fetchone()
    return str(row[0]), str(row[1])
