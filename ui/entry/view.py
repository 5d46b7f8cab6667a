"""One calm form: what stands, what may be put right, and how it read before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.entry.state import EntryView
from ui.forms.fields import Shape
from ui.forms.form import Form
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dated import DatedList, DatedSentence
from ui.widgets.page import Page
from ui.widgets.words import Muted

_TYPED = (Shape.LINE, Shape.WORDS)


class EntryPage(Page):
    """Builds its form the first time it is shown, from the kind of thing it is about.

    Signals:
        given(str, object): a field's name and its new value.
        done_asked(), take_out_asked(), take_back_asked(): the worker's wishes.
    """

    given = Signal(str, object)
    done_asked = Signal()
    take_out_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self.form: Form | None = None
        self._about = self.add(Muted("", self))
        self._sheet_card = self.add(Card())
        self.done = Button(self.tr("Done"), "primary", icon="check")
        self.take_back = Button(self.tr("They take their yes back"))
        self.take_out = Button(self.tr("Take this out"))
        self.add_row(self.done, self.take_back, self.take_out)
        self._earlier = self.add(Card(self.tr("Earlier words")))
        self._earlier.add(Muted(self.tr("Nothing is overwritten. This is how it read before."), self))
        self._dated = self._earlier.add(DatedList())
        self.done.clicked.connect(self.done_asked)
        self.take_out.clicked.connect(self.take_out_asked)
        self.take_back.clicked.connect(self.take_back_asked)

    def display(self, state: EntryView, *, blank: bool = False) -> None:
        """Show the form with what stands; `blank`: as empty as a new one, whatever was filled in."""
        self.title(state.heading)
        self._about.show_words(state.form.lead)
        fresh = self.form is None
        if self.form is None:
            self.form = self._sheet_card.put_first(Form(state.form.fields, state.today))
            self.form.given.connect(self.given)
            for spec in state.form.fields:
                if spec.only_when is not None:
                    self.form.control(spec.name).hide()
            self.form.show()
        if fresh or blank or state.stands:  # until it is made, what was filled in stands nowhere but here
            emptied = {spec.name: "" for spec in state.form.fields if spec.shape in _TYPED}
            self.form.display(emptied | state.values if blank else state.values)
        self.form.share_history(state.stands or blank)
        self.take_out.setVisible(state.stands)
        self.take_back.setVisible(state.can_take_back)
        self._earlier.setVisible(bool(state.earlier))
        self._dated.display([DatedSentence(one.until, one.words) for one in state.earlier])

    def put_under_fields(self, part: QWidget) -> None:
        """Something that belongs to the fields, in the card they stand in."""
        self._sheet_card.add(part)

    def show_trouble(self, name: str, sentence: str) -> bool:
        """Say what is wrong beside its field; False when no field is to blame."""
        return self.form is not None and self.form.show_trouble(name, sentence)
