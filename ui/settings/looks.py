"""Settings of this laptop: how Companion looks, and when it locks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from companion.settings import Settings
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.words import Muted, Text

MINUTES = (1, 2, 5, 10, 15)


class LookCard(Card):
    """Colours, letter size, movement.

    Signals:
        given(str, object): a setting and its new value.
        zoom_asked(int): a step larger (1) or smaller (-1).
    """

    given = Signal(str, object)
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How it looks"), parent)
        self.look = self.add(
            OneOf(
                self.tr("Colours"),
                [
                    ("system", self.tr("Like this laptop")),
                    ("light", self.tr("Light")),
                    ("dark", self.tr("Dark")),
                    ("contrast", self.tr("Strong contrast")),
                ],
                across=True,
            )
        )
        self._zoom = self.add(Text(""))
        smaller = Button(self.tr("Smaller letters"), "quiet", "minus")
        larger = Button(self.tr("Bigger letters"), "quiet", "plus")
        self.add_row(smaller, larger)
        self.calm = self.add(QCheckBox(self.tr("Nothing on screen moves")))
        self.look.chosen.connect(lambda key: self.given.emit("look", key))
        smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        self.calm.clicked.connect(lambda ticked: self.given.emit("calm_motion", ticked))

    def display(self, settings: Settings) -> None:
        """Show what was chosen."""
        self.look.show_choice(settings.look)
        self._zoom.show_words(self.tr("Letter size: {zoom} %").format(zoom=settings.zoom))
        self.calm.setChecked(settings.calm_motion)


class LockCard(Card):
    """When Companion locks by itself.

    Signals:
        given(str, object): a setting and its new value.
    """

    given = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Locking"), parent)
        self.add(
            Muted(self.tr("Companion locks when nobody types for a while. It warns you 30 seconds before."))
        )
        self.minutes = self.add(
            OneOf(
                self.tr("Lock after"),
                [(str(n), self.tr("%n minutes", "", n)) for n in MINUTES],
                across=True,
            )
        )
        self.cafe = self.add(QCheckBox(self.tr("I am in a café: lock after two minutes at most")))
        self._agreed = self.add(Muted("", self))
        self._agreed.hide()
        self.minutes.chosen.connect(lambda key: self.given.emit("idle_minutes", int(key)))
        self.cafe.clicked.connect(lambda ticked: self.given.emit("cafe", ticked))

    def display(self, settings: Settings) -> None:
        """Show what was chosen."""
        self.minutes.show_choice(str(settings.idle_minutes))
        self.cafe.setChecked(settings.cafe)

    def show_agreed(self, agreed: int | None, settings: Settings) -> None:
        """What the team agreed on, and which of the two holds: the one that locks sooner."""
        self._agreed.setVisible(agreed is not None)
        if agreed is None:
            return
        said = self.tr("Your team agreed to lock after %n minutes at most.", "", agreed)
        holds = self.tr("This laptop locks after %n minutes.", "", settings.minutes_until_lock(agreed))
        self._agreed.show_words(f"{said} {holds}")
