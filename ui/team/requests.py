"""Who asks to be let in: six words to compare on the phone, and only then a yes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.member import Role
from companion.errors import KnownError
from companion.services.team.admitting import RequestLine
from companion.services.team.view import MemberLine, TeamState
from ui.problems import Problems
from ui.team.pile import Pile, button_for, row_of
from ui.team.state import roles_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import AnyOf
from ui.widgets.words import Care, Heading, Muted, Text
from ui.words.dates import moment_words
from ui.words.wording import options_for


class RequestCard(Card):
    """One request.

    Signals:
        same(str, object): the words are the same; the request, and the roles to let them in with, as a tuple.
        differ(RequestLine): they are not, or it is not wanted.
    """

    same = Signal(str, object)
    differ = Signal(object)

    def __init__(
        self,
        line: RequestLine,
        again: MemberLine | None,
        fault: str,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """`again`: the member whose laptop this is to be; None for somebody new.

        The number in a request is whoever's who sent it: it is shown once the words are the same, and not before.
        """
        super().__init__("", parent)
        self._line, self._again = line, again
        self.title(self.tr("{name} asks to come in").format(name=line.name), content=True)
        invited = self.tr("The invite was for {name}.").format(name=line.invited) if line.invited else ""
        who = [line.organisation, invited]
        asks = self.tr("Asks to be: {roles}. Came {when}.").format(
            roles=roles_words(line.roles), when=moment_words(line.arrived_at, today)
        )
        self.add(Muted("\n".join([part for part in who if part] + [asks]), content=True))
        if again is not None:
            words = self.tr(
                "They ask as {name}, who has been in the team before. This laptop takes the place of the ones "
                "{name} had."
            )
            self.add(Care(words.format(name=again.name), content=True))
        elif line.alike:
            self.add(Care(self.tr("Somebody in the team has a name that looks the same. Ask who this is.")))
        if fault:
            self.add(Care(fault))
            turn = button_for(line.name, self.tr("Turn it away"))
            turn.clicked.connect(lambda: self.differ.emit(self._line))
            self.add_row(turn)
            return
        self._add_words()

    def _add_words(self) -> None:
        self.add(Text(self._whom_to_call(), content=True))
        self.add(
            Text(
                self.tr("Let them read you the six words on their screen. Here they should be:"), content=True
            )
        )
        words = self.add(Heading("   ".join(self._line.six_words), content=True))
        words.setAccessibleName(self.tr("Six words of {name}").format(name=self._line.name))
        words.setAccessibleDescription(" ".join(self._line.six_words))
        self.yes = button_for(self._line.name, self.tr("The words are the same"), "primary", "check")
        self.no = button_for(self._line.name, self.tr("They differ"))
        self.yes.clicked.connect(self._choose_roles)
        self.no.clicked.connect(lambda: self.differ.emit(self._line))
        self._question = self.add_row(self.yes, self.no)
        self._opened = self.add(Pile(self, air_ems=0.5))

    def _whom_to_call(self) -> str:
        if self._again is not None and self._again.contact:
            return self.tr(
                "Call {name} on the number you have always used. The team's page has: {contact}."
            ).format(name=self._again.name, contact=self._again.contact)
        return self.tr(
            "Call {name} on a number you knew before they asked. Have none? Ask somebody who knows them."
        ).format(name=self._line.name)

    def _choose_roles(self) -> None:
        self._question.hide()
        if self._line.contact:
            reach = self.tr("How they say they can be reached: {contact}").format(contact=self._line.contact)
            self._opened.add(Muted(reach, content=True))
        roles = AnyOf(
            self.tr("What will they do in the team?"),
            options_for(Role),
            self.tr("Administrators invite people, let them in and take them out."),
            across=True,
        )
        roles.show_choice(self._line.roles)
        let_in = button_for(self._line.name, self.tr("Let them in"), "primary", "check")
        back = Button(self.tr("Look at the words again"), "quiet", "back")
        let_in.clicked.connect(lambda: self._let_in(roles))
        back.clicked.connect(self._show_words_again)
        self._opened.add(roles)
        self._opened.add(row_of(self, let_in, back))
        let_in.setFocus()

    def _let_in(self, roles: AnyOf) -> None:
        given = tuple(role for role in Role if role in roles.choices())
        if given:
            self.same.emit(self._line.request, given)

    def _show_words_again(self) -> None:
        self._opened.clear()
        self._question.show()
        self.yes.setFocus()


class Requests(Pile):
    """Every request, the oldest first.

    Signals: as RequestCard's.
    """

    same = Signal(str, object)
    differ = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RequestLine, ...] = ()

    def display(self, team: TeamState, problems: Problems, today: date) -> None:
        """Show them; while they are the same, what is being done with one goes on."""
        if team.requests == self._shown:
            return
        self._shown = team.requests
        self.clear()
        members = {one.member: one for one in team.members}
        for line in team.requests:
            again = members[line.adds_to] if line.adds_to is not None else None
            card = RequestCard(line, again, self._fault(line, problems), today, self)
            card.same.connect(self.same)
            card.differ.connect(self.differ)
            self.add(card)

    def line_of(self, request: str) -> RequestLine:
        """The request of this name, which is shown."""
        return next(one for one in self._shown if one.request == request)

    def _fault(self, line: RequestLine, problems: Problems) -> str:
        return "" if line.fault is None else problems.problem_of(KnownError(line.fault)).in_one
