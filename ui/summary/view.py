"""A received summary on screen: what it rests on, what it says, the question, and room for an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.columns import Columns
from ui.forms.summary_page import EarlierWords, SummaryPage
from ui.summary.answering import AnswerCard
from ui.summary.ending import Ending
from ui.summary.state import SummaryView, VersionView
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dated import DatedList
from ui.widgets.page import Page
from ui.widgets.reveal import reveal
from ui.widgets.words import Muted, Strong, Text

LEAST_COLUMN = 20.0  # ems


class SummaryScreenPage(Page):
    """One summary. What was taken back leaves the page with every word of it.

    Signals:
        typed(str), kind_chosen(), send_asked(): the answer. seen_asked(): I have seen it.
        next_asked(): the next one that waits. inbox_asked(): the list. And those of Ending.
    """

    typed = Signal(str)
    kind_chosen = Signal()
    send_asked = Signal()
    seen_asked = Signal()
    next_asked = Signal()
    inbox_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._came = self.add(Muted("", self, content=True))
        self._taken_back = self.add(Banner("", "info", parent=self, content=True))
        self._apart = self.add(Banner("", "care", parent=self, content=True))
        self.question = self.add(Card("", self))
        self._question_changed = self.question.add(Muted(self.tr("Changed since the last time"), self))
        self._question = self.question.add(Strong("", self, content=True))
        self.write = Button(self.tr("Write an answer"), icon="talk")
        self.seen = Button(self.tr("I have seen it"), icon="check")
        self.next = Button(self.tr("Open the next one"), icon="right")
        self._deeds = self.add_row(self.write, self.seen, self.next)
        self._news = self.add(Banner("", "info", parent=self))
        self._only = self.add(_Version(self))
        self._columns = self.add(Columns(LEAST_COLUMN, 2, self))
        self._versions: list[_Version] = []
        self._gone = self.add(Card(self.tr("What was there before"), self))
        self.gone = self._gone.add(EarlierWords(self))
        self.before = Button(self.tr("Show the one before"), icon="eye", parent=self)
        self.before.setCheckable(True)
        self._before_row = self.add_row(self.before)
        self._earlier = self.add(_Version(self))
        self.answered = self.add(Card(self.tr("What you answered"), self))
        self.answers = self.answered.add(DatedList(date_ems=11.0))
        self._cannot = self.add(Muted("", self, content=True))
        self.answer: AnswerCard | None = self.add(AnswerCard(self))
        self.ending = self.add(Ending(self))
        self.onward = Button(self.tr("On to the next one"), icon="right")
        self.inbox = Button(self.tr("Everything shared with me"), "plain", icon="back")
        self.add_row(self.onward, self.inbox)
        self._connect(self.answer)
        for shown in (self._deeds, self._before_row, self.answer, self.onward, self.inbox):
            shown.hide()  # until it is known what can be done: the keyboard waits for that

    def _connect(self, answer: AnswerCard) -> None:
        self.write.clicked.connect(self.focus_answer)
        self.before.toggled.connect(self._show_before)
        answer.typed.connect(self.typed)
        answer.kind_chosen.connect(self.kind_chosen)
        answer.send_asked.connect(self.send_asked)
        self.seen.clicked.connect(self.seen_asked)
        for button in (self.next, self.onward):
            button.clicked.connect(self.next_asked)
        self.inbox.clicked.connect(self.inbox_asked)

    def display(self, state: SummaryView) -> None:
        """Show how it stands."""
        self.title(state.title, content=True)
        self._came.show_words(" ".join(words for words in (state.came, state.stands) if words))
        self._taken_back.show_words(state.taken_back)
        self._apart.show_words(state.apart)
        self._news.show_words(state.news)
        self.question.title(state.asks, content=True)
        self._question.show_words(state.question)
        self._question_changed.setVisible(state.question_changed)
        self.question.setVisible(bool(state.question))
        self._display_versions(state.versions)
        changes = state.versions[0].changes if state.gone is not None else None
        self.gone.display(state.gone, changes)
        self._gone.setVisible(not self.gone.isHidden())
        self._display_before(state.before)
        self.answers.display(state.answers)
        self.answered.setVisible(bool(state.answers))
        self._cannot.show_words(state.cannot)
        self._cannot.setVisible(bool(state.cannot))
        self.inbox.show()
        self._display_answer(state)
        self._display_deeds(state)
        self.ending.setVisible(state.may_destroy)
        self.ending.display(state)

    def _display_deeds(self, state: SummaryView) -> None:
        self.write.setVisible(state.can_answer)
        self.seen.setVisible(state.may_mark)
        for button in (self.next, self.onward):
            button.setVisible(bool(state.next_item))
        self._deeds.setVisible(state.can_answer or state.may_mark or bool(state.next_item))

    def _display_versions(self, versions: tuple[VersionView, ...]) -> None:
        self._only.display(versions[0] if len(versions) == 1 else None)
        beside = versions if len(versions) > 1 else ()
        while len(self._versions) < len(beside):
            self._versions.append(self._columns.add(_Version(self._columns)))
        for place, widget in enumerate(self._versions):
            widget.display(beside[place] if place < len(beside) else None)
        self._columns.setVisible(bool(beside))

    def _display_before(self, before: VersionView | None) -> None:
        self._before_row.setVisible(before is not None)
        self._earlier.display(before)
        self._earlier.setVisible(before is not None and self.before.isChecked())

    def _show_before(self, shown: bool) -> None:
        self.before.setText(self.tr("Hide the one before") if shown else self.tr("Show the one before"))
        self._earlier.setVisible(shown)

    def _display_answer(self, state: SummaryView) -> None:
        if self.answer is None:
            return
        if state.taken_back:  # for good: what was typed in answer to it goes, too, settled or not
            gone, self.answer = self.answer, None
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
            return
        self.answer.setVisible(state.can_answer)
        self.answer.display(state.draft)

    def focus_answer(self) -> None:
        """Go where the words are missing, and show all of it."""
        if self.answer is not None:
            self.answer.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            for part in (self.answer, self.answer.edit):
                reveal(self, part)

    def lead_to(self, widget: QWidget) -> None:
        """Put the keyboard where one goes on, and keep it in sight."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self, widget)


class _Version(Card):
    """One version with the decision it rests on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.page = self.add(SummaryPage(self))
        rests = QWidget(self)
        column = QVBoxLayout(rests)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Strong(self.tr("Why you may read this"), rests))
        self._basis = Text("", rests, content=True)
        column.addWidget(self._basis)
        self.add(rests)
        self.hide()

    def display(self, version: VersionView | None) -> None:
        """Show it, or let go of every word of it."""
        self.setVisible(version is not None)
        if version is None:
            self.page.display_nothing()
            self.title("")
            self._basis.show_words("")
            return
        self.title(version.title, content=True)
        self.page.display(version.content, version.changes)
        self._basis.show_words(version.basis)
