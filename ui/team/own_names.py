"""What the team calls us: a small form in the place of our own line, with what others will see said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from companion.domain.text import is_blank
from companion.services.team.names import OwnNames
from companion.team.names import MOST_CONTACT
from ui.look.theme import ems
from ui.team.pile import row_of
from ui.widgets.buttons import Button
from ui.widgets.field import LineField
from ui.widgets.words import Muted


class OwnNamesForm(QWidget):
    """Three fields, and whether the vault's own name is to follow.

    Signals:
        given(str, str, str, bool): name, organisation, how to be reached; and whether here, too.
        left(): nothing is to change.
    """

    given = Signal(str, str, str, bool)
    left = Signal()

    def __init__(self, own: OwnNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.6))
        self.name = LineField(self.tr("Your name in the team"), self.tr("Everyone in the team sees it."))
        self.organisation = LineField(
            self.tr("Your organisation in the team"), self.tr("You can leave this empty.")
        )
        self.contact = LineField(
            self.tr("How the team can reach you"),
            self.tr("Only your team sees it. You can leave this empty."),
            longest=MOST_CONTACT,
        )
        self.here = QCheckBox(self.tr("Use this name on the plans I print, too"))
        self.here.setChecked(own.same)
        self.keep = Button(self.tr("Keep this name"), "primary", "check")
        leave = Button(self.tr("Leave it as it is"))
        told = Muted(
            self.tr(
                "Others see the new name as soon as their laptop next looks. They see it on what you shared "
                "before, too. Your earlier name is not shown any more. It stays in the team's sealed log."
            )
        )
        for part in (self.name, self.organisation, self.contact, self.here, told):
            column.addWidget(part)
        column.addWidget(row_of(self, self.keep, leave))
        self.name.line.setText(own.in_team.name)
        self.organisation.line.setText(own.in_team.organisation)
        self.contact.line.setText(own.in_team.contact)
        self.keep.clicked.connect(self._ask)
        leave.clicked.connect(self.left)
        for field in (self.name, self.organisation, self.contact):
            field.entered.connect(self._ask)

    def _ask(self) -> None:
        self.name.show_trouble(self.tr("Type what people call you.") if is_blank(self.name.words()) else "")
        if is_blank(self.name.words()):
            self.name.setFocus()
            return
        self.given.emit(
            self.name.words(), self.organisation.words(), self.contact.words(), self.here.isChecked()
        )
