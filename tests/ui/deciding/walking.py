"""Walking every screen that needs a vault, over the practice people: what others would notice, before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest

from ui.routes import Route
from ui.screens import ENTRIES

ACTS = (
    "SELECT * FROM consent_decision",
    "SELECT * FROM override WHERE given_on IS NOT NULL",
    "SELECT * FROM outbox",
    "SELECT * FROM outbox_recipient",
    "SELECT * FROM shared_copy",
    "SELECT * FROM received",
    "SELECT * FROM roster_entry",
    "SELECT * FROM posted_invite",
    "SELECT * FROM join_request",
    "SELECT id, place, left_at FROM carrier",
)
"""What others notice sooner or later."""

TAKES = (
    "SELECT * FROM consent_decision",
    "SELECT * FROM override WHERE given_on IS NOT NULL",
    "SELECT parcel FROM outbox WHERE kind = 4 OR dropped_why IS NOT NULL",
    "SELECT parcel, withdrawn_at FROM shared_copy",
    "SELECT version FROM received WHERE content IS NULL",
    "SELECT * FROM roster_entry",
    "SELECT * FROM posted_invite",
    "SELECT hash, state FROM join_request",
    "SELECT id, place, left_at FROM carrier",
)
"""What is gone, or closed, for somebody: half of it for good."""

# What has to be opened before its controls are there.
OPENED: dict[str, Callable[[Any], Any]] = {
    "sharing": lambda page: page.without_yes.open(True),
    "team": lambda page: [one.click() for one in (page.policy.change, *_role_buttons(page))],
}
SCREENS = [one.name for one in ENTRIES if not one.locked]


def acts(session: Any, looked_at: tuple[str, ...] = ACTS) -> list[list[Any]]:
    """How everything stands that others notice."""
    return [sorted(session.vault.execute(one).fetchall(), key=repr) for one in looked_at]


def opened(shell: Any, route: Route) -> Any:
    """The screen, with what has to be opened on it; one that is there still stays."""
    shell.activateWindow()
    assert QTest.qWaitForWindowActive(shell)
    if shell.navigation.route != route:
        shell.navigation.go(route)
        if route.screen in OPENED:
            OPENED[route.screen](shell.navigation.screen.page)
    return shell.navigation.screen


def _role_buttons(page: Any) -> list[Any]:
    return [row._change for row in page.members._rows.values() if hasattr(row, "_change")]
