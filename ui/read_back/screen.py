"""Read back: show, change in place, take out, disagree, agree."""

from __future__ import annotations

from functools import partial
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Disagreement, Keep, Passage
from companion.domain.person import Person
from companion.services.record.conversations import change_passage, remove_passage, save_typing
from companion.services.record.read_back import (
    Differing,
    ReadBackState,
    agree_conversation,
    begin_read_back,
    see_read_back,
    take_back_disagreement,
)
from companion.services.session import Session
from ui import routes
from ui.desk import Desk
from ui.read_back.state import to_back
from ui.read_back.view import ReadBackView
from ui.routes import Route
from ui.screen import Command, Screen


class ReadBackScreen(Screen):
    """One conversation read back with the person."""

    kinds = frozenset({Conversation.KIND, Passage.KIND, Disagreement.KIND, ConsentDecision.KIND, Person.KIND})

    def __init__(self, desk: Desk, route: Route) -> None:
        self._conversation_id = route.id("conversation")
        self.page = ReadBackView(self._conversation_id)
        super().__init__(desk, self.page)
        self._state: ReadBackState | None = None
        self._wanted = ""
        self._spells: dict[str, str] = {}
        self.about = (self._conversation_id,)
        page = self.page
        page.recipient_chosen.connect(self._show_for)
        page.decide_asked.connect(self._decide)
        page.write_asked.connect(lambda: desk.go(routes.conversation(self._conversation_id)))
        page.agreed.connect(self._agree)
        page.typed.connect(self._keep_typing)
        page.edited.connect(self._edited)
        page.keep_chosen.connect(self._set_keep)
        page.out_asked.connect(self._take_out)
        page.differs.connect(self._keep_differing)
        page.agrees_again.connect(lambda one: self._do(take_back_disagreement, one))

    def load(self) -> None:
        """Look at it: the first time it becomes a conversation that is being read back."""
        deed = _open if self._state is None else _look_again
        self.desk.jobs.on_vault(deed, self._conversation_id, owner=self, done=self._show)

    def settle(self) -> None:
        """Hand over what was typed; the next words begin a version of their own."""
        super().settle()
        self._spells.clear()

    def commands(self) -> tuple[Command, ...]:
        """One key says that it is right."""
        return (Command(self.tr("That's right"), self._agree, keys="Ctrl+Return|Ctrl+Enter"),)

    def _show(self, state: ReadBackState) -> None:
        self._state = state
        self.about = (self._conversation_id, state.person.id)
        if state.conversation.removed:
            self.desk.back()
            return
        self.retitle(self.tr("Read back with {name}").format(name=state.person.name))
        self.page.display(to_back(state, self._wanted), frozenset(self._typed))

    def _show_for(self, decision_id: str) -> None:
        self._wanted = decision_id
        if self._state is not None:
            self._show(self._state)

    def _keep_typing(self, passage_id: str, words: str) -> None:
        since = self._spells.get(passage_id)
        self._spells.setdefault(passage_id, "")
        self.keep(
            passage_id,
            save_typing,
            passage_id,
            words,
            since or None,
            done=lambda changes: self._typing_kept(passage_id, changes),
        )

    def _typing_kept(self, passage_id: str, changes: Changes) -> None:
        if passage_id in self._spells:
            for step in changes.steps:
                if step.id == passage_id:
                    self._spells[passage_id] = step.after

    def _edited(self, passage_id: str) -> None:
        self._spells.pop(passage_id, None)

    def _keep_differing(self, writing: Differing, words: str) -> None:
        self.keep(f"differing.{id(writing)}", writing.keep, words)

    def _do(self, deed: Any, *args: Any, done: Any = None) -> None:
        """A deed that is not typing: what was typed goes first."""
        self.settle()
        self.desk.jobs.on_vault(deed, *args, owner=self, done=done)

    def _set_keep(self, passage_id: str, keep: Keep) -> None:
        self._do(partial(change_passage, keep=keep), passage_id)

    def _take_out(self, passage_id: str) -> None:
        self._do(
            remove_passage,
            passage_id,
            done=lambda _changes: self.desk.say(self.tr("Taken out. Ctrl+Z brings it back.")),
        )

    def _decide(self) -> None:
        if self._state is not None:
            self.desk.go(routes.before(self._state.person.id))

    def _agree(self) -> None:
        if self._state is None or not self._state.kept:
            self.desk.say(self.tr("There are no words to read back yet."))
            return
        person_id = self._state.person.id
        offered = self._state.in_team and any(view.stands for view in self._state.shared)
        self._do(
            agree_conversation,
            self._conversation_id,
            done=lambda _changes: self.desk.go(
                routes.sharing(self._conversation_id) if offered else routes.plan(person_id)
            ),
        )


def _open(session: Session, conversation_id: str) -> ReadBackState:
    """Begin to read back, without a step for undo: nothing that anyone wrote has changed."""
    begin_read_back(session, conversation_id)
    return see_read_back(session, conversation_id)


def _look_again(session: Session, conversation_id: str) -> ReadBackState:
    return see_read_back(session, conversation_id, again=True)
