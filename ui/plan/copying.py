"""Saving a copy: said first that it is not locked, then which kind, then where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from companion.services.plan.pages import CopyForm
from ui.widgets.buttons import Button
from ui.widgets.choices import OneOf
from ui.widgets.dialog import Dialog
from ui.words.dates import locale


class CopyDialog(Dialog):
    """Asks which kind of copy.

    Signals:
        form_chosen(CopyForm): go on and ask where.
    """

    form_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, can_print: bool = True) -> None:
        super().__init__(self.tr("Save a copy of the plan"), parent)
        self.say(self.tr("The copy is not locked. Anyone who can open the file can read it."))
        self.say(self.tr("Put it where only they can get at it, such as their own stick."))
        forms = [
            (CopyForm.PDF.value, self.tr("Pages to print (PDF)")),
            (CopyForm.WEB.value, self.tr("A web page")),
            (CopyForm.TEXT.value, self.tr("Plain text")),
        ]
        # Letters that no page can show are all right in a web page and in text.
        shown = forms if can_print else forms[1:]
        hint = self.tr("A web page is good on a phone, and for having it read aloud.")
        self.forms = self.add(OneOf(self.tr("Which kind?"), shown, hint))
        self.forms.show_choice(shown[0][0])
        keep = self.add_button(Button(self.tr("Go back"), "quiet", parent=self.buttons))
        keep.clicked.connect(self.reject)
        self.go_on = self.add_button(Button(self.tr("Choose where"), "primary", "save", self.buttons))
        self.go_on.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        form = CopyForm(self.forms.choice())
        self.accept()
        self.form_chosen.emit(form)


def ask_place(form: CopyForm, today: date, parent: QWidget | None = None) -> QFileDialog:
    """The system's own dialog for a place and a name. The suggested name says nothing about anyone."""
    dialog = QFileDialog(parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(form.value)
    dialog.setNameFilter(f"*.{form.value}")
    dialog.setDirectory(str(Path.home()))
    name = QCoreApplication.translate("Plan", "Plan")
    day = locale().toString(QDate(today.year, today.month, today.day), "d MMMM yyyy")
    dialog.selectFile(f"{name} {day}.{form.value}")
    return dialog
