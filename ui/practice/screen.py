"""Practice: make the made-up team when there is none, and go in as one of them."""

from __future__ import annotations

from companion.errors import KnownError
from companion.services.practice.doors import begin_team_again, enter_practice, find_team, is_team_alone
from companion.services.practice.practice import PracticeMember
from companion.services.vaults.laptop import Entered
from ui import routes
from ui.desk import Desk
from ui.entrance import Entrance, laptop_of
from ui.mending import mend
from ui.practice.view import PracticePage
from ui.routes import Route
from ui.screen import Screen


class PracticeScreen(Screen):
    """Needs no vault; leads to one of the team's."""

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = PracticePage()
        super().__init__(desk, self.page)
        self._entrance = Entrance(desk, self)
        self._entrance.entered.connect(self._entered)
        self._entrance.refused.connect(self._refused)
        self.page.notice.action_asked.connect(lambda action: mend(desk, action, self.load))
        self.page.chosen.connect(self._enter)
        self.page.again_asked.connect(self._begin_again)
        self.page.back_asked.connect(lambda: desk.replace(routes.first_start()))

    def load(self) -> None:
        """Find the team, or make it."""
        self.retitle(self.tr("Practice"))
        self.page.show_busy(self.tr("Fetching the made-up people."))
        self.desk.jobs.before_vault(
            find_team, laptop_of(self.desk), owner=self, done=self._show, failed=self._refused
        )

    def _begin_again(self) -> None:
        self.page.show_busy(self.tr("Fetching the made-up people anew."))
        self.desk.jobs.before_vault(
            begin_team_again, laptop_of(self.desk), owner=self, done=self._show, failed=self._refused
        )

    def _show(self, team: tuple[PracticeMember, ...]) -> None:
        self.page.show_busy("")
        self.page.display(team)
        laptop = laptop_of(self.desk)
        self.desk.jobs.before_vault(is_team_alone, laptop, owner=self, done=self.page.show_alone)

    def _enter(self, member: PracticeMember) -> None:
        if self._entrance.busy:
            return
        self.page.show_busy(self.tr("Opening the practice vault."))
        laptop = laptop_of(self.desk)
        self._entrance.open(lambda: enter_practice(laptop, member))

    def _entered(self, _entered: Entered) -> None:
        self.desk.come_in(routes.home())

    def _refused(self, error: KnownError) -> None:
        self.page.show_busy("")
        self.page.notice.show_problem(self.desk.problems.problem_of(error))
