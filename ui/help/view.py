"""Help: topics on the left, sentences on the right; one under the other when the letters are large."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.help.topics import TOPICS, Topic
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.words import Text


class HelpView(Page):
    """One topic at a time.

    Signals:
        topic_asked(str): the key of a topic.
    """

    topic_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)  # the header says "Help" already
        self.setAccessibleName(QCoreApplication.translate("HelpView", "Help"))
        self._group = QButtonGroup(self)
        buttons = [self._button(topic) for topic in TOPICS]
        self.add_row(*buttons)
        self.card = self.add(Card("", self))
        self._sentences: list[Text] = []

    def display(self, topic: Topic) -> None:
        """Show a topic."""
        translate = QCoreApplication.translate
        self.card.title(translate("Help", topic.title))
        for old in self._sentences:
            old.hide()
            old.deleteLater()
        self._sentences = [self.card.add(Text(translate("Help", one), self.card)) for one in topic.sentences]
        for button in self._group.buttons():
            button.setChecked(button.property("topic") == topic.key)

    def _button(self, topic: Topic) -> Button:
        button = Button(QCoreApplication.translate("Help", topic.title), "quiet", parent=self)
        button.setCheckable(True)
        button.setProperty("topic", topic.key)
        self._group.addButton(button)
        button.clicked.connect(lambda _checked=False: self.topic_asked.emit(topic.key))
        return button
