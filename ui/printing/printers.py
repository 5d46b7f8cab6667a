"""The printers of this laptop, and the system's own print dialogue. QtPrintSupport is loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter


def has_printer() -> bool:
    """Whether the system knows any printer now."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def is_there(name: str) -> bool:
    """Whether the printer that was chosen is still there."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return name in QPrinterInfo.availablePrinterNames()


def make_printer() -> QPrinter:
    """The system's usual printer. What stands in its queue says nothing about what is printed."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(QCoreApplication.translate("Printing", "Document"))
    printer.setCreator("Companion")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def make_dialog(printer: QPrinter, pages: int) -> QPrintDialog:
    """The print dialogue for `pages` pages. Printing to a file is left out: a copy says that it is not locked."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    options = QAbstractPrintDialog.PrintDialogOption
    dialog = QPrintDialog(printer)
    dialog.setOption(options.PrintToFile, False)
    dialog.setOption(options.PrintPageRange, pages > 1)
    dialog.setOption(options.PrintSelection, False)
    dialog.setOption(options.PrintCurrentPage, False)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return dialog
