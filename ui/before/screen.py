"""Before we start: keep what is decided, then open the conversation."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer

from companion.domain.changes import Changes
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Conversation
from companion.domain.person import Person
from companion.domain.plan import Plan, PlanStyle
from companion.errors import KnownError
from companion.services.drafts import DRAFT
from companion.services.record.before import (
    BeforeState,
    begin,
    choose_language,
    choose_letters,
    keep_before,
    keep_name,
    see_before,
)
from companion.services.record.decision_drafts import find_equal, keep_decision_draft
from companion.services.session import Session
from ui import routes
from ui.before.state import to_view
from ui.before.view import BeforePage
from ui.deciding.press import DecisionPress
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Command, Screen
from ui.words.sharing_words import taken_back_words


class BeforeScreen(Screen):
    """Shows what is agreed with one person, and begins a conversation."""

    names = frozenset({"roster_entry"})
    kinds = frozenset({ConsentDecision.KIND, DRAFT, Person.KIND, Plan.KIND, Conversation.KIND, "outbox"})

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = BeforePage()
        super().__init__(desk, self.page)
        self._person_id = route.id("person")
        self.about = (self._person_id,)
        self._draft = ""
        self._whole_team = ""
        self._begun = False
        self._pending: tuple[str, ...] = ()
        self._starts = False
        self._name_given = ""
        self._press = press = DecisionPress(desk, self, self._person_id)
        press.made.connect(self._recorded)
        press.meant.connect(self._go_to)
        press.refused.connect(self._not_recorded)
        page = self.page
        page.pending.record_asked.connect(self._record)
        page.pending.drop_asked.connect(lambda: press.drop(self._pending))
        page.ready_asked.connect(self._begin)
        page.back_asked.connect(desk.back)
        page.draft_asked.connect(lambda: desk.replace(routes.conversation(self._draft)))
        page.answered.connect(self._answer)
        page.said.connect(self._keep_said)
        page.topics_asked.connect(
            lambda made: desk.go(routes.entry(ConsentDecision.KIND, self._person_id, made))
        )
        page.recipient_named.connect(self._name_recipient)
        page.member_chosen.connect(self._name_member)
        page.name_typed.connect(lambda name: self.keep("name", keep_name, self._person_id, name))
        page.letters_chosen.connect(self._choose_letters)
        page.language_chosen.connect(self._choose_language)

    def load(self) -> None:
        """Look at what is agreed so far."""
        self.desk.jobs.on_vault(see_before, self._person_id, owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """We're ready."""
        return (Command(self.tr("We're ready"), self._begin, keys="Ctrl+Return"),)

    def _show(self, state: BeforeState) -> None:
        view = to_view(state, self.desk.clock.today())
        self._draft, self._whole_team = view.draft, view.whole_team
        self._pending = tuple(one.id for one in state.weighed.decisions) if state.weighed else ()
        self.page.display(view)
        self.retitle(self.tr("Before we start: {name}").format(name=view.name))

    def _begin(self) -> None:
        if self._begun:
            return
        if self._pending:  # a no that is not recorded would let things go on
            self._starts = True
            self._press.record(self._pending, "")
            return
        self._begun = True
        self.desk.jobs.on_vault(
            begin,
            self._person_id,
            self.page.explained(),
            self.page.private_enough(),
            owner=self,
            done=self._open,
            failed=self._not_begun,
        )

    def _open(self, changes: Changes) -> None:
        if changes.made is not None:
            self.desk.replace(routes.conversation(changes.made))

    def _not_begun(self, error: KnownError) -> None:
        self._begun = False
        self.desk.problems.show(error)

    def _keep_said(self, field: str, answer: bool) -> None:
        self.keep(f"said {field}", _put_said, self._person_id, {field: answer})

    def _answer(self, decision_id: str, answer: str) -> None:
        values = {"answer": Answer(answer)}
        self.keep(f"answer {decision_id}", _put_draft, self._person_id, decision_id, values)

    def _record(self) -> None:
        self._starts = False
        self._press.record(self._pending, self.page.pending.shown)

    def _recorded(self, changes: Changes) -> None:
        self.desk.say(taken_back_words(changes) or self.tr("Recorded."))
        self._pending = ()
        if self._starts:
            self._begin()

    def _not_recorded(self, error: KnownError) -> None:
        self.load()
        self.desk.problems.show(error)

    def _go_to(self, decision_id: str) -> None:
        """Once the question has given the keyboard back."""
        QTimer.singleShot(0, self, lambda: self._show_named(decision_id))

    def _name_recipient(self, name: str) -> None:
        kinds = {self.tr("My team"): RecipientKind.TEAM, self.tr("Their GP"): RecipientKind.SERVICE}
        kind = kinds.get(name, RecipientKind.MEMBER)
        self._name(name, kind)

    def _name_member(self, member: str) -> None:
        self._name(member, RecipientKind.TEAM if member == self._whole_team else RecipientKind.MEMBER)

    def _name(self, recipient: str, kind: RecipientKind) -> None:
        """A name that is decided about already is never taken up by itself: it is asked."""
        self._name_given = recipient

        def found(equal: tuple[str, str]) -> None:
            there, who = equal
            if there:
                self._press.ask_equal("", there, who)
                return
            values = {"recipient": recipient, "recipient_kind": kind}
            self.keep(
                "recipient",
                _put_draft,
                self._person_id,
                self.desk.clock.new_id(),
                values,
                done=self._named,
                failed=self._not_named,
            )

        self.desk.jobs.on_vault(find_equal, self._person_id, recipient, owner=self, done=found)

    def _named(self, changes: Changes) -> None:
        self._show_named(changes.made or "")

    def _show_named(self, decision_id: str) -> None:
        """On to the answer; the name that was typed stands there now, and another one that is half-typed stays."""
        if self.page.other.words() == self._name_given:
            self.keep("name", keep_name, self._person_id, "")
            self.page.clear_name()
        self.page.show_named(decision_id)

    def _not_named(self, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        self.page.other.show_trouble(problem.in_one)

    def _choose_letters(self, letters: str) -> None:
        self.keep("letters", choose_letters, self._person_id, PlanStyle(letters))

    def _choose_language(self, language: str) -> None:
        self.keep("language", choose_language, self._person_id, language)


def _put_draft(session: Session, person_id: str, draft_id: str, values: dict[str, Any]) -> Changes:
    """An answer, or somebody to decide about, as a deed."""
    return keep_decision_draft(session, person_id, draft_id, **values)


def _put_said(session: Session, person_id: str, answers: dict[str, bool]) -> Changes:
    """What was answered before the conversation, as a deed."""
    return keep_before(session, person_id, **answers)
