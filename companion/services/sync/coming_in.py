"""Coming into a team from outside: find the invite, ask with it, and share through the place it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import token_bytes

from companion.clock import Clock
from companion.domain.changes import Changes
from companion.domain.member import Member, Role
from companion.domain.text import is_blank
from companion.durable import disk_faults, read_small, replace_file
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sync.places import PlaceLine, see_places, use_folder, use_hub
from companion.services.sync.ways import close_way
from companion.services.team.answers import Refusal, see_refusal
from companion.services.team.inviting import find_invite, read_invite
from companion.services.team.joining import JoiningState, ask_to_join, see_joining
from companion.services.team.view import see_team
from companion.sync.carrier import Carrier
from companion.sync.wire import CarrierKind, Credentials
from companion.team import words
from companion.team.invites import MOST_BYTES, VALID_FOR, Invite, Place
from companion.vault.rows import get_record

_NOBODY = "00000000-0000-0000-0000-000000000000"
_MOST_FILE = 4 * MOST_BYTES


@dataclass(frozen=True, kw_only=True)
class ComingIn:
    """Where someone stands who wants to join. `me` is who they are in their vault; `joining` what they have asked.

    `team` is the title of the team they are in, "" while in none. `late`: nobody has let them in while their invite
    was good. `waited`: since they asked. `refusal`: what they were answered, when it was no. `places`: through which
    the request goes.
    """

    me: Member
    joining: JoiningState | None
    team: str
    late: bool
    waited: timedelta
    refusal: Refusal | None
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, kw_only=True)
class InviteWay:
    """Where to look for the invite that twelve words stand for; a share must keep clear of `vault`, a folder."""

    kind: CarrierKind
    where: str
    vault: Path


def see_coming_in(session: Session) -> ComingIn:
    """Everything the screen for joining shows."""
    joining, team = see_joining(session), see_team(session)
    inside = team is not None and not team.revoked
    waited = session.clock.now() - joining.asked_at if joining else timedelta()
    return ComingIn(
        me=get_record(session.vault, Member, session.member_id),
        joining=joining,
        team=team.title if team is not None and inside else "",
        late=joining is not None and waited >= VALID_FOR,
        waited=waited,
        refusal=None if inside or joining else see_refusal(session),
        places=see_places(session),
    )


def load_invite(path: Path, clock: Clock) -> Invite:
    """The invite in a file. Touches no vault. Raises INVITE_MISTYPED, INVITE_EXPIRED, and what the disk raises."""
    with disk_faults(path):
        data = read_small(path, _MOST_FILE)
    return read_invite(data.decode("ascii", "replace"), clock.now())


def save_invite(text: str, path: Path) -> None:
    """Write an invite where an administrator chose. Raises DISK_FULL, READ_ONLY, DISK_TROUBLE."""
    replace_file(path, f"{text}\n".encode("ascii"))


def get_invite_way(session: Session, kind: CarrierKind, where: str, typed: str) -> InviteWay:
    """The way to an invite by its words, which are looked at first. Raises INVITE_MISTYPED, CARRIER_WRONG."""
    words.from_words(typed)
    place = where.strip()
    if is_blank(place) or (kind is CarrierKind.FOLDER and not Path(place).is_absolute()):
        raise KnownError(
            Code.CARRIER_WRONG, reason="not_a_folder" if kind is CarrierKind.FOLDER else "not_an_address"
        )
    return InviteWay(kind=kind, where=place, vault=session.vault.path.parent)


def fetch_invite(way: InviteWay, typed: str, clock: Clock) -> Invite:
    """The invite that twelve words stand for: on the thread that may wait. Touches no vault.

    Raises INVITE_MISTYPED, INVITE_UNKNOWN, INVITE_EXPIRED, CARRIER_WRONG, and what the carrier raises.
    """
    carrier = _carrier(way, clock)
    try:
        return find_invite(carrier, typed, clock.now())
    finally:
        close_way(carrier)


def come_in(  # noqa: PLR0917 - the fields of the form, in their order
    session: Session,
    invite: Invite,
    name: str,
    organisation: str,
    contact: str,
    roles: Sequence[Role],
    places: Sequence[Place],
) -> Changes:
    """Ask to join, and share through these places from now on: both or neither.

    Raises as ask_to_join, use_folder and use_hub do.
    """
    with session.vault.transaction():
        changes = ask_to_join(session, invite, name, organisation, contact, roles)
        for place in places:
            if place.kind == CarrierKind.FOLDER:
                changes |= use_folder(session, Path(place.where))
            else:
                changes |= use_hub(session, place.where)
    return changes


def _carrier(way: InviteWay, clock: Clock) -> Carrier:
    if way.kind is CarrierKind.HUB:
        from companion.sync.hub_client import HubCarrier  # brings the network along

        return HubCarrier(way.where, None, clock)
    from companion.sync.folder.carrier import FolderCarrier

    # Nobody of no team: an invite is looked for under every team, and nothing is signed.
    nobody = Credentials(team=_NOBODY, device=_NOBODY, member=_NOBODY, device_seed=token_bytes(32))
    return FolderCarrier(
        Path(way.where), nobody, lambda _device: None, b"", way.vault / "folders" / _NOBODY, vault=way.vault
    )
