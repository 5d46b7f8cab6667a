"""Handing over the recovery kit: onto paper through the print dialogue, or into a file the worker places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from companion.errors import KnownError
from companion.services.vaults.doors import KitPages, make_kit, save_kit
from ui.desk import Desk
from ui.kit.panel import KitPanel
from ui.printing.job import PrintJob
from ui.widgets.confirm import Confirm


class KitHanding(QObject):
    """Shows a code in a panel and does what its buttons ask.

    Signals:
        kept(): the worker has the kit; the code is gone from the screen.
    """

    kept = Signal()

    def __init__(self, desk: Desk, panel: KitPanel, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._panel = panel
        self._kit: KitPages | None = None
        self._waits = False
        self._printing = PrintJob(desk, self)
        self._printing.no_printer.connect(self._no_printer)
        self._printing.failed.connect(self._not_printed)
        self._printing.handed_over.connect(
            lambda: self._desk.say(self.tr("The kit is on its way to the printer."))
        )
        panel.print_asked.connect(self._print)
        panel.copy_asked.connect(self._ask_place)
        panel.kept.connect(self._done)

    def show_code(self, code: str, label: str) -> None:
        """Show the code and make its page, in memory."""
        self._waits = True
        self._panel.display(code)
        self._panel.allow_paper(False)
        self._desk.jobs.before_vault(
            make_kit, code, label, self._desk.clock.today(), owner=self, done=self._made
        )

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Whether no code waits to be kept; where one does, ask, and do `then` when the worker means it."""
        if not self._waits:
            return True

        def leave() -> None:
            self._waits = False
            then()

        question = Confirm(
            self.tr("Is your recovery code on paper?"),
            self.tr(
                "Companion shows this code once. If the passphrase is lost, nothing else opens your notes. "
                "You can make a new kit in Settings."
            ),
            self.tr("Leave without it"),
            keep_words=self.tr("Stay here"),
        )
        question.confirmed.connect(leave)
        self._desk.ask(question)
        return False

    def _made(self, kit: KitPages) -> None:
        self._kit = kit
        self._panel.allow_paper(True)

    def _print(self) -> None:
        if self._kit is not None:
            self._printing.ask(self._kit.pdf, 1)

    def _no_printer(self) -> None:
        self._panel.say_trouble(
            self.tr("There is no printer here. Write the code down with a pen, or save a copy on a stick.")
        )

    def _not_printed(self) -> None:
        self._panel.say_trouble(
            self.tr("The printer did not take it. Try again, or write the code down with a pen.")
        )

    def _ask_place(self) -> None:
        dialog = QFileDialog(self._panel, QDir.toNativeSeparators(""))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("*.pdf")
        dialog.setDirectory(str(Path.home()))
        dialog.selectFile(self.tr("Recovery kit") + ".pdf")
        dialog.fileSelected.connect(self._save)
        self._desk.ask(dialog)

    def _save(self, place: str) -> None:
        if self._kit is None:
            return
        self._desk.jobs.before_vault(
            save_kit,
            self._kit,
            Path(place),
            owner=self,
            done=lambda _none: self._saved(),
            failed=self._not_saved,
        )

    def _saved(self) -> None:
        self._desk.say(self.tr("A copy is saved. It is not locked: keep it away from this laptop."))

    def _not_saved(self, error: KnownError) -> None:
        problem = self._desk.problems.problem_of(error, "file")
        self._panel.say_trouble(problem.in_one)

    def _done(self) -> None:
        self._waits = False
        self._kit = None
        self._panel.display("")
        self.kept.emit()
