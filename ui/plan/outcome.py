"""What came of it: the plan is on its way, or saved, and the one kind next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announce import announce
from ui.look.theme import ems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button


class Outcome(QWidget):
    """Hidden until something was done.

    Signals:
        person_asked(): back to the person.
    """

    person_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._banner = Banner(" ", "strength", "check", self, content=True)
        self.back = Button("", "quiet", "person", self)
        self.back.setProperty("content", True)
        self.back.clicked.connect(self.person_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.5))
        column.addWidget(self._banner)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_name(self, name: str) -> None:
        """Who the plan is for."""
        self._name = name
        self.back.setText(self.tr("Back to {name}").format(name=name))

    def show_printed(self) -> None:
        """The print queue has it."""
        words = self.tr("The plan is on its way to the printer. Give it to {name}: it is theirs.")
        self._say(words.format(name=self._name))

    def show_saved(self, place: str) -> None:
        """A copy was saved at this place."""
        self._say(self.tr("A copy is saved: {place}. It is not locked.").format(place=place))

    def _say(self, words: str) -> None:
        self._banner.show_words(words)
        self.show()
        announce(self, words)
