"""The conversation on screen: the rail beside it, passages under each other, the end at the end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.conversation import Keep, Prompt
from companion.domain.text import is_blank
from ui.conversation.passage_card import PassageCard
from ui.conversation.rail import Rail
from ui.conversation.state import PageState, PassageState
from ui.conversation.surroundings import around_fields, ending_fields, values_of
from ui.forms.fields import FieldSpec
from ui.forms.form import Form
from ui.look.theme import ems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.fold import Fold
from ui.widgets.page import Page

LEAST_BESIDE = 34.0  # ems that the passages need for the rail to stand beside them


class ConversationView(QWidget):
    """Everything the worker sees of one conversation.

    Signals:
        prompt_asked(Prompt): write under a question. words_asked(): write under none. note_asked(): a private note.
        field_given(str, object): something around the words, and its new value.
        continue_asked(): read it back.
        and those of PassageCard, with the passage's id first.
    """

    prompt_asked = Signal(object)
    words_asked = Signal()
    note_asked = Signal()
    field_given = Signal(str, object)
    continue_asked = Signal()
    typed = Signal(str, str)
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Conversation"))
        self.cards: dict[str, PassageCard] = {}
        self.current: PassageCard | None = None
        self.notes_hidden = True  # somebody may be sitting beside the screen when it is opened
        self._being_written: set[str] = set()
        self._state: PageState | None = None
        self._forms: list[Form] = []
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(ems(self, 1), 0, 0, 0)
        self._across.setSpacing(0)
        self.page = Page(parent=self)
        self.page.setAccessibleName(self.tr("What was said"))
        self.rail = Rail(self)
        self._across.addWidget(self.rail, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addWidget(self.page, 1)
        self.page.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._follow_cursor())
        self._build()
        self.rail.prompt_asked.connect(self.prompt_asked)
        self.rail.words_asked.connect(self.words_asked)
        self.rail.notes_hidden.connect(self.hide_notes)

    def display(self, state: PageState, unsaved: Collection[str] = ()) -> None:
        """Show the conversation; the words of `unsaved` passages stay as they are on screen."""
        first = self._state is None
        self._state = state
        self.needs.show_words(state.needs)
        self.agreed.show_words(state.agreed)
        self.around.show_line(state.surroundings)
        if first:
            self._passages.hide()  # until all are there: each that appears has the page laid out anew
            self.around.show()
            self.ending.add(self._form(ending_fields(), state.today))
        for form in self._forms:
            form.display(values_of(state.conversation))
        for prompt in Prompt:
            self.rail.tick(prompt, prompt in state.talked_about)
        self._show_passages(state.passages, unsaved)
        self.empty.setVisible(not state.passages)
        self._show_notes()
        self._passages.show()

    def tick(self, passage_id: str, written: bool) -> None:
        """Words have come to, or gone from, a passage under a question."""
        prompt = self.cards[passage_id].state.passage.prompt
        if prompt is not None:
            others = (
                not is_blank(card.edit.words())
                for one, card in self.cards.items()
                if one != passage_id and card.state.passage.prompt is prompt
            )
            self.rail.tick(prompt, written or any(others))

    def go_to(self, passage_id: str) -> bool:
        """Put the cursor at the end of a passage and show it. False when it is not here (yet)."""
        card = self.cards.get(passage_id)
        if card is None or card.isHidden():
            return False
        card.edit.moveCursor(QTextCursor.MoveOperation.End)
        card.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_cursor()
        return True

    def go_to_words(self, passage_id: str, words: str) -> bool:
        """Show these words of a passage, also of a note that is shut: somebody has looked for them.

        The cursor stands before them, and they are marked. False when the passage is not here.
        """
        if passage_id not in self.cards:
            return False
        self.keep_open(passage_id)
        self.go_to(passage_id)
        self.cards[passage_id].edit.show_found(words)
        self._follow_cursor()
        return True

    def go_to_last(self) -> None:
        """To the last passage that is not shut."""
        for card in reversed(self.cards.values()):
            if self.go_to(card.passage_id):
                return

    def return_to(self, passage_id: str) -> None:
        """Put the keyboard back into a passage, with the cursor where it was."""
        card = self.cards.get(passage_id)
        if card is not None and not card.isHidden():
            card.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, step: int) -> None:
        """Put the cursor into the next (1) or previous (-1) passage."""
        shown = [card for card in self.cards.values() if not card.isHidden()]
        if not shown:
            return
        here = shown.index(self.current) if self.current in shown else -step
        self.go_to(shown[max(0, min(here + step, len(shown) - 1))].passage_id)

    def hide_notes(self, hidden: bool) -> None:
        """Take the worker's private notes off the screen, or bring them back."""
        self.notes_hidden = hidden
        self._being_written.clear()
        self._show_notes()

    @property
    def any_note_shut(self) -> bool:
        """Whether some private note is off the screen."""
        return any(card.isHidden() for card in self.cards.values())

    def keep_open(self, passage_id: str) -> None:
        """A passage that is made a private note now is being written: it stays until the notes are hidden."""
        self._being_written.add(passage_id)
        self._show_notes()

    def say_trouble(self, name: str, sentence: str) -> bool:
        """Say beside a field what is wrong with it. False when there is no such field."""
        return any(form.show_trouble(name, sentence) for form in self._forms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rail beside or above, whichever fits."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._arrange)

    def _build(self) -> None:
        self.needs = self.page.add(Banner("", icon="person", content=True))
        self.needs.hide()
        self.agreed = self.page.add(Banner("", icon="info", content=True))
        self.agreed.hide()
        self.around = self.page.add(Fold(self.tr("About this meeting"), self._make_around))
        self.around.hide()  # until there is something to show in it
        self._passages = self.page.add(QWidget(self))
        self._column = QVBoxLayout(self._passages)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))
        self.empty = self.page.add(
            EmptyState(self.tr("Nothing is written yet. Choose a question, or begin with your own words."))
        )
        self.empty.hide()
        self.add_words = Button(self.tr("Add words"), "quiet", "plus")
        self.add_words.clicked.connect(self.words_asked)
        self.add_note = Button(self.tr("Write a private note"), "quiet", "lock")
        self.add_note.setAccessibleDescription(self.tr("Ctrl+Shift+P"))
        self.add_note.setToolTip(self.tr("Ctrl+Shift+P"))
        self.add_note.clicked.connect(self.note_asked)
        self.page.add_row(self.add_words, self.add_note)
        self.ending = self.page.add(Card(self.tr("Before we part")))
        self.go = Button(self.tr("Continue: read it back"), "primary", "forward")
        self.go.setAccessibleDescription(self.tr("Ctrl+Enter"))
        self.go.setToolTip(self.tr("Ctrl+Enter"))
        self.go.clicked.connect(self.continue_asked)
        self.page.add_row(self.go)

    def _make_around(self) -> QWidget:
        assert self._state is not None  # the fold is shown with the state
        card = Card()
        card.add(self._form(around_fields(), self._state.today))
        return card

    def _form(self, fields: Sequence[FieldSpec], today: date) -> Form:
        form = Form(fields, today)
        form.given.connect(self._given)
        self._forms.append(form)
        if self._state is not None:
            form.display(values_of(self._state.conversation))
        return form

    def _given(self, name: str, value: Any) -> None:
        self.field_given.emit(name, value)

    def _show_passages(self, passages: Sequence[PassageState], unsaved: Collection[str]) -> None:
        wanted = {one.passage.id for one in passages}
        for gone in [one for one in self.cards if one not in wanted]:
            self._drop_card(self.cards.pop(gone))
        shown: dict[str, PassageCard] = {}
        for place, state in enumerate(passages):
            one = state.passage.id
            card = self.cards.get(one) or self._add_card(state)
            if card.state != state:
                card.display(state, words=one not in unsaved)
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            shown[one] = card
        self.cards = shown

    def _add_card(self, state: PassageState) -> PassageCard:
        card = PassageCard(state, self._passages)
        card.entered.connect(self._entered)
        card.edit.cursorPositionChanged.connect(self._follow_cursor)
        card.typed.connect(self.typed)
        card.left.connect(self.left)
        card.voice_chosen.connect(self.voice_chosen)
        card.keep_chosen.connect(self.keep_chosen)
        card.topics_chosen.connect(self.topics_chosen)
        card.pick_asked.connect(self.pick_asked)
        card.move_asked.connect(self.move_asked)
        card.earlier_asked.connect(self.earlier_asked)
        card.out_asked.connect(self.out_asked)
        card.picked_changed.connect(self.picked_changed)
        card.picked_out.connect(self.picked_out)
        return card

    def _follow_cursor(self) -> None:
        """Keep the line that is being written on screen, also when a passage or the page grows."""
        card, sheet = self.current, self.page.widget()
        if card is None or sheet is None or not card.edit.hasFocus():
            return
        cursor = card.edit.cursorRect()
        place = card.edit.viewport().mapTo(sheet, cursor.center())
        self.page.ensureVisible(place.x(), place.y(), 0, cursor.height() * 2)

    def _drop_card(self, card: PassageCard) -> None:
        had_keyboard = card.isAncestorOf(self.focusWidget() or self)
        if card is self.current:
            self.current = None
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        if had_keyboard:
            self.add_words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self, passage_id: str) -> None:
        card = self.cards.get(passage_id)
        if card is self.current or card is None:
            return
        if self.current is not None:
            self.current.show_current(False)
        self.current = card
        card.show_current(True)

    def _show_notes(self) -> None:
        private = [card for card in self.cards.values() if card.state.passage.keep is Keep.PRIVATE]
        had_keyboard = any(card.edit.hasFocus() for card in private)
        shut = [card for card in private if self.notes_hidden and card.passage_id not in self._being_written]
        for card in self.cards.values():
            card.setVisible(card not in shut)
        if had_keyboard and self.current in shut:
            self.go_to_last()  # what is typed next goes where it is seen
        self.rail.show_notes(any_notes=bool(private), hidden=bool(shut))

    def _arrange(self) -> None:
        side = ems(self, 1.5)
        rail_width = self.rail.width_beside()
        wide = self.width() - rail_width - side >= ems(self, LEAST_BESIDE)
        beside = wide and self.rail.height_beside() + 2 * side <= self.height()
        if beside == (self.rail.parentWidget() is self):
            return
        self.rail.stand(beside)
        if beside:
            self._across.insertWidget(0, self.rail, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.page.body.insertWidget(self.page.body.indexOf(self._passages), self.rail)
        self.rail.show()
