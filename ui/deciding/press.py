"""The press that makes a decision: it looks what it will do, says so where that is not on screen, and then does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.record.consents import remove_consent, withdraw_consent
from companion.services.record.deciding import (
    Weighed,
    make_decisions,
    weigh_drafts,
    weigh_link,
    weigh_removal,
    weigh_withdrawal,
)
from companion.services.record.decision_drafts import drop_decision_draft, move_decision_draft
from companion.services.session import Session
from companion.services.sharing.naming import names_in_team
from companion.services.sharing.sharing import link_recipient
from ui.desk import Desk
from ui.screen import Screen
from ui.widgets.confirm import Confirm
from ui.words.decision_words import does_words, told_words, who_words
from ui.words.spoken import spoken


@dataclass(frozen=True, kw_only=True)
class _Looked:
    """What a press would do, and what the team is called."""

    weighed: Weighed
    names: Mapping[str, str]


class DecisionPress(QObject):
    """For a screen about one person.

    Signals:
        made(Changes): what was decided counts from now on.
        dropped(): a draft is forgotten.
        meant(str): the decision, by its id, that whoever decides says is meant.
        refused(KnownError): it cannot be so.
    """

    made = Signal(object)
    dropped = Signal()
    meant = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, screen: Screen, person_id: str) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._person_id = desk, screen, person_id

    def record(self, draft_ids: Sequence[str], shown: str) -> None:
        """Make these drafts count. `shown` is what stands on screen about what that will do."""
        self._screen.settle()
        ids = tuple(draft_ids)
        self._run(_look_at, self._person_id, ids, done=partial(self._looked, ids, shown))

    def withdraw(self, decision_id: str) -> None:
        """Take a yes back, after it was said what that destroys."""
        self._run(_look, weigh_withdrawal, decision_id, done=partial(self._ask_withdrawal, decision_id))

    def remove(self, decision_id: str) -> None:
        """Take a decision out of view, after it was said what that destroys."""
        self._screen.settle()
        self._run(_look, weigh_removal, decision_id, done=partial(self._ask_removal, decision_id))

    def link(self, decision_id: str, recipient_id: str | None) -> None:
        """Say who is meant by a name in words, after it was said what that does."""
        ask = partial(self._ask_link, decision_id, recipient_id)
        self._run(_look, partial(weigh_link, recipient_id=recipient_id), decision_id, done=ask)

    def drop(self, draft_ids: Sequence[str]) -> None:
        """Forget drafts, after asking: what was typed in them is gone."""
        question = Confirm(
            self.tr("Discard what is not recorded?"),
            self.tr("What you typed and chose here is forgotten. What stands stays as it is."),
            self.tr("Discard draft"),
            keep_words=self.tr("Keep the draft"),
        )
        question.confirmed.connect(partial(self._drop, tuple(draft_ids)))
        self._desk.ask(question)

    def ask_equal(self, draft_id: str, decision_id: str, who: str) -> None:
        """There is a decision about this one already: is that one meant? A draft moves there, and stays a draft.

        `draft_id` is "" where there is only a name.
        """
        question = Confirm(
            spoken(self.tr("There is already a decision for {who}. Change that one?"), who=who),
            self.tr("Nothing is recorded yet. You will see first what it would do."),
            self.tr("Change that one"),
            pause_seconds=0,
        )
        question.confirmed.connect(partial(self._take_up, draft_id, decision_id))
        self._desk.ask(question)

    def _looked(self, ids: tuple[str, ...], shown: str, looked: _Looked) -> None:
        weighed, today = looked.weighed, self._desk.clock.today()
        if weighed.equal is not None:
            who = who_words(weighed.equal, looked.names)
            self.ask_equal(weighed.equal_of, weighed.equal.id, who)
            return
        if not weighed.decisions:
            self.refused.emit(KnownError(Code.NAME_MISSING, field="recipient"))
            return
        told = told_words(weighed, looked.names, today)
        if told == shown and not weighed.does.takes_back and not weighed.over:
            self._make(ids, weighed)
            return
        question = Confirm(
            self.tr("Is this what they decided?"),
            told,
            self.tr("Record it"),
            keep_words=self.tr("Not yet"),
            pause_seconds=3 if weighed.does.takes_back else 0,
        )
        question.confirmed.connect(partial(self._make, ids, weighed))
        self._desk.ask(question)

    def _ask_withdrawal(self, decision_id: str, looked: _Looked) -> None:
        who = who_words(looked.weighed.decisions[0], looked.names)
        question = Confirm(
            spoken(self.tr("Do they take back their yes for {who}?"), who=who),
            self._destroys(looked.weighed),
            self.tr("Take the yes back"),
            keep_words=self.tr("Leave it as it is"),
        )
        question.confirmed.connect(lambda: self._run(withdraw_consent, decision_id, done=self.made.emit))
        self._desk.ask(question)

    def _ask_removal(self, decision_id: str, looked: _Looked) -> None:
        who = who_words(looked.weighed.decisions[0], looked.names)
        question = Confirm(
            spoken(self.tr("Take the decision for {who} out?"), who=who),
            self._destroys(looked.weighed),
            self.tr("Take it out"),
            keep_words=self.tr("Leave it as it is"),
        )
        question.confirmed.connect(lambda: self._run(remove_consent, decision_id, done=self.made.emit))
        self._desk.ask(question)

    def _ask_link(self, decision_id: str, recipient_id: str | None, looked: _Looked) -> None:
        weighed = looked.weighed
        question = Confirm(
            self.tr("Is that who is meant?"),
            told_words(weighed, looked.names, self._desk.clock.today()),
            self.tr("That is who is meant"),
            keep_words=self.tr("Not yet"),
            pause_seconds=3 if weighed.does.takes_back else 0,
        )
        question.confirmed.connect(
            lambda: self._run(link_recipient, decision_id, recipient_id, done=self.made.emit)
        )
        self._desk.ask(question)

    def _destroys(self, weighed: Weighed) -> str:
        told = [*does_words(weighed.does)]
        if weighed.does.destroyed:
            told.append(self.tr("What somebody has read, printed or written down cannot be taken back."))
        told.append(self.tr("Ctrl+Z does not undo it. A new yes can be recorded at any time."))
        return "\n".join(told)

    def _take_up(self, draft_id: str, decision_id: str) -> None:
        def done(_changes: Changes) -> None:
            self.meant.emit(decision_id)

        if draft_id:
            self._run(move_decision_draft, self._person_id, draft_id, decision_id, done=done)
        else:
            self.meant.emit(decision_id)

    def _make(self, ids: tuple[str, ...], weighed: Weighed) -> None:
        self._run(make_decisions, self._person_id, ids, weighed, done=self.made.emit)

    def _drop(self, ids: tuple[str, ...]) -> None:
        self._run(_drop_all, self._person_id, ids, done=lambda _changes: self.dropped.emit())

    def _run(self, deed: Any, *args: Any, done: Any) -> None:
        self._desk.jobs.on_vault(deed, *args, owner=self._screen, done=done, failed=self.refused.emit)


def _look_at(session: Session, person_id: str, draft_ids: tuple[str, ...]) -> _Looked:
    return _Looked(weighed=weigh_drafts(session, person_id, draft_ids), names=names_in_team(session))


def _look(session: Session, weigh: Any, decision_id: str) -> _Looked:
    return _Looked(weighed=weigh(session, decision_id), names=names_in_team(session))


def _drop_all(session: Session, person_id: str, draft_ids: tuple[str, ...]) -> Changes:
    """Several drafts of one page, as a deed."""
    changes = Changes()
    with session.vault.transaction():
        for draft_id in draft_ids:
            changes |= drop_decision_draft(session, person_id, draft_id)
    return changes
