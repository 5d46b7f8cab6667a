"""Back in with the recovery kit: the code opens, and the passphrase is made anew."""

from __future__ import annotations

from companion.domain.text import is_blank
from companion.errors import Code, KnownError
from companion.services.vaults.doors import enter_with_code
from companion.services.vaults.laptop import Entered, has_keyring
from companion.services.vaults.unlocking import Recovery
from ui import routes
from ui.desk import Desk
from ui.entrance import Entrance, laptop_of
from ui.mending import mend
from ui.recover.view import RecoverPage
from ui.routes import Route
from ui.screen import Screen

CODE_TROUBLES = frozenset({Code.RECOVERY_CODE_MISTYPED, Code.WRONG_RECOVERY_CODE})


class RecoverScreen(Screen):
    """For one vault that is locked."""

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = RecoverPage()
        super().__init__(desk, self.page)
        self._profile = route.id("profile")
        self._entrance = Entrance(desk, self)
        self._entrance.entered.connect(self._entered)
        self._entrance.refused.connect(self._refused)
        self.page.open_asked.connect(self._open)
        self.page.notice.action_asked.connect(lambda action: mend(desk, action, self._open))
        self.page.back_asked.connect(desk.back)

    def load(self) -> None:
        """Ask whether a keyring will hold the second key anew."""
        self.retitle(self.tr("Recovery kit"))
        self.desk.jobs.before_vault(has_keyring, laptop_of(self.desk), owner=self, done=self._show)

    def _show(self, keyring: bool) -> None:
        self.page.passphrase.know_keyring(keyring)

    def _open(self) -> None:
        if self._entrance.busy:
            return
        code = self.page.code.words()
        if is_blank(code):
            self.page.code.show_trouble(self.tr("Type the code that stands on your kit."))
            self.page.code.setFocus()
            return
        if not self.page.passphrase.agreed():
            return
        recovery = Recovery(code=code, passphrase=self.page.passphrase.passphrase())
        laptop, profile = laptop_of(self.desk), self._profile
        self.page.notice.hide()
        self.page.show_busy(self.tr("Opening your vault. This takes a few seconds."))
        self._entrance.open(lambda: enter_with_code(laptop, profile, recovery))

    def _entered(self, entered: Entered) -> None:
        self.page.passphrase.forget()
        self.desk.replace(routes.home())
        self.desk.say(self.tr("Your new passphrase works from now on. The recovery kit stays the same."))
        self._entrance.say_what_to_know(entered)

    def _refused(self, error: KnownError) -> None:
        self.page.show_busy("")
        problem = self.desk.problems.problem_of(error)
        if error.code in CODE_TROUBLES:
            self.page.code.show_trouble(problem.in_one)
            self.page.code.setFocus()
            return
        self.page.notice.show_problem(problem)
