"""The team as it stands after an entry of its log: plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from companion.domain.member import Role
from companion.team.bodies import Policy, RevokedWhy
from companion.team.names import Names, opened_consent_words, opened_names, opened_title, told_apart


@dataclass(frozen=True, kw_only=True)
class DeviceState:
    """A laptop. `since` and `until` are numbers of entries: it may sign from the one on, and before the other.

    `why` is set once it was revoked; a laptop that was replaced has an `until` alone.
    """

    id: str
    member: str
    key: bytes = field(repr=False)
    since: int
    until: int | None = None
    why: RevokedWhy | None = None

    @property
    def stands(self) -> bool:
        """Whether it may still sign."""
        return self.until is None


@dataclass(frozen=True, kw_only=True)
class MemberState:
    """A member. `devices` are those that stand; `key` is what things are sealed to, None when nothing may be.

    `held_by` are the devices that have held the private half of the newest key. `names` and `names_key` are sealed.
    `own` counts the entries that they made about themselves since an administrator last signed a card of theirs.
    """

    id: str
    roles: tuple[Role, ...]
    key_version: int
    key: bytes | None = field(repr=False)
    devices: tuple[str, ...]
    held_by: frozenset[str]
    since: int
    revoked_at: int | None = None
    names: bytes = field(repr=False)
    names_key: bytes = field(repr=False)
    own: int = 0

    @property
    def stands(self) -> bool:
        """Whether they are in the team."""
        return self.revoked_at is None


@dataclass(frozen=True, kw_only=True)
class RosterState:
    """The team after entry `number`, whose hash is `head`. Members and devices stay in it after they are out."""

    team: str
    root: bytes
    number: int
    head: bytes
    members: Mapping[str, MemberState]
    devices: Mapping[str, DeviceState]
    policy: Policy
    keys: frozenset[bytes] = field(repr=False)
    """Every public key that was ever given, of devices and members."""

    def names(self, names_key: bytes) -> dict[str, Names]:
        """What each member is called, by id. One whose card does not open is called nothing."""
        return {
            one.id: opened_names(names_key, self.team, one.id, one.names) or Names(name="")
            for one in self.members.values()
        }

    def called(self, names_key: bytes) -> dict[str, str]:
        """The name of each member as it is shown, by id: of those who are in the team, none looks like another's, or
        like the team's own.
        """
        names = {member: one.name for member, one in self.names(names_key).items()}
        standing = {one.id: names[one.id] for one in self.standing()}
        apart = told_apart({self.team: self.title(names_key)} | standing)
        return names | {member: apart[member] for member in standing}

    def title(self, names_key: bytes) -> str:
        """What the team is called."""
        return opened_title(names_key, self.team, self.policy.title)

    def consent_words(self, names_key: bytes) -> str:
        """How the team asks for consent, empty where it has said nothing."""
        return opened_consent_words(names_key, self.team, self.policy.consent_words)

    def standing(self) -> tuple[MemberState, ...]:
        """Who is in the team, in the order they came."""
        return tuple(one for one in self.members.values() if one.stands)

    def is_administrator(self, member: str) -> bool:
        """Whether this member may admit and revoke."""
        state = self.members.get(member)
        return state is not None and state.stands and Role.ADMINISTRATOR in state.roles

    def has_left(self, member: str) -> bool:
        """Whether this member was in the team, and is out of it."""
        state = self.members.get(member)
        return state is not None and not state.stands

    def may_act_for(self, by: str, member: str) -> bool:
        """Whether `by` may take back what a member shared: an administrator, once the member has left."""
        return self.has_left(member) and self.is_administrator(by)

    def could_sign(self, device: str, number: int) -> bool:
        """Whether what this device signed, when the newest entry it knew was `number`, counts as the log is known now.

        A laptop that came with a backup may know an older log than the one it came into.
        """
        state = self.devices.get(device)
        if state is None or state.why is not None:
            return False
        return state.until is None or number < state.until
