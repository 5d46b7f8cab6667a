"""The end of a copy: its reader destroys it, or the team takes it back in the place of somebody who has left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.summary.state import SummaryView
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.confirm import Confirm
from ui.widgets.words import Text


class Ending(Card):
    """Under everything else of a summary.

    Signals:
        destroy_asked(): our copy. back_asked(): everybody's.
    """

    destroy_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._why = self.add(Text("", self, content=True))
        self.mine = Button(self.tr("Destroy my copy"), "quiet", "close", parent=self)
        self.everyones = Button(self.tr("Take it back from everyone"), "quiet", "back", parent=self)
        self.add_row(self.mine, self.everyones)
        self.mine.clicked.connect(self.destroy_asked)
        self.everyones.clicked.connect(self.back_asked)
        self.hide()

    def display(self, state: SummaryView) -> None:
        """Whose words they are, and whether we may act for whoever shared them."""
        self.title(self.tr("If {who} does not want this kept").format(who=state.who), content=True)
        words = self.tr("You can destroy your copy at any time.")
        if state.may_take_back:
            words = self.tr(
                "{author} has left the team. As an administrator you can take it back in their place. "
                "You can also destroy your own copy alone."
            )
        self._why.show_words(words.format(author=state.author))
        self.everyones.setVisible(state.may_take_back)


def destroy_question(state: SummaryView, parent: QWidget | None) -> Confirm:
    """Before our copy is destroyed."""
    translate = QCoreApplication.translate
    words = translate(
        "SummaryEnding",
        "What {who} shared is destroyed on this laptop, and what you wrote about it. Nothing brings it back.",
    )
    told = translate("SummaryEnding", "Nobody is told: this laptop is not in the team any more.")
    if state.told:
        told = translate(
            "SummaryEnding",
            "{author} is told that your copy is gone. Once they have left, administrators are.",
        )
    return Confirm(
        translate("SummaryEnding", "Destroy your copy?"),
        f"{words.format(who=state.who)} {told.format(author=state.author)}",
        translate("SummaryEnding", "Destroy my copy"),
        parent,
        keep_words=translate("SummaryEnding", "Keep it"),
    )


def take_back_question(state: SummaryView, parent: QWidget | None) -> Confirm:
    """Before everybody's copy is destroyed, in the place of somebody who has left."""
    translate = QCoreApplication.translate
    words = translate(
        "SummaryEnding",
        "Every copy in the team of what {author} shared here about {who} is destroyed. Yours goes now, the others "
        "when their laptops are next on. Nothing brings it back. They read that you did it in the place of {author}.",
    )
    return Confirm(
        translate("SummaryEnding", "Take this back from everyone?"),
        words.format(who=state.who, author=state.author),
        translate("SummaryEnding", "Take it back from everyone"),
        parent,
        keep_words=translate("SummaryEnding", "Leave it as it is"),
    )
