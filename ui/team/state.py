"""What the team's page shows, in words: who is in it, how long things count, and how the places stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.drafts import list_typed
from companion.services.supervision.destroying import DestroyedLine, list_destroyed
from companion.services.sync.places import PlaceLine, see_places
from companion.services.team.answers import Refusal, see_refusal
from companion.services.team.joining import JoiningState, see_joining
from companion.services.team.names import OwnNames, see_own_names
from companion.services.team.view import MemberLine, TeamState, see_team
from companion.sync.states import NOT_YET
from companion.sync.wire import CarrierKind
from ui.problems import Problems
from ui.words.dates import moment_words
from ui.words.wording import words_for

if TYPE_CHECKING:
    from companion.services.session import Session

_CHOOSE_AGAIN = frozenset({Code.CARRIER_EMPTIED, Code.CARRIER_ROLLED_BACK, Code.CARRIER_WRONG})


@dataclass(frozen=True, kw_only=True)
class TeamFacts:
    """Everything the page is made from. `team` is None outside a team; then `joining` may say what was asked, or
    `refusal` what it was answered. `own` is what we are called, None where we are in no team. `typed` is what stands in
    forms that were not pressed yet, by form and field. `destroyed` is for administrators: copies that are gone
    of what members shared who have left.
    """

    team: TeamState | None
    joining: JoiningState | None
    refusal: Refusal | None
    own: OwnNames | None
    places: tuple[PlaceLine, ...]
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    destroyed: tuple[DestroyedLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlaceWords:
    """One place as it is shown. `can_move`: the folder may be somewhere else now; `again`: it needs a person's yes."""

    carrier: str
    kind: str
    where: str
    sentences: tuple[str, ...]
    troubled: bool
    can_move: bool
    again: bool


def see_facts(session: Session) -> TeamFacts:
    """Look at all of it, on the lane of the vault."""
    team = see_team(session)
    return TeamFacts(
        team=team,
        joining=see_joining(session),
        refusal=see_refusal(session),
        own=see_own_names(session),
        places=see_places(session),
        typed=list_typed(session),
        destroyed=list_destroyed(session) if team is not None and team.administrator else (),
    )


POLICY = "policy"
"""The form of what the team agreed, as its draft is kept."""


def roles_form(member: str) -> str:
    """The form of somebody's roles, as its draft is kept."""
    return f"roles {member}"


def destroyed_words(lines: Sequence[DestroyedLine], today: date) -> str:
    """Who says that their copy is gone of what a member shared who has left; one thing a line."""
    translate, told = QCoreApplication.translate, []
    for one in lines:
        shape = translate("Team", "{who} destroyed a copy of what {author} had shared, {moment}.")
        if not one.author:
            shape = translate("Team", "{who} destroyed a copy of what a former member had shared, {moment}.")
        told.append(shape.format(who=one.reader, author=one.author, moment=moment_words(one.at, today)))
    return "\n".join(told)


def roles_words(roles: Sequence[Role]) -> str:
    """ "Supervisor, Administrator"."""
    return ", ".join(words_for(role) for role in roles)


def about_member(member: MemberLine) -> str:
    """Under a name: where from, what they do, how to reach them; one thing a line."""
    parts = (roles_words(member.roles), member.organisation, member.contact)
    return "\n".join(part for part in parts if part)


def administrators(team: TeamState) -> str:
    """Whom to ask: the names of those who look after the team."""
    return ", ".join(one.name for one in team.members if Role.ADMINISTRATOR in one.roles and not one.revoked)


def place_words(line: PlaceLine, problems: Problems, today: date) -> PlaceWords:
    """A place in words: what it is, how it stands, and what to do."""
    translate = QCoreApplication.translate
    code = next((one for one in Code if one.value == line.reason), None)
    hub = line.kind is CarrierKind.HUB
    return PlaceWords(
        carrier=line.carrier,
        kind=translate("Team", "A hub") if hub else translate("Team", "A folder"),
        where=line.where,
        sentences=tuple(_sentences(line, code, problems, today)),
        troubled=code is not None or not line.allowed,
        can_move=not hub,
        again=code in _CHOOSE_AGAIN,
    )


def _sentences(line: PlaceLine, code: Code | None, problems: Problems, today: date) -> list[str]:
    said, translate = [], QCoreApplication.translate
    if code is not None:
        problem = problems.problem_of(KnownError(code, **line.facts))
        said += [part for part in (problem.title, problem.next_step) if part]
    elif line.reason == NOT_YET:
        said.append(translate("Team", "Companion has not looked there yet."))
    elif line.last_success_at is None:
        said.append(translate("Team", "Companion is looking there for the first time."))
    else:
        said.append(translate("Team", "It works."))
    if line.last_success_at is not None:
        said.append(
            translate("Team", "Last looked at {when}.").format(when=moment_words(line.last_success_at, today))
        )
    if line.waiting:
        said.append(translate("Team", "%n things wait to be sent there.", None, line.waiting))
    if not line.allowed:
        said.append(translate("Team", "Your team agreed to use another kind of place."))
    return said
