"""The rail of soft questions: any order, any of them, ticked once there are words under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.domain.conversation import Prompt
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Muted, Subheading
from ui.words.wording import words_for


class Rail(QWidget):
    """Stands beside the passages, or above them when the window is narrow.

    Signals:
        prompt_asked(Prompt): the worker would like to write under this question.
        words_asked(): the worker would like to write under no question.
        notes_hidden(bool): the worker's private notes are to be hidden, or shown again.
    """

    prompt_asked = Signal(object)
    words_asked = Signal()
    notes_hidden = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Questions to talk about"))
        self._beside = True
        self._hidden = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, ems(self, 1.5), 0, 0)
        column.setSpacing(ems(self, 0.5))
        self._title = Subheading(self.tr("What we can talk about"), self)
        self._lead = Muted(self.tr("In any order. Leave out what you like."), self)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        column.addWidget(self._row)
        self.buttons = {prompt: self._prompt_button(prompt) for prompt in Prompt}
        self.free = self._button(self.tr("More words"), "plus")
        self.free.clicked.connect(self.words_asked)
        self.notes = self._button(self.tr("Hide my private notes"), "eye-off")
        self.notes.setAccessibleDescription(self.tr("Ctrl+Shift+H"))
        self.notes.setToolTip(self.tr("Ctrl+Shift+H"))
        self.notes.clicked.connect(lambda: self.notes_hidden.emit(not self._hidden))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._fit()

    def tick(self, prompt: Prompt, talked_about: bool) -> None:
        """Show whether there are words under a question."""
        button = self.buttons[prompt]
        button.show_icon("check" if talked_about else "talk")
        name = words_for(prompt)
        if talked_about:
            name = self.tr("{question} Talked about").format(question=name)
        button.setAccessibleName(name)

    def show_notes(self, *, any_notes: bool, hidden: bool) -> None:
        """Offer to hide private notes where there are some, or to show them again."""
        self._hidden = hidden
        self.notes.setVisible(any_notes)
        self.notes.setText(self.tr("Show my private notes") if hidden else self.tr("Hide my private notes"))
        self.notes.show_icon("eye" if hidden else "eye-off")
        self._fit()

    def stand(self, beside: bool) -> None:
        """Stand beside the passages, one question a line, or above them, side by side."""
        if beside != self._beside:
            self._beside = beside
            self._fit()

    def width_beside(self) -> int:
        """How wide the rail is beside the passages (pixels)."""
        return max(button.sizeHint().width() for button in self._all())

    def height_beside(self) -> int:
        """How high the rail is beside the passages (pixels)."""
        width, gap = self.width_beside(), ems(self, 0.625)
        words = self._lead.heightForWidth(width) + self._title.heightForWidth(width) + 3 * gap
        return words + sum(button.sizeHint().height() + gap for button in self._all())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _all(self) -> list[Button]:
        return [*self.buttons.values(), self.free, self.notes]

    def _prompt_button(self, prompt: Prompt) -> Button:
        button = self._button(words_for(prompt), "talk")
        button.clicked.connect(lambda: self.prompt_asked.emit(prompt))
        return button

    def _button(self, words: str, icon: str) -> Button:
        button = Button(words, "plain", icon, self._row)
        button.setProperty("leading", True)
        self._flow.addWidget(button)
        return button

    def _fit(self) -> None:
        if not hasattr(self, "notes"):
            return
        width = self.width_beside() if self._beside else 0
        for button in self._all():
            button.setMinimumWidth(width)
        if self._beside:
            self.setFixedWidth(width)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        self._flow.invalidate()
