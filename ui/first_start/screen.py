"""First start: practise, start on my own, join a team, or bring a vault back."""

from __future__ import annotations

from companion.services.vaults.laptop import see_vaults
from companion.services.vaults.profiles import VaultAbout
from ui import routes
from ui.desk import Desk
from ui.entrance import laptop_of
from ui.first_start.view import FirstStartPage
from ui.routes import Route
from ui.screen import Screen


class FirstStartScreen(Screen):
    """Needs no vault; leads to one."""

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = FirstStartPage()
        super().__init__(desk, self.page)
        self.page.practice_asked.connect(lambda: desk.go(routes.practice()))
        self.page.alone_asked.connect(lambda: desk.go(routes.new_vault()))
        self.page.join_asked.connect(lambda: desk.go(routes.new_vault("join")))
        self.page.restore_asked.connect(lambda: desk.go(routes.restore()))
        self.page.unlock_asked.connect(lambda: desk.replace(routes.unlock()))

    def load(self) -> None:
        """Look which vaults there are."""
        self.retitle(self.tr("Welcome"))
        self.desk.jobs.before_vault(see_vaults, laptop_of(self.desk), owner=self, done=self._show)

    def _show(self, vaults: tuple[VaultAbout, ...]) -> None:
        self.page.display(len(vaults))
