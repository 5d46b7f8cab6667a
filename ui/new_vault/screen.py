"""A vault of one's own: make it, hand over the recovery kit, go home, or on to the team one was invited to."""

from __future__ import annotations

from collections.abc import Callable

from companion.domain.text import is_blank
from companion.errors import Code, KnownError
from companion.services.vaults.doors import enter_new
from companion.services.vaults.laptop import Entered, has_keyring
from companion.services.vaults.vaults import NewVault
from ui import routes
from ui.desk import Desk
from ui.entrance import Entrance, laptop_of
from ui.kit.handing import KitHanding
from ui.mending import mend
from ui.new_vault.view import NewVaultPage
from ui.routes import Route
from ui.screen import Screen


class NewVaultScreen(Screen):
    """Begins without a vault and ends in one."""

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = NewVaultPage()
        super().__init__(desk, self.page)
        self._joins = route == routes.new_vault("join")
        self._label = ""
        self._entrance = Entrance(desk, self)
        self._entrance.entered.connect(self._entered)
        self._entrance.refused.connect(self._refused)
        self._handing = KitHanding(desk, self.page.kit, self)
        self._handing.kept.connect(self._go_on)
        self.page.make_asked.connect(self._make)
        self.page.notice.action_asked.connect(lambda action: mend(desk, action, self._make))
        self.page.back_asked.connect(lambda: desk.replace(routes.first_start()))

    def load(self) -> None:
        """Ask whether a keyring will hold a second key."""
        if not self._label:
            self.retitle(self.tr("Make a vault"))
            self.desk.jobs.before_vault(has_keyring, laptop_of(self.desk), owner=self, done=self._show)

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Not before the recovery code is kept, or the worker says so twice."""
        return self._handing.may_leave(then)

    def _show(self, keyring: bool) -> None:
        self.page.know_keyring(keyring)

    def _make(self) -> None:
        if self._entrance.busy:
            return
        name = self.page.name.words().strip()
        if is_blank(name):
            self.page.name.show_trouble(self.tr("Type what people call you."))
            self.page.name.setFocus()
            return
        self.page.name.show_trouble("")
        if not self.page.passphrase.agreed():
            return
        wish = NewVault(
            label=name,
            member_name=name,
            organisation=self.page.organisation.words(),
            contact=self.page.contact.words(),
            passphrase=self.page.passphrase.passphrase(),
        )
        laptop = laptop_of(self.desk)
        self._label = name
        self.page.show_busy(self.tr("Making your vault. This takes a few seconds."))
        self._entrance.open(lambda: enter_new(laptop, wish))

    def _go_on(self) -> None:
        desk = self.desk
        desk.replace(routes.home())
        if self._joins:
            desk.go(routes.join())

    def _entered(self, entered: Entered) -> None:
        self.retitle(self.tr("Recovery kit"))
        self.page.show_kit()
        self._handing.show_code(entered.recovery_code, self._label)

    def _refused(self, error: KnownError) -> None:
        self._label = ""
        self.page.show_busy("")
        problem = self.desk.problems.problem_of(error)
        if error.code in (Code.NAME_MISSING, Code.NAME_TOO_LONG):
            self.page.name.show_trouble(problem.in_one)
            self.page.name.setFocus()
            return
        self.page.notice.show_problem(problem)
