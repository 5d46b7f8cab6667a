"""Help: topics on the left, sentences on the right; one under the other when the letters are large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from companion.services.plan.numbers import NumberGroup
from ui.help.topics import TOPICS, Topic
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.words import Strong, Text
from ui.words.wording import words_for


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

    def display(self, topic: Topic, numbers: Sequence[NumberGroup] = ()) -> None:
        """Show a topic, and whom to call below it."""
        translate = QCoreApplication.translate
        self.card.title(translate("Help", topic.title))
        for old in self._sentences:
            old.hide()
            old.deleteLater()
        self._sentences = [self.card.add(Text(translate("Help", one), self.card)) for one in topic.sentences]
        for group in numbers:
            self._sentences += map(self.card.add, self._lines(group))
        for button in self._group.buttons():
            button.setChecked(button.property("topic") == topic.key)

    def _lines(self, group: NumberGroup) -> Iterator[Text]:
        title = words_for(group.nation) if group.nation else self.tr("Everywhere")
        yield Strong(self.tr("Under 19") if group.under_19 else title, self.card)
        for line in group.lines:
            words = self.tr("{name}: {number}. {detail}")
            said = words.format(name=line.name, number=line.number, detail=line.detail)
            yield Text(said, self.card, content=True, selectable=True)

    def _button(self, topic: Topic) -> Button:
        button = Button(QCoreApplication.translate("Help", topic.title), "quiet", parent=self)
        button.setCheckable(True)
        button.setProperty("topic", topic.key)
        self._group.addButton(button)
        button.clicked.connect(lambda _checked=False: self.topic_asked.emit(topic.key))
        return button
