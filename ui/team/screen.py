"""The team: connects its page to the deeds. Changes travel with the next round of sharing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from companion.domain.changes import Changes
from companion.errors import KnownError
from companion.services.drafts import DRAFT
from companion.services.supervision.leaving import LeavingFacts, see_leaving
from companion.services.sync.coming_in import save_invite
from companion.services.sync.places import move_place, stop_using, use_folder, use_hub
from companion.services.team.admitting import RequestLine, admit, turn_away
from companion.services.team.inviting import InviteMade, make_invite, take_invite_back
from companion.services.team.teams import (
    create_team,
    revoke_device,
    revoke_member,
    rotate_my_keys,
)
from companion.services.team.view import MemberLine, TeamState
from companion.services.vaults.my_vault import change_my_names
from companion.team.invites import SUFFIX
from ui import routes
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Screen
from ui.team.agreeing import Agreeing
from ui.team.keyboard import KeyboardPlace
from ui.team.partings import (
    part_from_laptop,
    part_from_member,
    take_invite_back_from,
    turn_away_from,
)
from ui.team.state import PlaceWords, TeamFacts, destroyed_words, place_words, see_facts
from ui.team.view import TeamPage
from ui.widgets.confirm import Confirm
from ui.widgets.reveal import reveal
from ui.words.place_words import trouble_words

LOOK_MILLISECONDS = 15_000


class TeamScreen(Screen):
    """Needs an open vault, and no team yet."""

    kinds = frozenset(
        {DRAFT, "roster_entry", "join_request", "posted_invite", "carrier", "delivery", "member", "received"}
    )

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = TeamPage()
        super().__init__(desk, self.page)
        # Someone may be on the phone, and asks to come in: a place is looked at more often than when all is quiet.
        self._often = QTimer(self, interval=LOOK_MILLISECONDS)
        self._often.timeout.connect(desk.syncing.look)
        self._made: InviteMade | None = None
        self._admitted = ""
        self.retitle(self.tr("Team"))
        page = self.page
        page.make_asked.connect(self._make)
        page.join_asked.connect(lambda: desk.go(routes.join()))
        page.keys_asked.connect(self._ask_new_keys)
        page.members.out_asked.connect(self._ask_out)
        page.members.lost_asked.connect(self._ask_lost)
        page.members.names_given.connect(self._change_names)
        page.requests.same.connect(self._admit)
        page.requests.differ.connect(self._ask_turn_away)
        Agreeing(desk, self, page)
        self._connect_invites()
        self._connect_places()

    def load(self) -> None:
        """Look at the team, the request, and the places."""
        self.desk.jobs.on_vault(see_facts, owner=self, done=self._show)

    def choose_folder(self, folder: str) -> None:
        """Share through it from now on."""
        self._change_places(use_folder, Path(folder))

    def _connect_invites(self) -> None:
        invites = self.page.invites
        invites.invite_asked.connect(self._invite)
        invites.save_asked.connect(self._ask_file)
        invites.copy_asked.connect(self._copy)
        invites.back_asked.connect(self._ask_take_back)

    def _connect_places(self) -> None:
        places = self.page.places
        places.folder_asked.connect(lambda: self._ask_folder(self.choose_folder))
        places.hub_asked.connect(lambda address, code: self._change_places(use_hub, address, code))
        places.again_asked.connect(self._use_again)
        places.move_asked.connect(
            lambda place: self._ask_folder(
                lambda folder: self._change_places(move_place, place.carrier, Path(folder))
            )
        )
        places.stop_asked.connect(self._ask_stop)

    def _show(self, facts: TeamFacts) -> None:
        team, today = facts.team, self.desk.clock.today()
        if team is None:
            waits_for = facts.joining.title if facts.joining else ""
            self.page.display_outside(waits_for, refused=facts.refusal is not None)
            return
        keyboard = KeyboardPlace(self.page)
        if team.invites and facts.places:
            self._often.start()
        else:
            self._often.stop()
        self.page.display(team, self._trouble(team), facts.own, facts.typed)
        self.page.show_destroyed(destroyed_words(facts.destroyed, today))
        self.page.requests.display(team, self.desk.problems, today)
        self.page.invites.display(team.invites, today, has_place=bool(facts.places))
        self.page.places.display(tuple(place_words(one, self.desk.problems, today) for one in facts.places))
        if self._made is not None and self._made.locator not in {one.locator for one in team.invites}:
            self._forget_invite()
        keyboard.keep(self.page.next_thing())
        if self._admitted:
            self.page.go_to_member(self._admitted)
            self._admitted = ""

    def _trouble(self, team: TeamState) -> str:
        if team.trouble is None:
            return ""
        return self.desk.problems.problem_of(KnownError(team.trouble)).in_one

    def _do(self, deed: Any, *args: Any, said: str = "") -> None:
        """Run a deed of the team; say what it did."""

        def done(_changes: Changes) -> None:
            if said:
                self.desk.say(said)

        self.desk.jobs.on_vault(deed, *args, owner=self, done=done)

    def _make(self, name: str) -> None:
        self._do(create_team, name, said=self.tr("Your team is there. Next: the place you share through."))

    def _change_names(self, name: str, organisation: str, contact: str, here_too: bool) -> None:
        def done(_changes: Changes) -> None:
            self.desk.say(self.tr("The team sees you as {name} from now on.").format(name=name.strip()))

        self.desk.jobs.on_vault(change_my_names, name, organisation, contact, here_too, owner=self, done=done)

    def _ask_out(self, member: MemberLine) -> None:
        self.desk.jobs.on_vault(
            see_leaving, member.member, owner=self, done=lambda leaving: self._ask_out_with(member, leaving)
        )

    def _ask_out_with(self, member: MemberLine, leaving: LeavingFacts) -> None:
        question = part_from_member(member.name, leaving, self.page)
        said = self.tr("{name} is not in the team any more.").format(name=member.name)
        question.confirmed.connect(
            lambda: self._do(revoke_member, member.member, question.reason(), said=said)
        )
        self.desk.ask(question)

    def _ask_lost(self, member: MemberLine, device: str) -> None:
        number = next(one.number for one in member.devices if one.device == device)
        question = part_from_laptop(member.name, number, self.page)
        said = self.tr("That laptop is not in the team any more.")
        question.confirmed.connect(lambda: self._do(revoke_device, device, question.reason(), said=said))
        self.desk.ask(question)

    def _admit(self, request: str, roles: Any) -> None:
        line = self.page.requests.line_of(request)

        def done(changes: Changes) -> None:
            self._admitted = changes.made or ""
            self.desk.say(self.tr("{name} is in the team.").format(name=line.name))

        self.desk.jobs.on_vault(admit, request, roles, owner=self, done=done)

    def _ask_turn_away(self, line: RequestLine) -> None:
        question = turn_away_from(line.name, self.page)
        said = self.tr("{name} was not let in. Their own laptop tells them so.").format(name=line.name)
        question.confirmed.connect(lambda: self._do(turn_away, line.request, said=said))
        self.desk.ask(question)

    def _ask_new_keys(self) -> None:
        question = Confirm(
            self.tr("Make new keys?"),
            self.tr(
                "The team learns of them when it next shares. Until then others still use the old ones. "
                "If the laptop itself is gone, ask an administrator to take it out instead."
            ),
            self.tr("Make new keys"),
            self.page,
        )
        question.confirmed.connect(lambda: self._do(rotate_my_keys, said=self.tr("You have new keys.")))
        self.desk.ask(question)

    def _invite(self, label: str) -> None:
        self.desk.jobs.on_vault(make_invite, label, owner=self, done=self._invited)

    def _invited(self, made: InviteMade) -> None:
        self._made = made
        part = self.page.invites.show_made(made, self.desk.clock.today())
        reveal(self.page, part)
        self.desk.say(self.tr("Your invite is there. It is shown only now."))
        # It has to be taken to the place, and stands in the list now.
        self.desk.bus.changed.emit(Changes(ids=frozenset({made.locator}), kinds=frozenset({"posted_invite"})))

    def _forget_invite(self) -> None:
        self._made = None
        self.page.invites.forget_made()

    def _copy(self) -> None:
        if self._made is not None:
            QGuiApplication.clipboard().setText(self._made.text)
            self.desk.say(self.tr("The invite is copied. It is gone from the clipboard when you lock."))

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.page, self.tr("Where should the invite go?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*{SUFFIX}")
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setDirectory(str(Path.home()))
        dialog.selectFile(self.tr("Invite") + SUFFIX)
        dialog.fileSelected.connect(self.save_invite_at)
        self.desk.ask(dialog)

    def save_invite_at(self, place: str) -> None:
        """Write the invite that is shown to a file."""
        if self._made is not None:
            said = self.tr("The invite is saved. Give it to nobody but the one it is for.")
            self.desk.jobs.on_net(
                save_invite, self._made.text, Path(place), owner=self, done=lambda _none: self.desk.say(said)
            )

    def _ask_take_back(self, locator: str) -> None:
        question = take_invite_back_from(self.page)
        said = self.tr("The invite is taken back. It can no longer be used.")
        question.confirmed.connect(lambda: self._do(take_invite_back, locator, said=said))
        self.desk.ask(question)

    def _ask_folder(self, chosen: Any) -> None:
        dialog = QFileDialog(self.page, self.tr("Through which folder do you share?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(chosen)
        self.desk.ask(dialog)

    def _change_places(self, deed: Any, *args: Any) -> None:
        self.page.places.say_trouble("")

        def failed(error: KnownError) -> None:
            self.page.places.say_trouble(trouble_words(error, self.desk.problems))

        def done(_changes: Changes) -> None:
            self.page.places.close_hub()
            self.desk.say(self.tr("The place is kept. Companion looks there now."))

        self.desk.jobs.on_vault(deed, *args, owner=self, done=done, failed=failed)

    def _use_again(self, place: PlaceWords) -> None:
        if place.can_move:
            self._change_places(use_folder, Path(place.where))
        else:
            self._change_places(use_hub, place.where)

    def _ask_stop(self, place: PlaceWords) -> None:
        question = Confirm(
            self.tr("Stop using this place?"),
            self.tr(
                "Nothing goes there or comes from there any more. What lies there stays there, sealed. "
                "You can choose it again at any time."
            ),
            self.tr("Stop using it"),
            self.page,
        )
        said = self.tr("This place is not used any more.")
        question.confirmed.connect(lambda: self._do(stop_using, place.carrier, said=said))
        self.desk.ask(question)
