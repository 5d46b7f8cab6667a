"""From "Print" to the queue: is there a printer, which one, is it still there, and the run itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from ui.desk import Desk
from ui.printing import printers

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.run import PrintRun


class PrintJob(QObject):
    """Prints papers for one screen; one at a time. Its parent's end stops what is being printed.

    Signals:
        no_printer(): the system knows none.
        stepped(int, int): pages handed over, of how many; (0, 0) when nothing is being printed any more.
        handed_over(): the print queue has everything.
        failed(): the printer vanished or refused.
        stopped(): the worker stopped it.
    """

    no_printer = Signal()
    stepped = Signal(int, int)
    handed_over = Signal()
    failed = Signal()
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: PrintRun | None = None

    def ask(self, pdf: bytes, pages: int) -> None:
        """Open the system's print dialogue for a PDF that is in memory, and print when it is accepted."""
        if self._run is not None:
            return
        if not printers.has_printer():
            self.no_printer.emit()
            return
        printer = printers.make_printer()
        dialog = printers.make_dialog(printer, pages)
        dialog.accepted.connect(lambda: self.start(printer, pdf, pages))
        self._desk.ask(dialog)

    def start(self, printer: QPrinter, pdf: bytes, pages: int) -> None:
        """Print on a printer that was chosen."""
        from ui.printing.run import PrintRun

        if not printer.outputFileName() and not printers.is_there(printer.printerName()):
            self.failed.emit()
            return
        run = PrintRun(self._desk.jobs, printer, pdf, self)
        run.stepped.connect(self.stepped)
        for end, told in (
            (run.handed_over, self.handed_over),
            (run.failed, self.failed),
            (run.stopped, self.stopped),
        ):
            end.connect(partial(self._ended, told))
        self._run = run
        run.start(pages)

    def stop(self) -> None:
        """Stop what is being printed."""
        if self._run is not None:
            self._run.stop()

    def _ended(self, told: SignalInstance) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.deleteLater()
        self.stepped.emit(0, 0)
        told.emit()
