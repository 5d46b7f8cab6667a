"""What the team agrees and who does what: kept as it is filled in, said before it counts, and made by a press."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from companion.domain.changes import Changes
from companion.services.drafts import drop_typed, keep_typed
from companion.services.team.teams import change_roles, set_policy
from companion.services.team.view import MemberLine
from ui.desk import Desk
from ui.screen import Screen
from ui.team.partings import agree_to, discard_what_was_typed, give_roles_to
from ui.team.state import POLICY, roles_form
from ui.team.view import TeamPage


class Agreeing(QObject):
    """For the team's page."""

    def __init__(self, desk: Desk, screen: Screen, page: TeamPage) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._page = desk, screen, page
        page.members.roles_given.connect(self._ask_roles)
        page.members.roles_ticked.connect(self._keep_roles)
        page.policy.given.connect(self._ask_agree)
        page.policy.typed.connect(self._keep_policy)
        page.policy.drop_asked.connect(self._ask_drop_policy)

    def _ask_roles(self, member: MemberLine, roles: Any) -> None:
        if tuple(member.roles) == tuple(roles):
            return
        question = give_roles_to(member, roles, self._page)
        said = self.tr("The roles are changed.")
        question.confirmed.connect(lambda: self._do(_give_roles, member.member, roles, said=said))
        self._desk.ask(question)

    def _keep_roles(self, member: str, keys: Any) -> None:
        form = roles_form(member)
        if keys is None:
            self._do(drop_typed, form)
        else:
            self._screen.keep(form, keep_typed, form, {"roles": " ".join(sorted(keys))})

    def _ask_agree(self, values: dict[str, Any]) -> None:
        self._screen.settle()  # or what is still on its way would be a draft again, once all is agreed
        changes = self._page.policy.changes(values)
        if not changes:
            self._drop_policy()
            return
        question = agree_to(changes, self._page)
        question.confirmed.connect(lambda: self._agree(values))
        self._desk.ask(question)

    def _ask_drop_policy(self) -> None:
        question = discard_what_was_typed(self._page)
        question.confirmed.connect(self._drop_policy)
        self._desk.ask(question)

    def _drop_policy(self) -> None:
        self._screen.settle()
        self._page.policy.close_fields()
        self._do(drop_typed, POLICY)

    def _agree(self, values: dict[str, Any]) -> None:
        def done(_changes: Changes) -> None:
            self._page.policy.close_fields()
            self._desk.say(self.tr("What you agreed is kept. The others see it when they next share."))

        self._desk.jobs.on_vault(_set_policy, values, owner=self._screen, done=done)

    def _keep_policy(self, name: str, words: str) -> None:
        self._screen.keep(f"policy {name}", keep_typed, POLICY, {name: words})

    def _do(self, deed: Any, *args: Any, said: str = "") -> None:
        def done(_changes: Changes) -> None:
            if said:
                self._desk.say(said)

        self._desk.jobs.on_vault(deed, *args, owner=self._screen, done=done)


def _set_policy(session: Any, values: dict[str, Any]) -> Changes:
    """What was agreed, as a deed. What was typed on the way there is forgotten with it."""
    with session.vault.transaction():
        changes: Changes = set_policy(session, **values)
        return changes | drop_typed(session, POLICY)


def _give_roles(session: Any, member: str, roles: Any) -> Changes:
    """Other roles, as a deed. What was ticked on the way there is forgotten with it."""
    with session.vault.transaction():
        changes: Changes = change_roles(session, member, roles)
        return changes | drop_typed(session, roles_form(member))
