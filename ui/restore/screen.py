"""A vault back from a backup, on this laptop or a fresh one."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from companion.domain.text import is_blank
from companion.errors import Code, KnownError
from companion.services.vaults.backup_files import SUFFIX, newest_backup
from companion.services.vaults.doors import enter_restored
from companion.services.vaults.laptop import Entered, has_keyring
from companion.services.vaults.restoring import Restore
from companion.services.watching import Watch
from ui import routes
from ui.desk import Desk
from ui.entrance import Entrance, laptop_of
from ui.mending import mend
from ui.restore.view import RestorePage
from ui.routes import Route
from ui.screen import Screen

CODE_TROUBLES = frozenset({Code.RECOVERY_CODE_MISTYPED, Code.BACKUP_WRONG_CODE})


class RestoreScreen(Screen):
    """Begins without a vault and ends in one.

    Signals:
        stepped(float): how far it is, 0 to 1; sent from the lane.
    """

    stepped = Signal(float)

    def __init__(self, desk: Desk, route: Route) -> None:
        self._profile = dict(route.ids).get("profile", "")
        self.page = RestorePage()
        super().__init__(desk, self.page)
        self._file: Path | None = None
        self._stopped = threading.Event()
        self._entrance = Entrance(desk, self)
        self._entrance.entered.connect(self._entered)
        self._entrance.refused.connect(self._refused)
        self.stepped.connect(lambda part: self.page.progress.show_progress(round(part * 100), 100))
        self.page.file_asked.connect(self._ask_file)
        self.page.restore_asked.connect(self._restore)
        self.page.notice.action_asked.connect(lambda action: mend(desk, action, self._restore))
        self.page.stop_asked.connect(self._stopped.set)
        self.page.back_asked.connect(desk.back)

    def load(self) -> None:
        """Ask whether a keyring will hold a second key."""
        self.retitle(self.tr("Bring back a vault"))
        self.desk.jobs.before_vault(has_keyring, laptop_of(self.desk), owner=self, done=self._show)
        if self._profile and self._file is None:
            laptop = laptop_of(self.desk)
            self.desk.jobs.before_vault(
                newest_backup, laptop, self._profile, owner=self, done=self._offer, failed=self._refused
            )

    def _offer(self, file: Path | None) -> None:
        """The newest backup of the vault that did not open; another can be chosen."""
        if file is not None and self._file is None:
            self.choose(str(file))

    def choose(self, place: str) -> None:
        """Take this file."""
        self._file = Path(place)
        self.page.show_file(self._file.name)

    def _show(self, keyring: bool) -> None:
        self.page.passphrase.know_keyring(keyring)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.page, self.tr("Choose the backup file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"*{SUFFIX}", "*"])
        folder = self.desk.settings.now.backup_folder
        dialog.setDirectory(folder or str(Path.home()))
        dialog.fileSelected.connect(self.choose)
        self.desk.ask(dialog)

    def _restore(self) -> None:
        if self._entrance.busy:
            return
        if self._file is None:
            self.page.show_file(self.tr("Choose the backup file first."))
            self.page.choose.setFocus()
            return
        code = self.page.code.words()
        if is_blank(code):
            self.page.code.show_trouble(self.tr("Type the code that stands on your kit."))
            self.page.code.setFocus()
            return
        if self.page.passphrase.agreed():
            self._begin(self._file, code)

    def _begin(self, file: Path, code: str) -> None:
        self._stopped.clear()
        wish = Restore(
            file=file,
            code=code,
            passphrase=self.page.passphrase.passphrase(),
            watch=Watch(progress=self.stepped.emit, cancelled=self._stopped.is_set),
        )
        laptop = laptop_of(self.desk)
        self.page.notice.hide()
        self.page.show_busy(True)
        self._entrance.open(lambda: enter_restored(laptop, wish))

    def _entered(self, _entered: Entered) -> None:
        self.page.passphrase.forget()
        self.desk.replace(routes.home())
        self.desk.say(self.tr("Your vault is back, as it was when the backup was made."))

    def _refused(self, error: KnownError) -> None:
        self.page.show_busy(False)
        problem = self.desk.problems.problem_of(error)
        if error.code in CODE_TROUBLES:
            self.page.code.show_trouble(problem.in_one)
            self.page.code.setFocus()
            return
        self.page.notice.show_problem(problem)
