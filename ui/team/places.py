"""The place we share through: a folder or a hub, how it stands, and ways to choose another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.text import is_blank
from ui.team.pile import Pile, button_for, row_of
from ui.team.state import PlaceWords
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.words import Care, Muted, Strong, Text
from ui.words.place_words import breakable

_LONGEST = 500


class PlacesCard(Card):
    """Knows no disk and no network; asks.

    Signals:
        folder_asked(): choose a folder. hub_asked(str, str): an address, and the code of its keeper.
        again_asked(PlaceWords): use it all the same. move_asked(PlaceWords): the folder is somewhere else now.
        stop_asked(PlaceWords): use it no more.
    """

    folder_asked = Signal()
    hub_asked = Signal(str, str)
    again_asked = Signal(object)
    move_asked = Signal(object)
    stop_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The place we share through"), parent)
        self.add(
            Text(
                self.tr(
                    "What you share goes there, sealed. Only those it is for can open it. "
                    "Everyone in the team uses the same place."
                )
            )
        )
        self.none = self.add(Muted(self.tr("There is no place yet. Choose a folder, or a hub.")))
        self._pile = self.add(Pile(self, air_ems=0.6))
        self.folder = Button(self.tr("Choose a folder"))
        self.hub = Button(self.tr("Use a hub"))
        self._choose = self.add_row(self.folder, self.hub)
        self.add(
            Muted(
                self.tr(
                    "A folder can be on a stick or a shared drive. Or a program keeps it alike on all laptops. "
                    "A hub is a small server that someone keeps for you."
                )
            )
        )
        self._hub = self.add(Pile(self))
        self._trouble = self.add(Care(""))
        self._trouble.hide()
        self.folder.clicked.connect(self.folder_asked)
        self.hub.clicked.connect(self._open_hub)
        self._shown: object = None

    def display(self, places: Sequence[PlaceWords]) -> None:
        """Show those in use."""
        self.none.setVisible(not places)
        if places == self._shown:
            return
        self._shown = tuple(places)
        self._pile.clear()
        for place in places:
            self._pile.add(self._row(place))

    def say_trouble(self, sentence: str) -> None:
        """Why a place could not be taken; nothing takes it away."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))

    def close_hub(self) -> None:
        """The hub was taken."""
        self._hub.clear()
        self.hub.setEnabled(True)

    def _row(self, place: PlaceWords) -> QWidget:
        pile = Pile(self, air_ems=0.3)
        pile.add(Strong(place.kind))
        pile.add(Text(breakable(place.where), content=True, selectable=False))
        says = Care if place.troubled else Muted
        pile.add(says("\n".join(place.sentences), content=True))
        buttons = []
        if place.again:
            again = button_for(place.where, self.tr("Use it all the same"))
            again.clicked.connect(lambda: self.again_asked.emit(place))
            buttons.append(again)
        if place.can_move:
            move = button_for(place.where, self.tr("It is somewhere else now"))
            move.clicked.connect(lambda: self.move_asked.emit(place))
            buttons.append(move)
        stop = button_for(place.where, self.tr("Stop using it"))
        stop.clicked.connect(lambda: self.stop_asked.emit(place))
        pile.add(row_of(pile, *buttons, stop))
        return pile

    def _open_hub(self) -> None:
        self.hub.setEnabled(False)
        address = LineField(
            self.tr("Address of the hub"),
            self.tr("Like hub.example.org. Its keeper knows it."),
            longest=_LONGEST,
        )
        code = LineField(
            self.tr("Code for a new team"),
            self.tr("Only for whoever makes the team. Its keeper gives it to you. Others leave this empty."),
            longest=_LONGEST,
        )
        use, leave = Button(self.tr("Use this hub"), "primary", "check"), Button(self.tr("Leave it"))

        def ask() -> None:
            if is_blank(address.words()):
                address.show_trouble(self.tr("Type the address of the hub."))
                address.setFocus()
            else:
                address.show_trouble("")
                self.hub_asked.emit(address.words(), code.words())

        use.clicked.connect(ask)
        address.entered.connect(ask)
        code.entered.connect(ask)
        leave.clicked.connect(self.close_hub)
        self._hub.add(address)
        self._hub.add(code)
        self._hub.add(row_of(self, use, leave))
        address.setFocus()
