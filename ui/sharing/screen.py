"""Share: prepare a summary with the person, see what each recipient will see, and let it go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Disagreement, Passage
from companion.domain.person import Person
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Override, Summary
from companion.errors import Code, KnownError
from companion.services.drafts import DRAFT
from companion.services.record.deciding import Weighed
from companion.services.record.decision_view import list_pending
from companion.services.record.overrides import (
    drop_override_draft,
    get_override_draft,
    keep_override_draft,
    record_draft,
)
from companion.services.session import Session
from companion.services.sharing.naming import names_in_team
from companion.services.sharing.seen import note_seen
from companion.services.sharing.sharing import (
    change_summary,
    leave_out,
    put_back,
    share_summary,
)
from companion.services.sharing.states import SharedLine, see_shared
from companion.services.sharing.view import SharingState, see_sharing
from ui import routes
from ui.deciding.press import DecisionPress
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Command, Screen
from ui.sharing.state import SharingPageState, to_view
from ui.sharing.view import SharingPage
from ui.sharing.why_not import Step
from ui.widgets.confirm import Confirm
from ui.words.decision_words import told_words
from ui.words.sharing_words import taken_back_words


@dataclass(frozen=True)
class _Looked:
    """What one look brings: the summary, how far what was shared of it has come, a draft of sharing without a yes.

    `weighed` is what was decided and not recorded yet; `names` those of the team.
    """

    state: SharingState
    lines: tuple[SharedLine, ...]
    draft: Override | None
    weighed: Weighed | None = None
    names: Mapping[str, str] = field(default_factory=dict)


class SharingScreen(Screen):
    """What would go of one conversation, and to whom."""

    kinds = frozenset(
        {
            *(noun.KIND for noun in (Summary, Override, ConsentDecision, Conversation, Person)),
            *(noun.KIND for noun in (Passage, Disagreement, Strength, Hope, Need, Action)),
            *("shared_copy", "outbox", "delivery", "received", "roster_entry", DRAFT),
        }
    )

    def __init__(self, desk: Desk, route: Route) -> None:
        self._conversation_id = route.id("conversation")
        self.page = SharingPage(desk.clock.today())
        super().__init__(desk, self.page)
        self._shown: SharingPageState | None = None
        self._gone = False
        self._pending = ""
        page = self.page
        page.shared.connect(self._share)
        page.plan_asked.connect(lambda: self._go(routes.plan))
        page.ask_asked.connect(lambda: self._go(routes.before))
        page.read_back_asked.connect(lambda: desk.go(routes.read_back(self._conversation_id)))
        page.team_asked.connect(lambda: desk.go(routes.team()))
        page.linked.connect(self._link)
        page.step_asked.connect(self._step)
        page.choice_toggled.connect(self._choose)
        page.typed.connect(self._keep_words)
        page.saw_chosen.connect(self._keep_saw)
        page.without_yes.given.connect(self._keep_draft)
        page.without_yes.record_asked.connect(self._record)
        page.without_yes.drop_asked.connect(self._ask_drop)

    def load(self) -> None:
        """Look at it; the first time a summary is begun."""
        again = self._shown is not None
        self.desk.jobs.on_vault(_look, self._conversation_id, again, owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """Share, and on to the plan."""
        keys = "Ctrl+Return|Ctrl+Enter"
        return (
            Command(self.tr("Share"), self._share, keys=keys),
            Command(self.tr("Open the plan"), self.page.plan_asked.emit, keys="Ctrl+P"),
        )

    def _show(self, looked: _Looked) -> None:
        if looked.state.conversation.removed or looked.state.person.removed:
            self.desk.back()
            return
        today = self.desk.clock.today()
        self._shown = to_view(looked.state, looked.lines, looked.draft, today)
        self._pending = told_words(looked.weighed, looked.names, today) if looked.weighed else ""
        self.retitle(self.tr("Share: {name}").format(name=looked.state.person.name))
        self.page.display(self._shown)
        if self._gone:  # said once the page shows what became of it
            self._gone = False
            self.desk.say(self._shown.stands or self.tr("It is on its way."))

    def _go(self, place: Any) -> None:
        if self._shown is not None:
            self.desk.go(place(self._shown.person_id))

    def _do(self, deed: Any, *args: Any, done: Any = None, failed: Any = None) -> None:
        """A deed that is not typing: what was typed goes first."""
        self.settle()
        self.desk.jobs.on_vault(deed, *args, owner=self, done=done, failed=failed)

    def _share(self) -> None:
        self.settle()
        if self._shown is None or not self._shown.ready:
            self.desk.say(self.tr("There is nothing new to share."))
            return
        if self.troubled:  # words that the disk refuses would not be in it
            self.desk.say(self.tr("Some words are not saved yet. Share when they are."))
            return
        if self._pending:
            self._ask_to_record_first(self._shown.person_id, self._pending)
            return
        shown = self._shown
        pause = Confirm(
            self.tr("Share this now?"), shown.pause, self.tr("Share"), keep_words=self.tr("Not yet")
        )
        pause.confirmed.connect(lambda: self._let_go(shown))
        self.desk.ask(pause)

    def _ask_to_record_first(self, person_id: str, pending: str) -> None:
        """A no that lies in a draft would let this go."""
        question = Confirm(
            self.tr("Something they decided is not recorded yet"),
            pending,
            self.tr("Look at it now"),
            keep_words=self.tr("Not yet"),
            pause_seconds=0,
        )
        question.confirmed.connect(lambda: self.desk.go(routes.before(person_id)))
        self.desk.ask(question)

    def _let_go(self, shown: SharingPageState) -> None:
        """Share exactly what was on screen before the pause."""
        self._do(
            share_summary,
            shown.summary_id,
            shown.agreed,
            done=self._has_gone,
            failed=self._was_refused,
        )

    def _has_gone(self, _changes: Changes) -> None:
        self.page.plan.setFocus()
        self._gone = True
        self.load()

    def _was_refused(self, error: KnownError) -> None:
        if error.code is not Code.CHANGED_SINCE:
            self.desk.problems.show(error)
            return
        self.load()
        self.desk.say(self.tr("Something changed meanwhile, so nothing went. Look at it once more."))

    def _link(self, decision_id: str, who: str) -> None:
        if self._shown is not None:
            press = DecisionPress(self.desk, self, self._shown.person_id)
            press.made.connect(self._linked)
            press.refused.connect(self.desk.problems.show)
            press.link(decision_id, who or None)

    def _linked(self, changes: Changes) -> None:
        if words := taken_back_words(changes):
            self.desk.say(words)

    def _step(self, decision_id: str, step: Step) -> None:
        if self._shown is None:
            return
        person = self._shown.person_id
        steps: dict[Step, Callable[[], None]] = {
            Step.DECISION: lambda: self.desk.go(routes.entry(ConsentDecision.KIND, person, decision_id)),
            Step.LINK: self.page.focus_links,
            Step.PUT_BACK: lambda: self._choose(decision_id, False),
            Step.READ_BACK: self.page.read_back_asked.emit,
            Step.CHOICES: self.page.focus_choices,
            Step.TEAM: lambda: self.desk.go(routes.team()),
            Step.PLAN: lambda: self.desk.go(routes.plan(person)),
        }
        if step in steps:
            steps[step]()

    def _choose(self, record_id: str, out: bool) -> None:
        if self._shown is not None:
            self._do(leave_out if out else put_back, self._shown.summary_id, record_id)

    def _keep_words(self, name: str, words: str) -> None:
        if self._shown is not None:
            self.keep(name, _put_words, self._shown.summary_id, name, words)

    def _keep_saw(self, answer: str) -> None:
        if self._shown is not None:
            self.settle()  # the worker's question is among what they saw
            saw = {"yes": True, "no": False}.get(answer)
            self.keep("saw", note_seen, self._shown.summary_id, saw)

    def _keep_draft(self, name: str, value: Any) -> None:
        if self._shown is not None and not (name == "recipient" and value is None):
            deed = partial(keep_override_draft, **{name: value})
            self.keep(
                f"without {name}",
                deed,
                self._shown.person_id,
                failed=lambda error: self._not_whole(error, name),
            )

    def _record(self) -> None:
        if self._shown is not None:
            self._do(record_draft, self._shown.person_id, done=self._recorded, failed=self._not_whole)

    def _recorded(self, _changes: Changes) -> None:
        self.page.without_yes.open(False)
        self.desk.say(self.tr("It is written down. Nothing has gone yet."))

    def _not_whole(self, error: KnownError, name: str = "reason") -> None:
        field = str(error.facts.get("field", name))
        if error.code is Code.NOT_FOUND:
            field = "recipient"
        if not self.page.without_yes.show_trouble(field, self._missing(field, error)):
            self.desk.problems.show(error)

    def _missing(self, field: str, error: KnownError) -> str:
        if error.code is Code.TEXT_MISSING and field == "person_told":
            return self.tr("Say whether they were told.")
        if field == "recipient":
            return self.tr("Choose who has to know.")
        if error.code is Code.TEXT_MISSING:
            return self.tr("Write this first. Someone has to answer for it.")
        return self.desk.problems.problem_of(error).in_one

    def _ask_drop(self) -> None:
        if self._shown is None:
            return
        question = Confirm(
            self.tr("Discard what is not recorded?"),
            self.tr("What you wrote about sharing without a yes is forgotten. Nothing has gone on it."),
            self.tr("Discard draft"),
            keep_words=self.tr("Keep the draft"),
        )
        question.confirmed.connect(partial(self._drop, self._shown.person_id))
        self.desk.ask(question)

    def _drop(self, person_id: str) -> None:
        self._do(drop_override_draft, person_id)
        self.page.without_yes.open(False)


def _look(session: Session, conversation_id: str, again: bool) -> _Looked:
    """Everything the page shows, in one go."""
    state = see_sharing(session, conversation_id, again)
    if not state.in_team:
        return _Looked(state, (), None)
    lines = see_shared(session, state.person.id, again=True)
    _drafts, weighed = list_pending(session, state.person.id)
    return _Looked(
        state,
        tuple(one for one in lines if one.item and one.summary_id == state.summary.id),
        get_override_draft(session, state.person.id),
        weighed if weighed is not None and weighed.decisions else None,
        names_in_team(session),
    )


def _put_words(session: Session, summary_id: str, name: str, words: str) -> Changes:
    """Words that go with a summary, as a deed."""
    return change_summary(session, summary_id, **{name: words})
