"""Settings: each choice holds at once; what touches the keys asks for the passphrase first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFileDialog

from companion.domain.changes import Changes
from companion.domain.member import Member
from companion.errors import Code, KnownError
from companion.services.team.names import OwnNames, see_own_names, share_own_names
from companion.services.team.policy import Agreed, get_agreed
from companion.services.vaults.my_vault import MyVaultState, back_up, change_myself, see_my_vault
from companion.services.vaults.vaults import VaultState, verify_vault
from ui import routes
from ui.desk import Desk
from ui.jobs import Job
from ui.look.theme import next_zoom
from ui.routes import Route
from ui.screen import Screen
from ui.settings.key_changes import KeyChanges
from ui.settings.view import SettingsPage


class SettingsScreen(Screen):
    """Needs an open vault."""

    kinds = frozenset({Member.KIND, "backup", "roster_entry"})

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = SettingsPage()
        super().__init__(desk, self.page)
        self._backup: Job | None = None
        self._agreed = Agreed()
        self._keys = KeyChanges(desk, self.page.keys, self)
        self.page.practice.lock_asked.connect(desk.lock)
        self.page.team.team_asked.connect(lambda: desk.go(routes.team()))
        self.page.look.given.connect(self._choose)
        self.page.lock.given.connect(self._choose)
        self.page.look.zoom_asked.connect(self._zoom)
        self.page.myself.given.connect(self._keep_myself)
        self.page.myself.team_asked.connect(self._tell_team)
        self.page.backup.place_asked.connect(self._ask_place)
        self.page.backup.backup_asked.connect(self._back_up)
        self.page.backup.stop_asked.connect(self._stop_backup)
        self.page.check.check_asked.connect(self._check)
        desk.theme.changed.connect(self._show_choices)  # letters made bigger from the bar below, too
        self._show_choices()

    def load(self) -> None:
        """Look at everything as it stands."""
        self.retitle(self.tr("Settings"))
        self._show_choices()
        self.desk.jobs.on_vault(see_my_vault, owner=self, done=self._show)
        self.desk.jobs.on_vault(see_own_names, owner=self, done=self._show_in_team)
        self.desk.jobs.on_vault(get_agreed, owner=self, done=self._show_agreed)

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Not before a new recovery code is kept."""
        return self._keys.may_leave(then)

    def choose_place(self, folder: str) -> None:
        """Backups go there from now on."""
        self._choose("backup_folder", folder)
        self.load()

    def _show_choices(self) -> None:
        settings = self.desk.settings.now
        self.page.look.display(settings)
        self.page.lock.display(settings)
        self.page.lock.show_agreed(self._agreed.idle_minutes, settings)

    def _show(self, state: MyVaultState) -> None:
        self.page.show_practice(state.made_up)
        self.page.backup.display(self.desk.settings.now.backup_folder, state.backups, self.desk.clock.today())
        member = state.member
        self.page.myself.display(
            {"name": member.name, "organisation": member.organisation, "contact": member.contact}
        )

    def _show_agreed(self, agreed: Agreed) -> None:
        self._agreed = agreed
        self._show_choices()

    def _show_in_team(self, own: OwnNames | None) -> None:
        called = own.in_team if own is not None and not own.same else None
        parts = (called.name, called.organisation) if called else ()
        self.page.myself.show_in_team(", ".join(part for part in parts if part))

    def _tell_team(self) -> None:
        self.settle()

        def done(_changes: Changes) -> None:
            self.page.myself.fields["name"].setFocus()
            self.desk.say(self.tr("Your team sees the same name from now on."))

        self.desk.jobs.on_vault(share_own_names, owner=self, done=done)

    def _choose(self, name: str, value: Any) -> None:
        self.desk.settings.change(**{name: value})
        self._show_choices()

    def _zoom(self, step: int) -> None:
        self._choose("zoom", next_zoom(self.desk.settings.now.zoom, step))

    def _keep_myself(self, name: str, words: str) -> None:
        self.keep(name, _put_one, name, words, failed=lambda error: self._myself_refused(name, error))

    def _myself_refused(self, name: str, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        self.page.myself.fields[name].show_trouble(problem.in_one)

    def _ask_place(self) -> None:
        dialog = QFileDialog(self.page, self.tr("Where should backups go?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_place)
        self.desk.ask(dialog)

    def _back_up(self) -> None:
        card = self.page.backup
        card.say("")
        card.show_busy(True)
        self._backup = self.desk.jobs.on_vault(
            back_up,
            self.desk.settings.now.backup_folder,
            owner=self,
            done=self._backed_up,
            failed=self._not_backed_up,
            progress=card.progress.show_progress,
        )

    def _stop_backup(self) -> None:
        if self._backup is not None:
            self._backup.cancel()

    def _backed_up(self, _changes: Changes) -> None:
        self.page.backup.show_busy(False)
        self.desk.say(self.tr("The backup is made. It was opened again and checked."))

    def _not_backed_up(self, error: KnownError) -> None:
        self.page.backup.show_busy(False)
        problem = self.desk.problems.problem_of(error, "backup")
        words = problem.title if error.code is Code.CANCELLED else problem.in_one
        self.page.backup.say(words)

    def _check(self) -> None:
        self.page.check.say(self.tr("Reading every page of the vault."))
        self.page.check.check.setEnabled(False)
        self.desk.jobs.on_vault(verify_vault, owner=self, done=self._checked, failed=self._not_checked)

    def _not_checked(self, error: KnownError) -> None:
        self.page.check.check.setEnabled(True)
        self.page.check.say(self.desk.problems.problem_of(error).in_one)

    def _checked(self, state: VaultState) -> None:
        self.page.check.check.setEnabled(True)
        if state.whole:
            self.page.check.say(self.tr("Everything is whole: every page, and the record of who did what."))
        elif not state.pages.whole:
            self.page.check.say(
                self.tr("Some pages are damaged. Nothing was changed. Bring back your last backup.")
            )
        elif not state.decisions.whole:
            self.page.check.say(
                self.tr(
                    "Every page can be read. But something here is older than it should be. "
                    "Nothing is shared until you open What I shared and choose what to do."
                )
            )
        else:
            self.page.check.say(
                self.tr(
                    "The pages are whole, but the record of who did what has a break. Tell whoever runs your team."
                )
            )


def _put_one(session: Any, name: str, words: str) -> Changes:
    """One field of the member, as a deed."""
    return change_myself(session, **{name: words})
