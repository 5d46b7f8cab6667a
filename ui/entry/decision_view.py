"""The form of a decision about sharing: filled in as a draft, and recorded by one press that says what it does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.deciding.pending import Pending
from ui.entry.decision_state import DecisionView
from ui.entry.view import EntryPage


class DecisionPage(EntryPage):
    """As every form, with what is not recorded yet under its fields.

    Signals: as EntryPage and Pending have them; `done_asked` leaves a draft as it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pending = Pending(self)
        self.put_under_fields(self.pending)

    def display_decision(self, state: DecisionView) -> None:
        """Show the form with the draft over what stands."""
        self.display(state.entry)
        if self.form is not None:  # a draft is in no history of deeds: each field takes its own typing back
            self.form.share_history(False)
        self.pending.display(state.pending)
        self.done.setText(self.tr("Leave it for now") if state.pending else self.tr("Done"))
