"""The form of a decision about sharing: every value is kept as a draft, and nothing counts before it is recorded."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision, RecipientKind
from companion.errors import Code, KnownError
from companion.services.drafts import DRAFT
from companion.services.record.decision_drafts import keep_decision_draft
from companion.services.record.decision_view import DecisionState, see_decision
from companion.services.session import Session
from ui import routes
from ui.deciding.press import DecisionPress
from ui.desk import Desk
from ui.entry.decision_state import to_decision_view
from ui.entry.decision_view import DecisionPage
from ui.entry.forms import MEMBER
from ui.routes import Route
from ui.screen import Command, Screen
from ui.words.sharing_words import taken_back_words


class DecisionScreen(Screen):
    """Opens a decision that stands, or one that is not made yet: by the id it has or will have."""

    names = frozenset({"roster_entry"})
    kinds = frozenset({ConsentDecision.KIND, DRAFT, "outbox", "delivery"})

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = DecisionPage()
        super().__init__(desk, self.page)
        self._person_id = route.id("person")
        self._id = route.id("record") or desk.clock.new_id()
        self._team_kinds: dict[str, RecipientKind] = {}
        self._pending = False
        self._left = False
        self.about = (self._person_id,)
        self._press = DecisionPress(desk, self, self._person_id)
        page, press = self.page, self._press
        page.given.connect(self._keep)
        page.done_asked.connect(desk.back)
        page.pending.record_asked.connect(self._record)
        page.pending.drop_asked.connect(lambda: press.drop((self._id,)))
        page.take_out_asked.connect(lambda: press.remove(self._id))
        page.take_back_asked.connect(lambda: press.withdraw(self._id))
        press.made.connect(self._made)
        press.dropped.connect(self._leave)
        press.meant.connect(self._take_up)
        press.refused.connect(lambda error: self._refused("recipient", error))

    def load(self) -> None:
        """Look at what stands and at the draft."""
        self.desk.jobs.on_vault(see_decision, self._person_id, self._id, owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """To the press where something is not recorded, and else back to the person."""
        return (Command(self.tr("Done"), self._go_on, keys="Ctrl+Return"),)

    def first_focus(self) -> QWidget | None:
        """The first field, once it is there."""
        return self.page.form

    def _show(self, state: DecisionState) -> None:
        if state.entry.record is not None and state.entry.record.removed:
            self._leave()
            return
        fresh = self.page.form is None
        view = to_decision_view(state, self.desk.clock.today())
        self._team_kinds = view.entry.team_kinds
        self._pending = bool(view.pending)
        self.page.display_decision(view)
        self.retitle(view.entry.heading)
        if fresh and self.page.form is not None:
            self.page.form.control(view.entry.form.fields[0].name).setFocus()

    def _keep(self, name: str, value: Any) -> None:
        values = {name: value}
        if name == MEMBER:  # "" where someone else is going to be named in words
            kind = self._team_kinds.get(value or "", RecipientKind.MEMBER)
            values = {"recipient": value or "", "recipient_kind": kind}
        self.keep(
            name,
            _put_draft,
            self._person_id,
            self._id,
            values,
            failed=lambda error: self._refused(name, error),
        )

    def _go_on(self) -> None:
        self.settle()
        if self._pending:
            self.page.pending.go_to(self.page)
        else:
            self.desk.back()

    def _record(self) -> None:
        self._press.record((self._id,), self.page.pending.shown)

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self.desk.back()

    def _made(self, changes: Changes) -> None:
        self._leave()
        self.desk.say(taken_back_words(changes) or self.tr("Recorded."))

    def _take_up(self, decision_id: str) -> None:
        self.desk.replace(routes.entry(ConsentDecision.KIND, self._person_id, decision_id))

    def _refused(self, name: str, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        field = str(error.facts.get("field", name))
        if error.code is Code.CHANGED_SINCE or not self.page.show_trouble(field, problem.in_one):
            self.desk.problems.show(error)


def _put_draft(session: Session, person_id: str, draft_id: str, values: dict[str, Any]) -> Changes:
    """What was typed or chosen, as a deed."""
    return keep_decision_draft(session, person_id, draft_id, **values)
