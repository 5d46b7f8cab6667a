"""A received summary: opened once with a receipt, answered, marked as seen, and on to the next."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from companion.domain.changes import Changes
from companion.domain.summaries import Answer, AnswerKind
from companion.domain.text import is_blank
from companion.errors import Code, KnownError
from companion.services.supervision.destroying import destroy_copy, take_back_in_their_place
from companion.services.supervision.received_items import ReceivedSummary
from companion.services.supervision.supervision import (
    answer_summary,
    mark_opened,
    mark_seen,
    see_summary,
    write_answer,
)
from ui import routes
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Command, Screen
from ui.summary.ending import destroy_question, take_back_question
from ui.summary.state import SummaryView, to_view
from ui.summary.view import SummaryScreenPage


class SummaryScreen(Screen):
    """One item of the inbox."""

    names = frozenset({"roster_entry"})
    kinds = frozenset({"received", Answer.KIND, "delivery"})

    def __init__(self, desk: Desk, route: Route) -> None:
        self._item = route.id("item")
        self.page = SummaryScreenPage()
        super().__init__(desk, self.page)
        self._state: ReceivedSummary | None = None
        self._view: SummaryView | None = None
        self._going: tuple[str, AnswerKind, str] | None = None
        page = self.page
        page.typed.connect(self._keep_words)
        page.kind_chosen.connect(self._keep_kind)
        page.send_asked.connect(self._send)
        page.seen_asked.connect(self._mark_seen)
        page.next_asked.connect(self._go_on)
        page.inbox_asked.connect(lambda: desk.go(routes.inbox()))
        page.ending.destroy_asked.connect(self._ask_destroy)
        page.ending.back_asked.connect(self._ask_take_back)

    def load(self) -> None:
        """Look at it; the first time its author is told."""
        again = self._state is not None
        self.desk.jobs.on_vault(see_summary, self._item, again, owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """Answer, mark as seen, go on."""
        return (
            Command(self.tr("Send my answer"), self._send, keys="Ctrl+Return|Ctrl+Enter"),
            Command(self.tr("I have seen it"), self._mark_seen),
            Command(self.tr("Write an answer"), self._write),
            Command(self.tr("Open the next one"), self._go_on, keys="Alt+Right"),
            Command(self.tr("Everything shared with me"), self.page.inbox_asked.emit),
        )

    def first_focus(self) -> QWidget | None:
        """What can be done, under the question; nothing before it is known what that is."""
        page = self.page
        buttons = (page.write, page.seen, page.next, page.inbox)
        return next((one for one in buttons if one.isVisibleTo(page)), None)

    def _show(self, state: ReceivedSummary) -> None:
        self._state = state
        self._view = to_view(state, self.desk.clock.today())
        self.retitle(self._view.title)
        wrote = self.page.answer is not None and self.page.answer.isAncestorOf(
            self.page.window().focusWidget()
        )
        self.page.display(self._view)
        if (
            wrote and self._view.taken_back
        ):  # under their hands: what happened is said, and where to go on is at hand
            self.desk.say(self._view.taken_back)
            self.page.lead_to(self.page.inbox)
        if any(one.opened_at is None for one in state.versions):
            self.desk.jobs.on_vault(mark_opened, self._item, owner=self)

    def _keep_words(self, words: str) -> None:
        if self.page.answer is not None:
            kind = self.page.answer.kind
            self.keep("answer", write_answer, self._item, kind, words, failed=self._not_kept)

    def _keep_kind(self) -> None:
        if self.page.answer is not None:
            self._keep_words(self.page.answer.edit.words())

    def _not_kept(self, error: KnownError) -> None:
        if error.code is Code.NOT_FOUND:  # taken back while words were on their way
            self.load()
        else:
            self.desk.problems.show(error)

    def _send(self) -> None:
        answer = self.page.answer
        if answer is None or self._view is None or not self._view.can_answer:
            self.desk.say(self.tr("There is no answer to send here."))
            return
        self.settle()
        if is_blank(answer.edit.words()):
            answer.field.show_trouble(self.tr("There are no words here yet. Write something first."))
            self.page.focus_answer()
            return
        going = (self._item, answer.kind, answer.edit.words())
        if going == self._going:
            return  # pressed twice: it is on its way
        self._going = going
        self.desk.jobs.on_vault(answer_summary, *going, owner=self, done=self._sent, failed=self._not_sent)

    def _not_sent(self, error: KnownError) -> None:
        self._going = None
        self._not_kept(error)

    def _sent(self, _changes: Changes) -> None:
        self._going = None
        if self.page.answer is not None:
            self.page.answer.begin_anew()
        words = self.tr("Your answer waits to be sent to {author}.")
        self._done(words.format(author=self._author()), self.page.onward)

    def _mark_seen(self) -> None:
        if self._view is None or not self._view.may_mark:
            return
        self.settle()
        self.desk.jobs.on_vault(mark_seen, self._item, owner=self, done=self._marked)

    def _marked(self, _changes: Changes) -> None:
        words = self.tr("{author} will learn that you have seen it.")
        self._done(words.format(author=self._author()), self.page.next)

    def _ask_destroy(self) -> None:
        if self._view is None or not self._view.may_destroy:
            return
        question = destroy_question(self._view, self.page)
        said = self.tr("Your copy is destroyed.")
        question.confirmed.connect(lambda: self._end(destroy_copy, said))
        self.desk.ask(question)

    def _ask_take_back(self) -> None:
        if self._view is None or not self._view.may_take_back:
            return
        question = take_back_question(self._view, self.page)
        said = self.tr("Your copy is destroyed. The others are asked for.")
        question.confirmed.connect(lambda: self._end(take_back_in_their_place, said))
        self.desk.ask(question)

    def _end(self, deed: Any, said: str) -> None:
        self.settle()
        self.desk.jobs.on_vault(
            deed, self._item, owner=self, done=lambda _changes: self._done(said, self.page.inbox)
        )

    def _done(self, words: str, button: QWidget) -> None:
        """Say what was done, and go to what comes next."""
        self.desk.say(words)
        self.page.lead_to(button if button.isVisible() else self.page.inbox)

    def _write(self) -> None:
        if self._view is None or not self._view.can_answer:
            self.desk.say(self.tr("There is no answer to send here."))
            return
        self.page.focus_answer()

    def _author(self) -> str:
        return self._state.author_name if self._state is not None else ""

    def _go_on(self) -> None:
        if self._view is None or not self._view.next_item:
            self.desk.say(self.tr("Nothing else waits for you."))
            return
        self.desk.replace(routes.summary(self._view.next_item))
