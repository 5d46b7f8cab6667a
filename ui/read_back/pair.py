"""A passage read back: as it is kept on one side, as somebody would see it on the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.conversation import Keep
from ui.forms.columns import Columns
from ui.look.colours import MUTED
from ui.read_back.differing import DifferingList
from ui.read_back.reading import ReadEdit, ReadText
from ui.read_back.state import PairState, WhyNot
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import Icon
from ui.widgets.words import Muted, Strong
from ui.words.spoken import spoken

LEAST_COLUMN = 22.0  # ems


class PairCard(Card):
    """One passage. Every signal begins with its id.

    Signals:
        typed(str, str): words changed in place. edited(str): the change is finished.
        keep_chosen(str, Keep): share it, or do not.
        out_asked(str): take it out.
        differs(Differing, str) / agrees_again(str): what is seen differently was typed, or is to go.
    """

    typed = Signal(str, str)
    edited = Signal(str)
    keep_chosen = Signal(str, object)
    out_asked = Signal(str)
    differs = Signal(object, str)
    agrees_again = Signal(str)

    def __init__(self, state: PairState, parent: QWidget | None = None) -> None:
        super().__init__(state.label, parent)
        self.passage_id = state.passage.id
        self.state = state
        self.edit: ReadEdit | None = None
        columns = self.add(Columns(LEAST_COLUMN, 2, self))
        columns.add(self._kept_side(columns))
        self._shared = columns.add(self._shared_side(columns))
        self.display(state)

    def display(self, state: PairState, *, words: bool = True) -> None:
        """Show how the passage stands; `words` False leaves an open field as it is."""
        self.state = state
        self.title(state.label)
        passage = state.passage
        self._said.show_words(state.said)
        self._kept.show_words(passage.text)
        if self.edit is not None and words:
            self.edit.show_words(passage.text)
        may_go = passage.keep is Keep.CAN_BE_SHARED
        self.share.setText(self.tr("Do not share this") if may_go else self.tr("This can be shared"))
        self._show_shared(state)
        self.differing.display(state.differing)
        for button in (self.change, self.share, self.out, self.differ):
            button.setAccessibleName(
                self.tr("{button}. {passage}").format(button=button.text(), passage=state.label)
            )

    def open_edit(self, opened: bool) -> None:
        """Change the words in place, or be done with it."""
        if opened and self.edit is None:
            self.edit = ReadEdit(self.state.label, self)
            self.edit.settled.connect(lambda words: self.typed.emit(self.passage_id, words))
            self._kept_column.insertWidget(self._kept_column.indexOf(self._kept), self.edit)
        if self.edit is None:
            return
        if opened:
            self.edit.show_words(self.state.passage.text)
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.edit.settle()
            self._kept.show_words(self.edit.words())
            self.edited.emit(self.passage_id)
        self.edit.setVisible(opened)
        self._kept.setVisible(not opened)
        self.change.setText(self.tr("Done") if opened else self.tr("Change"))

    def _kept_side(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        column = self._kept_column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Strong(self.tr("As it is kept"), side))
        self._said = Muted("", side)
        column.addWidget(self._said)
        self._kept = ReadText("", side, content=True)
        column.addWidget(self._kept)
        row = QWidget(side)
        flow = FlowLayout(row)
        self.change = Button(self.tr("Change"), "quiet", parent=row)
        self.change.setCheckable(True)
        self.change.toggled.connect(self.open_edit)
        self.share = Button("", "quiet", parent=row)
        self.share.clicked.connect(self._share)
        self.differ = Button(self.tr("I see it differently"), "quiet", parent=row)
        passage = self.state.passage
        self.differing = DifferingList(passage.conversation_id, passage.id, self.state.label, side)
        self.differing.typed.connect(self.differs)
        self.differing.taken_out.connect(self.agrees_again)
        self.differ.clicked.connect(self.differing.begin)
        self.out = Button(self.tr("Take out"), "quiet", parent=row)
        self.out.clicked.connect(lambda: self.out_asked.emit(self.passage_id))
        for button in (self.change, self.share, self.differ, self.out):
            flow.addWidget(button)
        column.addWidget(row)
        column.addWidget(self.differing)
        return side

    def _shared_side(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self._who = Strong("", side, content=True)
        column.addWidget(self._who)
        self._seen = ReadText("", side, content=True)
        column.addWidget(self._seen)
        self._seen_too = ReadText("", side, content=True)
        column.addWidget(self._seen_too)
        self._unseen = QWidget(side)
        row = QHBoxLayout(self._unseen)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Icon("lock", MUTED, self._unseen), 0, Qt.AlignmentFlag.AlignTop)
        self._why = Muted("", self._unseen)
        row.addWidget(self._why, 1)
        column.addWidget(self._unseen)
        return side

    def _show_shared(self, state: PairState) -> None:
        self._shared.setVisible(bool(state.recipient))
        self._who.show_words(spoken(self.tr("What {recipient} would see"), recipient=state.recipient))
        seen = state.why_not is None
        self._seen.setVisible(seen)
        self._seen.show_words(state.passage.text if seen else "")
        too = "\n".join(one.text for one in state.differing) if seen else ""
        self._seen_too.show_words(self.tr("Seen differently: {words}").format(words=too) if too else "")
        self._seen_too.setVisible(bool(too))
        self._unseen.setVisible(not seen)
        self._why.show_words("" if state.why_not is None else self._reason(state.why_not))

    def _reason(self, why: WhyNot) -> str:
        reasons = {
            WhyNot.NO_YES: self.tr("Nothing. There is no yes for it."),
            WhyNot.BETWEEN_US: self.tr("Nothing. This stays between us."),
            WhyNot.TOPICS: self.tr("Nothing. The yes leaves out what this is about."),
        }
        return reasons[why]

    def _share(self) -> None:
        may_go = self.state.passage.keep is Keep.CAN_BE_SHARED
        self.keep_chosen.emit(self.passage_id, Keep.BETWEEN_US if may_go else Keep.CAN_BE_SHARED)
