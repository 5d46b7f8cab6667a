"""What undo and redo say of themselves, in the line at the bottom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.shell.undo import Undo


class UndoSaid(QObject):
    """Says what was walked, that there was nothing, or why a decision stays."""

    def __init__(self, undo: Undo, say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        undo.walked.connect(self._walked)
        undo.nothing.connect(self._nothing)
        undo.decided.connect(self._decided)

    def _walked(self, undone: bool) -> None:
        self._say(self.tr("Undone.") if undone else self.tr("Done again."))

    def _nothing(self, undoing: bool) -> None:
        self._say(self.tr("Nothing to undo.") if undoing else self.tr("Nothing to do again."))

    def _decided(self) -> None:
        self._say(
            self.tr("Ctrl+Z does not change a decision about sharing. Open it, and record what counts now.")
        )
