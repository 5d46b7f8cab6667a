"""Before we start: keep what is decided, then open the conversation."""

from __future__ import annotations

from companion.domain.changes import Changes
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Conversation
from companion.domain.person import Person
from companion.domain.plan import Plan, PlanStyle
from companion.errors import KnownError
from companion.services.record.before import BeforeState, begin, choose_language, choose_letters, see_before
from companion.services.record.consents import change_consent, name_recipient
from companion.services.session import Session
from ui import routes
from ui.before.state import to_view
from ui.before.view import BeforePage
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Command, Screen
from ui.words.sharing_words import taken_back_words


class BeforeScreen(Screen):
    """Shows what is agreed with one person, and begins a conversation."""

    names = frozenset({"roster_entry"})
    kinds = frozenset({ConsentDecision.KIND, Person.KIND, Plan.KIND, Conversation.KIND})

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = BeforePage()
        super().__init__(desk, self.page)
        self._person_id = route.id("person")
        self.about = (self._person_id,)
        self._draft = ""
        self._whole_team = ""
        self._begun = False
        page = self.page
        page.ready_asked.connect(self._begin)
        page.back_asked.connect(desk.back)
        page.draft_asked.connect(lambda: desk.replace(routes.conversation(self._draft)))
        page.answered.connect(self._answer)
        page.topics_asked.connect(
            lambda made: desk.go(routes.entry(ConsentDecision.KIND, self._person_id, made))
        )
        page.recipient_named.connect(self._name_recipient)
        page.member_chosen.connect(self._name_member)
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
        self.page.display(view)
        self.retitle(self.tr("Before we start: {name}").format(name=view.name))

    def _begin(self) -> None:
        if self._begun:
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

    def _answer(self, decision_id: str, answer: str) -> None:
        self.keep(
            f"answer {decision_id}",
            _put_answer,
            decision_id,
            Answer(answer),
            done=self._say_what_it_took_back,
        )

    def _say_what_it_took_back(self, changes: Changes) -> None:
        if words := taken_back_words(changes):
            self.desk.say(words)

    def _name_recipient(self, name: str) -> None:
        kinds = {self.tr("My team"): RecipientKind.TEAM, self.tr("Their GP"): RecipientKind.SERVICE}
        kind = kinds.get(name, RecipientKind.MEMBER)
        self._name(name, kind)

    def _name_member(self, member: str) -> None:
        self._name(member, RecipientKind.TEAM if member == self._whole_team else RecipientKind.MEMBER)

    def _name(self, recipient: str, kind: RecipientKind) -> None:
        self.keep(
            "recipient",
            _put_recipient,
            self._person_id,
            recipient,
            kind,
            done=self._named,
            failed=self._not_named,
        )

    def _named(self, changes: Changes) -> None:
        self.page.show_named(changes.made or "")

    def _not_named(self, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        self.page.other.show_trouble(problem.in_one)

    def _choose_letters(self, letters: str) -> None:
        self.keep("letters", choose_letters, self._person_id, PlanStyle(letters))

    def _choose_language(self, language: str) -> None:
        self.keep("language", choose_language, self._person_id, language)


def _put_answer(session: Session, decision_id: str, answer: Answer) -> Changes:
    """An answer about one recipient, as a deed."""
    return change_consent(session, decision_id, answer=answer)


def _put_recipient(session: Session, person_id: str, recipient: str, kind: RecipientKind) -> Changes:
    """Somebody to decide about, as a deed."""
    return name_recipient(session, person_id, recipient, recipient_kind=kind)
