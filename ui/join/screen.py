"""Joining a team: read the invite, ask with it, wait; it goes on by itself when one is let in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from companion.domain.changes import Changes
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.sync.coming_in import (
    ComingIn,
    InviteWay,
    come_in,
    fetch_invite,
    get_invite_way,
    load_invite,
    see_coming_in,
)
from companion.services.team.answers import Refusal
from companion.services.team.inviting import read_invite
from companion.sync.wire import CarrierKind
from companion.team.invites import SUFFIX, Invite, Place
from ui import routes
from ui.announce import announce
from ui.desk import Desk
from ui.join.view import JoinPage
from ui.routes import Route
from ui.screen import Screen
from ui.words.place_words import trouble_words

LOOK_MILLISECONDS = 15_000
_SPENT = frozenset({Code.INVITE_EXPIRED, Code.INVITE_UNKNOWN, Code.INVITE_USED})


class JoinScreen(Screen):
    """Needs an open vault. What was asked stands in it: leaving and coming back is no harm."""

    kinds = frozenset({"join_request", "roster_entry", "carrier"})

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = JoinPage()
        super().__init__(desk, self.page)
        self._state: ComingIn | None = None
        self._invite: Invite | None = None
        # Two people are on the phone with each other: a place is looked at more often than when all is quiet.
        self._often = QTimer(self, interval=LOOK_MILLISECONDS)
        self._often.timeout.connect(desk.syncing.look)
        self._often.timeout.connect(self.load)  # how long it has been
        self._anew = route == routes.join("anew")
        self.retitle(self.tr("Join a team"))
        page = self.page
        page.team_asked.connect(lambda: desk.replace(routes.team()))
        page.finding.file_asked.connect(self._ask_file)
        page.finding.text_given.connect(self._read_text)
        page.finding.words_given.connect(self._find)
        page.finding.folder_asked.connect(lambda: self._ask_folder(page.finding.show_folder))
        page.asking.folder_asked.connect(lambda: self._ask_folder(page.asking.show_folder))
        page.asking.asked.connect(self._come_in)
        page.asking.other_asked.connect(self._begin_anew)
        page.waiting.other_asked.connect(self._begin_anew)
        page.refused.other_asked.connect(self._begin_anew)
        page.dropped.connect(self.read_file)

    def load(self) -> None:
        """Look where we stand."""
        self.desk.jobs.on_vault(see_coming_in, owner=self, done=self._show)

    def read_file(self, path: str) -> None:
        """Read the invite in a file."""
        self.page.finding.show_busy(self.tr("Reading the invite."))
        self.desk.jobs.on_net(
            load_invite, Path(path), self.desk.clock, owner=self, done=self._found, failed=self._not_found
        )

    def _show(self, state: ComingIn) -> None:
        waited = self._state is not None and self._state.joining is not None
        self._state = state
        if state.joining is not None and not state.late:
            self._often.start()
        else:
            self._often.stop()
        if state.team:
            self._show_inside(state.team, waited=waited)
        elif state.refusal is not None and not self._anew:
            self._show_refused(state.refusal)
        elif state.joining is not None and not self._anew:
            self.page.waiting.display(state, self._troubles(state), self.desk.clock.today())
            self.page.show_card(self.page.waiting)
        elif self._invite is None:
            self.page.show_card(self.page.finding)

    def _show_inside(self, title: str, *, waited: bool) -> None:
        self.page.show_team(title)
        self.page.show_card(self.page.inside)
        if waited:
            self.desk.say(self.tr("You are in the team."))
            self.page.see.setFocus()

    def _show_refused(self, refusal: Refusal) -> None:
        """The page may have been open all the while: then it says so, and the keyboard goes to what one can do."""
        card = self.page.refused
        news = card.isHidden()
        card.display(refusal, self.desk.clock.today())
        self.page.show_card(card)
        if news:
            card.other.setFocus()
            announce(self.page, card.in_words())

    def _troubles(self, state: ComingIn) -> list[str]:
        found = []
        for line in state.places:
            code = next((one for one in Code if one.value == line.reason), None)
            if code in _SPENT:
                found.append(self.tr("The hub says that this invite is good for nothing any more."))
                found.append(self.tr("Call whoever invited you, and ask for a new one."))
            elif code is not None and code is not Code.NOT_ADMITTED:
                problem = self.desk.problems.problem_of(KnownError(code, **line.facts))
                found.append(f"{problem.title} {problem.next_step}".strip())
        return found

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.page, self.tr("Where is your invite?"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"*{SUFFIX}", "*"])
        dialog.setDirectory(str(Path.home()))
        dialog.fileSelected.connect(self.read_file)
        self.desk.ask(dialog)

    def _ask_folder(self, chosen: Any) -> None:
        dialog = QFileDialog(self.page, self.tr("Which folder does the team share through?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(chosen)
        self.desk.ask(dialog)

    def _read_text(self, text: str) -> None:
        try:
            self._found(read_invite(text, self.desk.clock.now()))
        except KnownError as error:
            self._not_found(error)

    def _find(self, typed: str, kind: str, where: str) -> None:
        self.page.finding.show_busy(self.tr("Looking for your invite."))
        self.desk.jobs.on_vault(
            get_invite_way,
            CarrierKind(kind),
            where,
            typed,
            owner=self,
            done=lambda way: self._fetch(way, typed),
            failed=self._not_found,
        )

    def _fetch(self, way: InviteWay, typed: str) -> None:
        there = Place(kind=way.kind, where=way.where)
        self.desk.jobs.on_net(
            fetch_invite,
            way,
            typed,
            self.desk.clock,
            owner=self,
            done=lambda invite: self._found(invite, (there,)),
            failed=self._not_found,
        )

    def _found(self, invite: Invite, places: Sequence[Place] = ()) -> None:
        """Twelve words lead through a place that is right on this laptop; a file tells the inviter's own."""
        self.page.finding.show_busy("")
        if self._state is None:
            return
        self._invite = invite
        me, today = self._state.me, self.desk.clock.today()
        self.page.asking.display(invite, places or invite.places, me, today)
        self.page.show_card(self.page.asking)
        self.page.asking.name.setFocus()

    def _not_found(self, error: KnownError) -> None:
        finding = self.page.finding
        finding.show_busy("")
        finding.say_trouble(finding.mistake_words(error) or trouble_words(error, self.desk.problems))
        finding.focus_again()

    def _come_in(self) -> None:
        if self._invite is None:
            return
        asking = self.page.asking
        self.desk.jobs.on_vault(
            come_in,
            self._invite,
            asking.name.words(),
            asking.organisation.words(),
            asking.contact.words(),
            (Role(asking.role.choice() or Role.WORKER),),
            asking.places(),
            owner=self,
            done=self._asked,
            failed=lambda error: asking.say_trouble(trouble_words(error, self.desk.problems)),
        )

    def _asked(self, _changes: Changes) -> None:
        self._invite, self._anew = None, False
        self.load()
        self.page.waiting.other.setFocus()
        announce(self.page, " ".join((self.page.waiting.heading.text(), self.page.waiting.words.text())))

    def _begin_anew(self) -> None:
        self._invite, self._anew = None, True
        self.page.finding.say_trouble("")
        self.page.show_card(self.page.finding)
        self.page.finding.how.setFocus()
