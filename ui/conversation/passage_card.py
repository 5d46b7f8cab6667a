"""A passage on screen: whose words, how far they may go, what about, the words, and what was picked out of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.conversation import Keep
from companion.domain.record import Voice
from companion.domain.topics import Topic
from companion.services.record.agreement import PICKED
from ui.conversation.menu_button import ChoiceButton, DeedsButton, Option
from ui.conversation.passage_words import PassageWords
from ui.conversation.picked import LOOKS, PickedRow, noun_words
from ui.conversation.state import PassageState
from ui.look.colours import BORDER, MUTED, SOFT_LINE
from ui.look.style import RADIUS, line_width
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.choices import AnyOf
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import Icon
from ui.widgets.keyboard import leave_keyboard
from ui.widgets.words import Care, Muted, Strong, Subheading
from ui.words.wording import keep_sentence, options_for, topics_words, words_for

PICK_KEYS = tuple(f"Ctrl+{number}" for number in range(1, 5))
"""The keys of strength, hope, need and action, in that order."""

_VOICES = (Voice.PERSON, Voice.TOGETHER, Voice.WORKER)


class PassageCard(QWidget):
    """One passage. Every signal begins with its id.

    Signals:
        typed(str, str): words that settled.
        entered(str) / left(str): its text area has the keyboard, or has lost it.
        voice_chosen(str, Voice) / keep_chosen(str, Keep) / topics_chosen(str, tuple[Topic, ...])
        pick_asked(str, type): pick the words that are meant out as a strength, hope, need or action.
        move_asked(str, int): one place up (-1) or down (1).
        earlier_asked(str) / out_asked(str): see earlier words; take the passage out.
        picked_changed(object, str, str, object) / picked_out(object, str): of the rows below.
    """

    typed = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)
    voice_chosen = Signal(str, object)
    keep_chosen = Signal(str, object)
    topics_chosen = Signal(str, object)
    pick_asked = Signal(str, object)
    move_asked = Signal(str, int)
    earlier_asked = Signal(str)
    out_asked = Signal(str)
    picked_changed = Signal(object, str, str, object)
    picked_out = Signal(object, str)

    def __init__(self, state: PassageState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passage_id = state.passage.id
        self.state = state
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._rows: dict[str, PickedRow] = {}
        self._topics: AnyOf | None = None
        self._picks: list[Button] = []
        self._to_open = ""
        column = QVBoxLayout(self)
        side = ems(self, 1)
        column.setContentsMargins(side, ems(self, 0.75), side, ems(self, 0.75))
        column.setSpacing(ems(self, 0.4))
        self.heading = Subheading("", self)
        column.addWidget(self.heading)
        self._private = self._private_line()
        column.addWidget(self._private)
        column.addWidget(self._choices())
        self._topics_place = QVBoxLayout()
        column.addLayout(self._topics_place)
        self.edit = PassageWords("", self)
        self.edit.share_history()
        self.edit.settled.connect(self._settled)
        self.edit.entered.connect(lambda: self.entered.emit(self.passage_id))
        self.edit.left.connect(lambda: self.left.emit(self.passage_id))
        self.edit.limit_reached.connect(self._too_much)
        column.addWidget(self.edit)
        self._trouble = Care("", self)
        self._trouble.hide()
        column.addWidget(self._trouble)
        self._pick_place = QWidget(self)
        self._pick_flow = FlowLayout(self._pick_place)
        self._pick_place.setMinimumHeight(ems(self, 2.25))
        column.addWidget(self._pick_place)
        self._picked_place = QVBoxLayout()
        column.addLayout(self._picked_place)
        leave_keyboard(self)
        self.display(state)

    def display(self, state: PassageState, *, words: bool = True) -> None:
        """Show how the passage stands; `words` False leaves the text area as it is (its words are on their way)."""
        self.state = state
        passage = state.passage
        self.heading.show_words(state.label)
        self.setAccessibleName(state.label)
        self.edit.setAccessibleName(state.label)
        self.edit.setAccessibleDescription(
            f"{words_for(passage.voice)} · {words_for(passage.keep)} · {topics_words(passage.topics)}"
        )
        self.voice.ask(self.tr("Whose words? {passage}").format(passage=state.label))
        self.voice.show_choice(passage.voice)
        self.keep.ask(self.tr("How far may they go? {passage}").format(passage=state.label))
        self.keep.show_choice(passage.keep)
        self._private.setVisible(passage.keep is Keep.PRIVATE)
        self._show_topics(passage.topics)
        self.more.setAccessibleName(
            self.tr("{button}. {passage}").format(button=self.more.text(), passage=state.label)
        )
        if words:
            self.edit.show_words(passage.text)
        self._show_picked()
        self.update()

    def open_picked(self, picked_id: str) -> None:
        """Show the questions about something that was picked, now or once it is here."""
        self._to_open = picked_id
        if picked_id in self._rows:
            self._show_picked()

    def show_current(self, current: bool) -> None:
        """Offer to pick words out of this passage; the place stays when the offer goes, so nothing jumps."""
        if current and not self._picks:
            self._make_picks()
        for button in self._picks:
            button.setVisible(current)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet surface; a private note lies on the page's own ground within a broken line."""
        private = self.state.passage.keep is Keep.PRIVATE
        palette, em = self.palette(), ems(self, 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(palette.color(BORDER if private else SOFT_LINE), line_width(em) * (1.5 if private else 1))
        if private:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(palette.color(QPalette.ColorRole.Window if private else QPalette.ColorRole.Base))
        inset = pen.widthF() / 2
        shape = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(shape, RADIUS * em * 1.5, RADIUS * em * 1.5)
        painter.end()

    def _choices(self) -> QWidget:
        row = QWidget(self)
        flow = FlowLayout(row)
        self.voice = ChoiceButton("", [Option(one, words_for(one)) for one in _VOICES], row)
        self.voice.chosen.connect(lambda value: self.voice_chosen.emit(self.passage_id, value))
        self.keep = ChoiceButton("", [Option(one, words_for(one), keep_sentence(one)) for one in Keep], row)
        self.keep.chosen.connect(lambda value: self.keep_chosen.emit(self.passage_id, value))
        self.topics = Button("", "plain", "down", row)
        self.topics.setCheckable(True)
        self.topics.toggled.connect(self._fold_topics)
        self.more = DeedsButton(self.tr("More"), self._deeds, row)
        for button in (self.voice, self.keep, self.topics, self.more):
            flow.addWidget(button)
        return row

    def _private_line(self) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Icon("lock", MUTED, line))
        row.addWidget(Strong(words_for(Keep.PRIVATE), line))
        row.addWidget(Muted(keep_sentence(Keep.PRIVATE), line), 1)
        return line

    def _deeds(self) -> Sequence[tuple[str, Callable[[], object] | None]]:
        def move(by: int) -> Callable[[], object]:
            return lambda: self.move_asked.emit(self.passage_id, by)

        return (
            (self.tr("Earlier words"), lambda: self.earlier_asked.emit(self.passage_id)),
            (self.tr("Move up"), move(-1) if self.state.place else None),
            (self.tr("Move down"), None if self.state.last else move(1)),
            (self.tr("Take out"), lambda: self.out_asked.emit(self.passage_id)),
        )

    def _show_topics(self, topics: tuple[Topic, ...]) -> None:
        words = topics_words(topics)
        self.topics.setText(
            self.tr("About: {topics}").format(topics=words) if words else self.tr("What is it about?")
        )
        self.topics.setAccessibleName(
            self.tr("{button}. {passage}").format(button=self.topics.text(), passage=self.state.label)
        )
        if self._topics is not None:
            self._topics.show_choice(topic.value for topic in topics)

    def _fold_topics(self, opened: bool) -> None:
        if opened and self._topics is None:
            self._topics = AnyOf(self.tr("What is it about?"), options_for(Topic), parent=self, across=True)
            self._topics.chosen.connect(self._topics_ticked)
            self._topics.show_choice(topic.value for topic in self.state.passage.topics)
            self._topics_place.addWidget(self._topics)
            leave_keyboard(self._topics)
        if self._topics is not None:
            self._topics.setVisible(opened)

    def _topics_ticked(self, keys: frozenset[str]) -> None:
        self.topics_chosen.emit(self.passage_id, tuple(topic for topic in Topic if topic.value in keys))

    def _make_picks(self) -> None:
        for noun, keys in zip(PICKED, PICK_KEYS, strict=True):
            words = self.tr("{kind}  {keys}").format(kind=noun_words(noun), keys=keys)
            button = Button(words, "plain", LOOKS[noun][0], self._pick_place)
            button.setAccessibleDescription(self.tr("From the chosen words, or the sentence at the cursor"))
            button.clicked.connect(
                lambda _checked=False, noun=noun: self.pick_asked.emit(self.passage_id, noun)
            )
            leave_keyboard(button)
            self._picks.append(button)
            self._pick_flow.addWidget(button)

    def _show_picked(self) -> None:
        wanted = [one.id for one in self.state.picked]
        for picked_id in set(self._rows) - set(wanted):
            self._drop_row(self._rows.pop(picked_id))
        for place, picked in enumerate(self.state.picked):
            row = self._rows.get(picked.id)
            if row is None:
                row = self._rows[picked.id] = PickedRow(picked, self.state.today, self)
                leave_keyboard(row)
                row.changed.connect(self.picked_changed)
                row.taken_out.connect(self.picked_out)
                self._picked_place.insertWidget(place, row)
            else:
                row.display(picked)
            if picked.id == self._to_open:
                row.change.setChecked(True)
                self._to_open = ""
        self.edit.mark([one.text for one in self.state.picked])

    def _drop_row(self, row: PickedRow) -> None:
        if row.isAncestorOf(self.focusWidget() or self):
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        row.hide()
        row.deleteLater()

    def _settled(self, words: str) -> None:
        self._trouble.hide()
        self.typed.emit(self.passage_id, words)

    def _too_much(self, longest: int) -> None:
        self._trouble.show_words(
            self.tr(
                "A passage holds up to %Ln letters. What was here stays as it is. Paste it in parts.",
                "",
                longest,
            )
        )
        self._trouble.show()
