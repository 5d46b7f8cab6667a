"""Details as one long calm form; each part is kept as soon as it settles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.person import CommunicationNeed, ContactKind, ContactWay, Person
from ui.details.forms import name_fields, need_fields, place_fields, way_fields
from ui.forms.form import Form
from ui.forms.rows import Rows, Values
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.words import Muted


class DetailsPage(Page):
    """What to call them, how to reach them, what they need from us.

    Signals:
        given(str, object): a field of the person and its new value.
        begun(str, object): a field of the person and those of its rows that cannot count yet.
        done_asked(): back to the person.
        remove_asked(): this person was added by mistake.
    """

    given = Signal(str, object)
    begun = Signal(str, object)
    done_asked = Signal()
    remove_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Details"), parent)
        self.lead(self.tr("Everything here is saved as you type. Only a name is needed."))
        self.names = self.add(Card(self.tr("Name"))).add(Form(name_fields(), today))
        needs = self.add(Card(self.tr("What they need to understand us")))
        needs.add(Muted(self.tr("Each need stands at the top of their page.")))
        self.needs = needs.add(
            Rows(
                need_fields(),
                _need_values(
                    CommunicationNeed(need="", identified_on=today, recorded_on=today, flagged_on=today)
                ),
                needed="need",
                title=self.tr("Need {number}"),
                add_words=self.tr("Add a need"),
                remove_words=self.tr("Take this need out"),
                today=today,
            )
        )
        ways = self.add(Card(self.tr("How to reach them")))
        self.ways = ways.add(
            Rows(
                way_fields(),
                asdict(ContactWay(kind=ContactKind.PHONE, value="")),
                needed="value",
                title=self.tr("Way {number}"),
                add_words=self.tr("Add a way to reach them"),
                remove_words=self.tr("Take this way out"),
                today=today,
            )
        )
        self.places = self.add(Card(self.tr("Home and language"))).add(Form(place_fields(), today))
        self.done = Button(self.tr("Done"), "primary", icon="check")
        self.add_row(self.done)
        mistake = self.add(Card(self.tr("Added by mistake?")))
        mistake.add(Muted(self.tr("This takes the person out of your lists. You can undo it.")))
        self.remove = Button(self.tr("Take this person out"))
        mistake.add_row(self.remove)
        self._connect()

    def display(self, person: Person) -> None:
        """Show what stands."""
        values = {item.name: getattr(person, item.name) for item in fields(person)}
        self.names.display(values)
        self.places.display(values)
        self.needs.display([_need_values(need) for need in person.communication_needs])
        self.ways.display([asdict(way) for way in person.ways])

    def display_begun(self, begun: Mapping[str, Sequence[Any]]) -> None:
        """Show what was begun and could not count yet, when the page opens."""
        self.needs.display_begun([_need_values(need) for need in begun.get("communication_needs", ())])
        self.ways.display_begun([asdict(way) for way in begun.get("ways", ())])

    def show_trouble(self, name: str, sentence: str) -> bool:
        """Say what is wrong beside its field; False when no field is to blame."""
        return self.names.show_trouble(name, sentence) or self.places.show_trouble(name, sentence)

    def _connect(self) -> None:
        self.names.given.connect(self.given)
        self.places.given.connect(self._place_given)
        self.needs.given.connect(
            lambda rows: self.given.emit(
                "communication_needs", tuple(CommunicationNeed(**row) for row in rows)
            )
        )
        self.ways.given.connect(
            lambda rows: self.given.emit("ways", tuple(ContactWay(**row) for row in rows))
        )
        self.needs.begun.connect(
            lambda rows: self.begun.emit(
                "communication_needs", tuple(CommunicationNeed(**row) for row in rows)
            )
        )
        self.ways.begun.connect(
            lambda rows: self.begun.emit("ways", tuple(ContactWay(**row) for row in rows))
        )
        self.done.clicked.connect(self.done_asked)
        self.remove.clicked.connect(self.remove_asked)

    def _place_given(self, name: str, value: Any) -> None:
        self.given.emit(name, value)


def _need_values(need: CommunicationNeed) -> Values:
    return asdict(need)
