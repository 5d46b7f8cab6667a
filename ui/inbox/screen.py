"""The inbox: see what waits, choose what to show, go to one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.domain.summaries import Answer
from companion.services.supervision.received_items import InboxShow, InboxState
from companion.services.supervision.supervision import AT_ONCE, see_inbox
from ui import routes
from ui.desk import Desk
from ui.inbox.memory import memory_of
from ui.inbox.state import to_view
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
        self._most = AT_ONCE
        self.page.show_only.show_choice(self._memory.show)
        self.page.show_chosen.connect(self._show_only)
        self.page.more_asked.connect(self._show_more)
        self.page.chosen.connect(lambda item: desk.go(routes.summary(item)))
        self.retitle(self.tr("Shared with me"))

    def load(self) -> None:
        """Look at what has come."""
        self.desk.jobs.on_vault(see_inbox, self._memory.show, self._most, owner=self, done=self._show)

    def first_focus(self) -> QWidget | None:
        """What has waited longest; where nothing waits, what is to be shown."""
        return self.page.first_line()

    def _show(self, state: InboxState) -> None:
        self.page.display(to_view(state, self._memory.show, self.desk.clock.today()))

    def _show_only(self, key: str) -> None:
        self._memory.show = InboxShow(key)
        self._most = AT_ONCE
        self.load()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.load()
