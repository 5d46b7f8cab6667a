"""What the person sees differently, in their words, beside what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.conversation import Disagreement
from companion.services.record.read_back import Differing
from ui.look.colours import CARE
from ui.read_back.reading import ReadEdit
from ui.widgets.buttons import Button
from ui.widgets.icons import Icon
from ui.widgets.words import Strong


class DifferingRow(QWidget):
    """One of them: a field that is always open, and a button to take it out.

    Signals:
        typed(Differing, str): words that settled.
        taken_out(DifferingRow): the person no longer sees it differently.
    """

    typed = Signal(object, str)
    taken_out = Signal(object)

    def __init__(self, writing: Differing, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing = writing
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Icon("talk", CARE, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(Strong(self.tr("I see it differently"), self))
        self.edit = ReadEdit(self.tr("I see it differently. {passage}").format(passage=label), self)
        self.edit.settled.connect(lambda words: self.typed.emit(self.writing, words))
        column.addWidget(self.edit)
        out = Button(self.tr("Take this out"), "plain", parent=self)
        out.setAccessibleName(self.tr("{button}. {passage}").format(button=out.text(), passage=label))
        out.clicked.connect(lambda: self.taken_out.emit(self))
        column.addWidget(out)
        row.addLayout(column, 1)


class DifferingList(QWidget):
    """All that is seen differently about one passage, or about the whole.

    Signals:
        typed(Differing, str): words that settled. taken_out(str): the id of one that is to go.
    """

    typed = Signal(object, str)
    taken_out = Signal(str)

    def __init__(
        self, conversation_id: str, passage_id: str | None, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conversation_id = conversation_id
        self._passage_id = passage_id
        self._label = label
        self._rows: list[DifferingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def display(self, differing: Sequence[Disagreement]) -> None:
        """Show what stands; a row that is being begun stays."""
        standing = {one.id: one for one in differing}
        for row in [one for one in self._rows if one.writing.disagreement_id not in {"", *standing}]:
            self._drop(row)
        shown = {row.writing.disagreement_id: row for row in self._rows}
        for one in differing:
            row = shown.get(one.id) or self._add(one.id)
            row.edit.show_words(one.text)
        self.setVisible(bool(self._rows))

    def begin(self) -> None:
        """Open an empty field, or go to the one that is empty."""
        empty = [row for row in self._rows if not row.writing.disagreement_id]
        row = empty[0] if empty else self._add("")
        self.show()
        row.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, disagreement_id: str) -> DifferingRow:
        number = len(self._rows) + 1
        label = self._label if number == 1 else f"{self._label} ({number})"
        row = DifferingRow(Differing(self._conversation_id, self._passage_id, disagreement_id), label, self)
        row.typed.connect(self.typed)
        row.taken_out.connect(self._take_out)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _take_out(self, row: DifferingRow) -> None:
        row.edit.settle()
        if row.writing.disagreement_id:
            self.taken_out.emit(row.writing.disagreement_id)
        else:
            self._drop(row)
            self.setVisible(bool(self._rows))

    def _drop(self, row: DifferingRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
