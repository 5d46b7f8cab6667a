"""What the button of a problem does on screens that live without an open vault."""

from __future__ import annotations

from collections.abc import Callable

from ui import routes
from ui.desk import Desk


def mend(desk: Desk, action: str, again: Callable[[], None], profile: str = "") -> None:
    """Do what the button says: `again` is what failed; `profile` the vault it was about, where one is known."""
    if action == "retry":
        again()
    elif action == "recovery" and profile:
        desk.go(routes.recover(profile))
    elif action == "restore":
        desk.go(routes.restore(profile))
    else:
        desk.go(routes.help_topic("trouble"))
