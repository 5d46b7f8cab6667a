"""The inbox: see what waits, choose what to show, go to one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.domain.summaries import Answer
from companion.services.supervision.received_items import InboxState
from companion.services.supervision.supervision import see_inbox
from ui import routes
from ui.desk import Desk
from ui.inbox.memory import memory_of
from ui.inbox.state import AT_ONCE, Show, to_view
from ui.inbox.view import InboxPage
from ui.routes import Route
from ui.screen import Screen


class InboxScreen(Screen):
    """What was shared with me."""

    kinds = frozenset({"received", Answer.KIND, "roster_entry"})

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = InboxPage()
        super().__init__(desk, self.page)
        self._memory = memory_of(desk.bus)
        self._state: InboxState | None = None
        self._most = AT_ONCE
        self.page.show_only.show_choice(self._memory.show)
        self.page.show_chosen.connect(self._show_only)
        self.page.more_asked.connect(self._show_more)
        self.page.chosen.connect(lambda item: desk.go(routes.summary(item)))
        self.retitle(self.tr("Shared with me"))

    def load(self) -> None:
        """Look at what has come."""
        self.desk.jobs.on_vault(see_inbox, owner=self, done=self._show)

    def first_focus(self) -> QWidget | None:
        """What has waited longest; where nothing waits, what is to be shown."""
        return self.page.first_line()

    def _show(self, state: InboxState) -> None:
        self._state = state
        self._display()

    def _display(self) -> None:
        if self._state is not None:
            today = self.desk.clock.today()
            self.page.display(to_view(self._state, self._memory.show, today, self._most))

    def _show_only(self, key: str) -> None:
        self._memory.show = Show(key)
        self._most = AT_ONCE
        self._display()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._display()
