"""Choose someone by name as you type, or meet someone new with the same name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from companion.services.record.people import PersonRow
from ui.look.theme import ems
from ui.people.model import PeopleModel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.page import Page
from ui.widgets.words import Muted


class PeoplePage(Page):
    """A name, those who have it, and two ways to write down someone new.

    Signals:
        typed(str): the name as it is being typed.
        chosen(str): the id of the person who was chosen.
        meet_asked(str), wait_asked(str): someone new of this name: meet now, or write down that they wait.
        more_asked(): further names.
    """

    typed = Signal(str)
    chosen = Signal(str)
    meet_asked = Signal(str)
    wait_asked = Signal(str)
    more_asked = Signal()

    def __init__(self, title: str, lead: str, meet_words: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.lead(lead)
        self.name = self.add(LineField(self.tr("Name"), longest=2000))
        self.model = PeopleModel(self)
        self._sure = True
        self._found = self.add(Card())
        self.list = self._found.add(_PeopleList(self.tr("People")))
        self.list.setModel(self.model)
        self._count = self.add(Muted("", self))
        self.more = Button(self.tr("Show more"), icon="down")
        self._more_row = self.add_row(self.more)
        self._more_row.hide()
        self.more.clicked.connect(self.more_asked)
        someone_new = self.add(Card(self.tr("Someone new")))
        someone_new.add(Muted(self.tr("The name you typed above is enough. Everything else can wait.")))
        self.meet = Button(meet_words, "primary", icon="plus")
        self.wait = Button(self.tr("They wait for a first conversation"), icon="plus")
        someone_new.add_row(self.meet, self.wait)
        self.name.changed.connect(self.typed)
        self.name.changed.connect(lambda _name: self.name.show_trouble(""))
        self.name.entered.connect(self._entered)
        self.name.line.installEventFilter(self)
        self.list.picked.connect(self._picked)
        self.meet.clicked.connect(lambda: self.meet_asked.emit(self.name.words().strip()))
        self.wait.clicked.connect(lambda: self.wait_asked.emit(self.name.words().strip()))

    def display(self, rows: Sequence[PersonRow], said: str, *, more: bool = False, sure: bool = True) -> None:
        """Show those whose name fits, and say how many there are. Not `sure`: some are only close to it."""
        self._sure = sure
        self.model.display(rows)
        self._found.setVisible(bool(rows))
        self.list.fit(len(rows))
        self._count.show_words(said)
        self._more_row.setVisible(more)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the name into the list."""
        if isinstance(event, QKeyEvent) and _is_down(event) and self.model.rowCount():
            self.list.start()
            return True
        return super().eventFilter(watched, event)

    def _entered(self) -> None:
        """Enter takes the only one who is left."""
        if self._sure and self.model.rowCount() == 1:
            self._picked(0)
        elif self.model.rowCount():
            self.list.start()
        else:
            self.meet.setFocus()

    def _picked(self, place: int) -> None:
        row = self.model.row(place)
        if row is not None:
            self.chosen.emit(row.id)


def _is_down(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down


class _PeopleList(QListView):
    """Rows of names.

    Signals:
        picked(int): the place of the row that was clicked or entered.
    """

    picked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("content", True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        self._rows = 0

    def fit(self, rows: int) -> None:
        """As high as its rows, and no higher than a page can bear."""
        self._rows = rows
        self.setSpacing(ems(self, 0.25))
        each = max(self.sizeHintForRow(0), ems(self, 2.0)) + 2 * self.spacing()
        self.setFixedHeight(min(each * max(rows, 1), ems(self, 20)) + 2 * self.frameWidth() + self.spacing())

    def start(self) -> None:
        """Take the keyboard, on the first row."""
        self.setFocus()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0, QModelIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit(self._rows)
