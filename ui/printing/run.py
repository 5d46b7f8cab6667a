"""One print job: page after page as a picture in memory, drawn into the system's printer, with a way to stop."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal, SignalInstance
from PySide6.QtGui import QColor, QPageLayout, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from companion.errors import KnownError
from ui.jobs import Jobs
from ui.printing.raster import POINTS_PER_INCH, Picture, draw_page
from ui.printing.sheet import to_image

DOTS_PER_INCH = 300  # where a laser printer's letters are crisp; a page takes 9 MB of memory, one at a time
MEMORY_FOLDER = Path("/dev", "shm")


class PrintRun(QObject):
    """Prints a PDF that is in memory. Exactly one of the last three signals ends it.

    Signals:
        stepped(int, int): pages handed over so far, and how many there are.
        handed_over(): the system's print queue has the whole job.
        failed(): the printer refused, or vanished.
        stopped(): the worker stopped it.
    """

    stepped = Signal(int, int)
    handed_over = Signal()
    failed = Signal()
    stopped = Signal()

    def __init__(self, jobs: Jobs, printer: QPrinter, pdf: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._printer = printer
        self._pdf = pdf
        self._painter = QPainter()
        self._pages: list[int] = []
        self._over = False

    def start(self, pages: int) -> None:
        """Print the pages that the printer was told to, of `pages` there are."""
        printer = self._printer
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        first, last = printer.fromPage() or 1, printer.toPage() or pages
        chosen = list(range(first - 1, min(last, pages)))
        # A printer that makes copies itself is told to by Qt; for one that cannot, each copy is sent.
        self._pages = chosen * (1 if printer.supportsMultipleCopies() else max(1, printer.copyCount()))
        self._total = len(self._pages)
        with spooled_in_memory():
            begun = bool(self._pages) and self._painter.begin(printer)
        if not begun:
            self._end(self.failed)
            return
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._next()

    def stop(self) -> None:
        """Stop: what has not been handed over is not printed."""
        if self._over:
            return
        self._printer.abort()
        self._painter.end()
        self._end(self.stopped)

    def _next(self) -> None:
        self.stepped.emit(self._total - len(self._pages), self._total)
        if self._over:
            return
        if not self._pages:
            self._finish()
            return
        self._jobs.on_net(
            _page_for_paper, self._pdf, self._pages[0], owner=self, done=self._put, failed=self._lost
        )

    def _put(self, picture: Picture) -> None:
        if self._over:
            return
        if len(self._pages) < self._total and not self._printer.newPage():
            self._lost(None)
            return
        _draw(self._painter, self._printer, picture)
        self._pages.pop(0)
        if self._broken():
            self._lost(None)
        else:
            self._next()

    def _finish(self) -> None:
        ended = self._painter.end()
        self._end(self.handed_over if ended and not self._broken() else self.failed)

    def _lost(self, _error: KnownError | None) -> None:
        self._printer.abort()
        self._painter.end()
        self._end(self.failed)

    def _broken(self) -> bool:
        return self._printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)

    def _end(self, signal: SignalInstance) -> None:
        self._over = True
        self._pdf = b""
        signal.emit()


@contextmanager
def spooled_in_memory() -> Iterator[None]:
    """On Linux Qt hands CUPS a file from TMPDIR and then deletes it: let that file live in memory only."""
    before = os.environ.get("TMPDIR")
    if sys.platform == "linux" and os.access(MEMORY_FOLDER, os.W_OK):
        os.environ["TMPDIR"] = str(MEMORY_FOLDER)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("TMPDIR", None)
        else:
            os.environ["TMPDIR"] = before


def _page_for_paper(pdf: bytes, page: int) -> Picture:
    return draw_page(pdf, page, dots_per_inch=DOTS_PER_INCH)


def _draw(painter: QPainter, printer: QPrinter, picture: Picture) -> None:
    """The page in its own size in the top left corner; made smaller only where the paper is smaller."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.logicalDpiX() / POINTS_PER_INCH
    wide, high = picture.points_wide * dots, picture.points_high * dots
    scale = min(1.0, paper.width() / wide, paper.height() / high)
    target = QRectF(0, 0, wide * scale, high * scale)
    painter.drawImage(target, to_image(picture))
    if target.width() < paper.width() * 0.9:  # a card on a larger sheet: where to cut
        painter.setPen(QPen(QColor("black"), dots * 0.5))
        painter.drawLine(target.topRight(), target.bottomRight())
        painter.drawLine(target.bottomLeft(), target.bottomRight())
