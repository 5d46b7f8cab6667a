"""Who is in the team: a card, and for administrators what can be changed about each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.member import Role
from companion.services.team.names import OwnNames
from companion.services.team.view import DeviceLine, MemberLine, TeamState
from ui.look.theme import ems
from ui.team.own_names import OwnNamesForm
from ui.team.pile import Pile, button_for, row_of
from ui.team.state import about_member, roles_form
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import AnyOf
from ui.widgets.group import Group
from ui.widgets.words import Care, Muted, Strong, Text
from ui.words.wording import options_for


class MembersCard(Card):
    """Everyone, in the order they came.

    Signals:
        roles_given(MemberLine, object): the roles they are to have from now on, as a tuple.
        roles_ticked(str, object): what is ticked so far about a member, by id; None: it is not wanted.
        out_asked(MemberLine): take them out.
        lost_asked(MemberLine, str): one of their laptops, by its id, is gone.
        names_given(str, str, str, bool): what the team calls us from now on, and whether our own vault does, too.
    """

    roles_given = Signal(object, object)
    roles_ticked = Signal(str, object)
    out_asked = Signal(object)
    lost_asked = Signal(object, str)
    names_given = Signal(str, str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who is in it"), parent)
        self.alone = self.add(
            Muted(self.tr("So far it is you. A team of one works. Invite someone when you are ready."))
        )
        self._pile = self.add(Pile(self))
        self._rows: dict[str, _MemberRow] = {}
        self._shown: object = None
        self.typed: Mapping[str, Mapping[str, str]] = {}

    def display(self, team: TeamState, own: OwnNames | None, typed: Mapping[str, Mapping[str, str]]) -> None:
        """Show them as they are now; what has not changed stays as it is, with what is being chosen in it.

        `typed` is what was ticked and not given yet, by form.
        """
        self.typed = typed
        shown = (team.members, team.administrator, own)
        if shown == self._shown:
            return
        self._shown = shown
        self._pile.clear()
        self._rows.clear()
        self.alone.setVisible(len(team.members) == 1)
        for member in team.members:
            names = own if member.is_me else None
            row = _MemberRow(member, self, names, administrator=team.administrator)
            self._rows[member.member] = self._pile.add(row)

    def button_of(self, member: str) -> QWidget | None:
        """The first thing that can be changed about a member."""
        row = self._rows.get(member)
        return row.first if row is not None else None


class _MemberRow(Group):
    """One of them: the name, a few lines, and buttons."""

    def __init__(
        self, member: MemberLine, card: MembersCard, own: OwnNames | None, *, administrator: bool
    ) -> None:
        super().__init__(member.name, card)
        self.setProperty("content", True)
        self._member, self._card, self._own = member, card, own
        self.first: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.3))
        name = self.tr("{name} (you)").format(name=member.name) if member.is_me else member.name
        self._add(Strong(name, content=True))
        if member.revoked:
            self._add(Muted(self.tr("Not in the team any more.")))
            return
        self._add(Text(about_member(member), content=True))
        if member.alike:
            self._add(Care(self.tr("Somebody else here has a name that looks the same. Ask who is who.")))
        if not member.has_key:
            self._add(Care(self.tr("Nothing can be shared with them until they have a laptop again.")))
        for device in member.devices:
            self._add_laptop(device, may_revoke=administrator or member.is_me)
        self._add_buttons(administrator=administrator)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _add_laptop(self, device: DeviceLine, *, may_revoke: bool) -> None:
        words = self.tr("Laptop {number}, this one") if device.is_this else self.tr("Laptop {number}")
        words = words.format(number=device.number)
        self._add(Muted(words, content=True))
        if may_revoke and not device.is_this:
            lost = button_for(f"{self._member.name}, {words}", self.tr("This laptop is lost"))
            lost.clicked.connect(lambda: self._card.lost_asked.emit(self._member, device.device))
            self._add(row_of(self, lost))

    def _add_buttons(self, *, administrator: bool) -> None:
        name = self._member.name
        buttons = []
        if self._own is not None:
            self._rename = Button(self.tr("Change my name here"))
            self._rename.clicked.connect(self._open_names)
            buttons.append(self._rename)
        if administrator:
            self._change = button_for(name, self.tr("Change roles"))
            self._change.clicked.connect(self._open_roles)
            buttons.append(self._change)
        if administrator and not self._member.is_me:
            out = button_for(name, self.tr("Take out of the team"))
            out.clicked.connect(lambda: self._card.out_asked.emit(self._member))
            buttons.append(out)
        self._opened = Pile(self, air_ems=0.5)
        if buttons:
            self.first = buttons[0]
            self._row = row_of(self, *buttons)
            self._add(self._row)
            self._add(self._opened)

    def _open_names(self) -> None:
        assert self._own is not None
        self._row.hide()
        form = self._opened.add(OwnNamesForm(self._own, self))
        form.given.connect(self._card.names_given)
        form.left.connect(self._close_names)
        form.name.setFocus()

    def _close_names(self) -> None:
        self._opened.clear()
        self._row.show()
        self._rename.setFocus()

    def _open_roles(self) -> None:
        self._row.hide()
        roles = AnyOf(
            self.tr("What they do in the team"),
            options_for(Role),
            self.tr("Administrators invite people, let them in and take them out."),
            across=True,
        )
        ticked = self._card.typed.get(roles_form(self._member.member), {}).get("roles")
        roles.show_choice(self._member.roles if ticked is None else ticked.split())
        roles.chosen.connect(lambda keys: self._card.roles_ticked.emit(self._member.member, keys))
        keep, leave = Button(self.tr("Keep these roles"), "primary", "check"), Button(self.tr("Leave it"))
        keep.clicked.connect(lambda: self._give(roles))
        leave.clicked.connect(self._leave_roles)
        self._opened.add(roles)
        self._opened.add(row_of(self, keep, leave))
        leave.setFocus()

    def _give(self, roles: AnyOf) -> None:
        given = tuple(role for role in Role if role in roles.choices())
        if given:
            self._close_roles()
            self._card.roles_given.emit(self._member, given)

    def _leave_roles(self) -> None:
        self._card.roles_ticked.emit(self._member.member, None)
        self._close_roles()

    def _close_roles(self) -> None:
        self._opened.clear()
        self._row.show()
        self._change.setFocus()
