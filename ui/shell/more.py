"""What the line at the bottom has no room for when letters are large: its sentences whole, and its buttons in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog


@dataclass(frozen=True)
class Offer:
    """A button of the line at the bottom. `stays`: pressed more than once, so that the dialog stays open."""

    words: str
    press: Callable[[], None]
    icon: str = ""
    description: str = ""
    stays: bool = False


class More(Dialog):
    """Sentences first, then the buttons."""

    def __init__(
        self, sentences: Sequence[str], offers: Sequence[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("More"), parent)
        for sentence in sentences:
            self.say(sentence, content=True)
        self.offers = [self._offer(one) for one in offers]
        self.close_button = self.add_button(Button(self.tr("Close"), "primary", parent=self.buttons))
        self.close_button.clicked.connect(self.accept)
        self.offers[0].setFocus()

    def _offer(self, offer: Offer) -> Button:
        button = self.add(Button(offer.words, "quiet", offer.icon, self))
        button.setAccessibleDescription(offer.description)

        def press() -> None:
            if not offer.stays:
                self.accept()
            offer.press()

        button.clicked.connect(press)
        return button
