"""Help as a screen: F1 opens the topic that fits where one was."""

from __future__ import annotations

from companion.services.plan.numbers import list_numbers
from ui.desk import Desk
from ui.help.topics import NUMBERS, topic_for
from ui.help.view import HelpView
from ui.routes import Route
from ui.screen import Screen


class HelpScreen(Screen):
    """Needs no vault."""

    def __init__(self, desk: Desk, route: Route) -> None:
        self._page = HelpView()
        super().__init__(desk, self._page)
        self._topic = route.id("topic") if route.ids else ""
        self._page.topic_asked.connect(self._turn)

    def load(self) -> None:
        """Show the topic."""
        self.retitle(self.tr("Help"))
        topic = topic_for(self._topic)
        self._page.display(topic, list_numbers() if topic.key == NUMBERS else ())

    def _turn(self, topic: str) -> None:
        self._topic = topic
        self.load()
