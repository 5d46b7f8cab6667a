"""Parts of the sharing page: one recipient, one thing that can stay, one name that has to be made clear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.forms.fields import FieldSpec, Shape
from ui.forms.pick import PickControl
from ui.forms.summary_page import EarlierWords, SummaryPage
from ui.look.colours import MUTED
from ui.look.theme import ems
from ui.sharing.cards import RecipientCard
from ui.sharing.state import ChoiceRow, LinkRow
from ui.sharing.why_not import Step
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.words import Muted, Text
from ui.words.spoken import spoken

P = TypeVar("P", bound=QWidget)
OUTSIDE = "outside"
AT_ONCE = 12
"""Parts that are made between two keys."""


class KeptPile(QWidget, Generic[P]):
    """Parts under each other, by id: kept and filled again in place, so that the keyboard stays where it is.

    `at_first` new parts stand at once, the rest between two turns of the event loop: what is read first, and a key,
    do not wait for the last of hundreds.
    """

    def __init__(self, parent: QWidget | None = None, *, air: float = 0.9, at_first: int = 24) -> None:
        super().__init__(parent)
        self.parts: dict[str, P] = {}
        self._at_first = at_first
        self._states: Sequence[tuple[str, Any]] = ()
        self._place = 0
        self._make: Callable[[Any], P] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, air))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._go_on(AT_ONCE))

    def display(self, states: Sequence[tuple[str, Any]], make: Callable[[Any], P]) -> None:
        """Show these, by id, in this order."""
        for gone in self.parts.keys() - {key for key, _state in states}:
            part = self.parts.pop(gone)
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._states, self._make, self._place = states, make, 0
        self._go_on(self._at_first)
        self.setVisible(bool(states))

    def _go_on(self, count: int) -> None:
        """Go on where it was left, until so many parts were made anew."""
        self._soon.stop()
        while self._place < len(self._states) and self._make is not None:
            key, state = self._states[self._place]
            if key not in self.parts:
                if count == 0:
                    self._soon.start()
                    return
                count -= 1
                self.parts[key] = self._make(state)
            part = self.parts[key]
            if self._column.indexOf(part) != self._place:
                self._column.insertWidget(self._place, part)
            part.display(state)  # type: ignore[attr-defined]
            part.show()
            self._place += 1


class RecipientPart(Card):
    """What one recipient will see, and what it rests on; or why nothing goes, and the next step.

    Signals:
        step_asked(Step): what would help. left_out(): not to them this time.
    """

    step_asked = Signal(object)
    left_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._step = Step.NONE
        self._rests_on = self.add(Text("", self, content=True))
        self._why = self.add(Text("", self, content=True))
        self._told = self.add(Muted("", self, content=True))
        self.page = self.add(_Framed(self))
        self.earlier = self.add(EarlierWords(self))
        self.leave = Button("", parent=self)
        self.step = Button("", parent=self)
        self._row = self.add_row(self.leave, self.step)
        self.leave.setProperty("content", True)
        self.step.setProperty("content", True)
        self.leave.clicked.connect(self.left_out)
        self.step.clicked.connect(lambda: self.step_asked.emit(self._step))

    def display(self, state: RecipientCard) -> None:
        """Show how it stands."""
        self.title(state.title, content=True)
        for label, words in (
            (self._rests_on, state.rests_on),
            (self._told, "\n".join(state.told)),
            (self._why, state.reason.words if state.reason else ""),
        ):
            label.show_words(words)
            label.setVisible(bool(words))
        self.page.setVisible(state.content is not None)
        if state.content is not None:
            self.page.summary.display(state.content, state.changes)
        else:
            self.page.summary.display_nothing()
        self.earlier.display(state.earlier, state.changes)
        self._step = state.reason.step if state.reason else Step.NONE
        self.leave.setText(spoken(self.tr("Not to {who} this time"), who=state.who))
        self.leave.setVisible(state.may_leave_out)
        words = state.reason.step_words if state.reason else ""
        self.step.setText(words)
        self.step.setAccessibleName(self.tr("{step}. {title}").format(step=words, title=state.title))
        self.step.setVisible(bool(words))
        self._row.setVisible(state.may_leave_out or bool(words))

    def shown_words(self) -> tuple[str, ...]:
        """What the recipient will see, sentence by sentence; nothing where nothing goes."""
        return self.page.summary.shown_words() if not self.page.isHidden() else ()


class _Framed(Card):
    """The page itself, with an edge of its own: everything inside it goes, nothing outside it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.summary = self.add(SummaryPage(self))


class ChoicePart(QWidget):
    """One thing: what it says, why it stays where it does, and the button that keeps it here or lets it go.

    Signals:
        toggled(bool): True to leave it out, False to put it back.
    """

    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._left_out = False
        self._about, self._words = Muted("", self, content=True), Text("", self, content=True)
        self._more = Muted("", self, content=True)
        self._stays = QWidget(self)
        row = QHBoxLayout(self._stays)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Icon("lock", MUTED, self._stays), 0, Qt.AlignmentFlag.AlignTop)
        self._why = Muted("", self._stays, content=True)
        row.addWidget(self._why, 1)
        self.button = Button("", "plain", parent=self)
        self.button.clicked.connect(lambda: self.toggled.emit(not self._left_out))
        column = QVBoxLayout()
        column.setSpacing(ems(self, 0.1))
        for part in (self._about, self._words, self._more, self._stays):
            column.addWidget(part)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(ems(self, 0.75))
        across.addLayout(column, 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def display(self, state: ChoiceRow) -> None:
        """Show how it stands."""
        self._left_out = state.left_out
        self._about.show_words(state.about)
        self._words.show_words(state.words)
        self._more.show_words(state.more)
        self._more.setVisible(bool(state.more))
        self._why.show_words(state.stays)
        self._stays.setVisible(bool(state.stays))
        words = self.tr("Put it back") if state.left_out else self.tr("Leave it out")
        self.button.setText(words)
        self.button.show_icon("undo" if state.left_out else "minus")
        self.button.setAccessibleName(f"{words}: {state.words} ({state.about})")
        self.button.setVisible(not state.fixed or state.left_out)


class LinkPart(QWidget):
    """A name in words, and who in the team is meant by it.

    Signals:
        linked(str): a member's id or the team's; "" for someone outside the team.
    """

    linked = Signal(str)

    def __init__(
        self, row: LinkRow, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.options = tuple(options)
        spec = FieldSpec(
            name="who",
            shape=Shape.PICK,
            label=row.question,
            options=(
                ("", self.tr("Nobody chosen")),
                *options,
                (OUTSIDE, self.tr("Someone outside the team")),
            ),
            content_options=True,
        )
        self.who = PickControl(spec, self)
        self.who.label.setProperty("content", True)
        self.button = Button(self.tr("That is who is meant"), parent=self)
        self.button.setAccessibleName(f"{self.button.text()}. {row.question}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.who)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.button.clicked.connect(self._link)

    def display(self, _row: LinkRow) -> None:
        """It stands as it was made; what is chosen stays."""

    def _link(self) -> None:
        chosen = str(self.who.pick.currentData() or "")
        if not chosen:
            self.who.show_trouble(self.tr("Choose who is meant first."))
            self.who.pick.setFocus()
            return
        self.linked.emit("" if chosen == OUTSIDE else chosen)
