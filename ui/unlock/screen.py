"""Unlock: the everyday way in, and the ways round when it does not work."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.errors import Code, KnownError
from companion.services.vaults.laptop import Entered, see_vaults
from companion.services.vaults.profiles import VaultAbout
from ui import routes
from ui.desk import Desk
from ui.entrance import Entrance, laptop_of
from ui.mending import mend
from ui.routes import Route
from ui.screen import Screen
from ui.unlock.view import UnlockPage


class UnlockScreen(Screen):
    """Shown while every vault is locked."""

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = UnlockPage()
        super().__init__(desk, self.page)
        self._entrance = Entrance(desk, self)
        self._entrance.entered.connect(self._entered)
        self._entrance.refused.connect(self._refused)
        self.page.unlock_asked.connect(self._unlock)
        self.page.recover_asked.connect(lambda: desk.go(routes.recover(self.page.profile())))
        self.page.notice.action_asked.connect(self._mend)
        self.page.without_log_asked.connect(self._open_without_log)
        self.page.others_asked.connect(lambda: desk.go(routes.first_start()))

    def load(self) -> None:
        """Look which vaults there are."""
        self.retitle(self.tr("Unlock"))
        self.desk.jobs.before_vault(see_vaults, laptop_of(self.desk), owner=self, done=self._show)

    def first_focus(self) -> QWidget | None:
        """The passphrase."""
        return self.page.passphrase.line

    def _show(self, vaults: tuple[VaultAbout, ...]) -> None:
        self.page.display(vaults)

    def _unlock(self) -> None:
        passphrase, profile = self.page.passphrase.line.text(), self.page.profile()
        if not profile or self._entrance.busy:
            return
        if not passphrase:
            self.page.passphrase.show_trouble(self.tr("Type your passphrase."))
            self.page.passphrase.setFocus()
            return
        self.page.notice.hide()
        self.page.show_missing(False)
        self.page.show_busy(self.tr("Opening your vault."))
        from companion.services.vaults.doors import enter  # loaded meanwhile: the window is up before it

        laptop = laptop_of(self.desk)
        self._entrance.open(lambda: enter(laptop, profile, passphrase))

    def _open_without_log(self) -> None:
        from companion.services.vaults.doors import let_open_without_log

        self.desk.jobs.before_vault(
            let_open_without_log,
            laptop_of(self.desk),
            self.page.profile(),
            owner=self,
            done=lambda _none: self._unlock(),
            failed=self._refused,
        )

    def _mend(self, action: str) -> None:
        mend(self.desk, action, self._unlock, self.page.profile())

    def _entered(self, entered: Entered) -> None:
        self.page.passphrase.line.clear()
        self.desk.come_in(routes.home())
        self._entrance.say_what_to_know(entered)

    def _refused(self, error: KnownError) -> None:
        self.page.show_busy("")
        problem = self.desk.problems.problem_of(error)
        if error.code is Code.WRONG_PASSPHRASE:
            self.page.passphrase.show_trouble(problem.in_one)
            self.page.passphrase.line.selectAll()
            self.page.passphrase.setFocus()
            return
        self.page.notice.show_problem(problem)
        self.page.show_missing(error.code is Code.VAULT_LOG_MISSING)
