"""Sending: see what was shared and how far it has come, get and send now, and see to what needs attention."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from companion.domain.changes import Changes
from companion.domain.summaries import Summary
from companion.services.session import Session
from companion.services.sync.attention import look_again, send_again, set_aside, use_place_anyway
from companion.services.sync.old_copies import go_on_as_new_laptop
from companion.services.sync.sending import SendingState, see_sending
from ui import routes
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Command, Screen
from ui.sending.attention import AttentionView, Way
from ui.sending.state import AT_ONCE, to_view
from ui.sending.view import SendingPage
from ui.widgets.confirm import Confirm


class SendingScreen(Screen):
    """Everything shared, and its way."""

    kinds = frozenset(
        {
            *("outbox", "delivery", "shared_copy", "received", "carrier", "arrival", "roster_entry"),
            Summary.KIND,
        }
    )

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = SendingPage()
        super().__init__(desk, self.page)
        self._state: SendingState | None = None
        self._most = AT_ONCE
        page = self.page
        page.now_asked.connect(desk.syncing.now)
        page.stop_asked.connect(desk.syncing.stop)
        page.more_asked.connect(self._show_more)
        page.team_asked.connect(lambda: desk.go(routes.team()))
        page.person_chosen.connect(lambda person_id: desk.go(routes.person(person_id)))
        page.way_chosen.connect(self._take)
        desk.bus.sync_state.connect(page.show_work)
        page.show_work(desk.syncing.state)
        self.retitle(self.tr("What I shared"))

    def load(self) -> None:
        """Look at how sharing stands."""
        self.desk.jobs.on_vault(see_sending, self._most, owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """Stopping; getting and sending works everywhere."""
        return (Command(self.tr("Stop getting and sending"), self.desk.syncing.stop),)

    def _show(self, state: SendingState) -> None:
        self._state = state
        self._display()

    def _display(self) -> None:
        if self._state is not None:
            problem_of = self.desk.problems.problem_of
            self.page.display(to_view(self._state, self.desk.clock.today(), problem_of))

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.load()

    def _take(self, way: str, about: AttentionView) -> None:
        """One of the ways out of what needs attention."""
        desk = self.desk
        ways: dict[Way, Callable[[], None]] = {
            Way.TRY_AGAIN: desk.syncing.now,
            Way.SEND_AGAIN: partial(self._do, send_again, about.carrier, about.parcel),
            Way.USE_ANYWAY: partial(self._ask_anyway, about.carrier),
            Way.OTHER_PLACE: lambda: desk.go(routes.team()),
            Way.TEAM: lambda: desk.go(routes.team()),
            Way.LOOK_AGAIN: partial(self._do, look_again),
            Way.SET_ASIDE: partial(self._do, _set_all_aside, about.digests),
            Way.NEW_LAPTOP: self._ask_new_laptop,
            Way.PERSON: lambda: desk.go(routes.person(about.person)),
        }
        ways[Way(way)]()

    def _do(self, deed: Callable[..., Changes], *args: object) -> None:
        self.desk.jobs.on_vault(deed, *args, owner=self)

    def _ask_anyway(self, carrier: str) -> None:
        dialog = Confirm(
            self.tr("Use this place anyway?"),
            self.tr(
                "Only do this when you know why it has changed. Everything that is still needed goes there again."
            ),
            self.tr("Use it"),
        )
        dialog.confirmed.connect(partial(self._do, use_place_anyway, carrier))
        self.desk.ask(dialog)

    def _ask_new_laptop(self) -> None:
        dialog = Confirm(
            self.tr("Go on as a new laptop?"),
            self.tr(
                "What was shared before stays with those who have it. What still waits is sent from here. "
                "Another laptop with this vault cannot share for you any more. "
                "What you wrote there and not here does not come over."
            ),
            self.tr("Go on here"),
        )
        dialog.confirmed.connect(partial(self._do, go_on_as_new_laptop))
        self.desk.ask(dialog)


def _set_all_aside(session: Session, digests: tuple[str, ...]) -> Changes:
    """One thing on the page may stand for several that came."""
    changes = Changes()
    with session.vault.transaction():
        for digest in digests:
            changes |= set_aside(session, digest)
    return changes
