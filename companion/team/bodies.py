"""What an entry of the team's log says: one frozen shape for each kind, in and out of CBOR."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from companion.crypto.cbor import uuid_bytes
from companion.crypto.hpke import PUBLIC_BYTES as MEMBER_KEY_BYTES
from companion.crypto.invite import SEALED_NAMES_KEY_BYTES
from companion.crypto.signing import PUBLIC_BYTES as DEVICE_KEY_BYTES
from companion.domain.member import Role
from companion.team import shapes
from companion.team.refusals import Reason, refused, require

MOST_SEALED = 8 * 1024
MOST_DAYS = MOST_YEARS = MOST_MINUTES = 1000
CARRIERS = ("folder", "hub")


class RevokedWhy(StrEnum):
    """Why a member or a laptop is out."""

    LEFT = "left"
    LOST = "lost"
    STOLEN = "stolen"
    BY_MISTAKE = "by_mistake"


@dataclass(frozen=True, kw_only=True)
class Card:
    """A member as they are taken in: keys are public, `names` and `names_key` sealed. Ids are UUID text."""

    member: str
    device: str
    device_key: bytes = field(repr=False)
    key_version: int
    member_key: bytes = field(repr=False)
    roles: tuple[Role, ...]
    names: bytes = field(repr=False)
    names_key: bytes = field(repr=False)

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {
            0: uuid_bytes(self.member),
            1: uuid_bytes(self.device),
            2: self.device_key,
            3: self.key_version,
            4: self.member_key,
            5: [role.value for role in self.roles],
            6: self.names,
            7: self.names_key,
        }


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What the team agreed: `title` and `consent_words` sealed (empty: none), days a summary waits before it is late
    and very late, years to keep, minutes without a key before locking (None: not said), the carriers in use.
    """

    title: bytes = field(repr=False)
    waiting_days: tuple[int, int] = (14, 25)
    retention_years: int | None = None
    idle_minutes: int | None = None
    consent_words: bytes = field(default=b"", repr=False)
    carriers: tuple[str, ...] = CARRIERS

    def to_cbor(self) -> dict[str, object]:
        """As it is written."""
        return {
            "title": self.title,
            "waiting_days": list(self.waiting_days),
            "retention_years": self.retention_years,
            "idle_minutes": self.idle_minutes,
            "consent_words": self.consent_words,
            "carriers": list(self.carriers),
        }


@dataclass(frozen=True, kw_only=True)
class Create:
    """The first entry: whoever begins a team is its first administrator."""

    KIND: ClassVar[int] = 1
    card: Card
    policy: Policy

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: self.card.to_cbor(), 1: self.policy.to_cbor()}


@dataclass(frozen=True, kw_only=True)
class Admit:
    """Someone is taken in, or in again, or gets one more laptop. `request` is the hash of what they asked."""

    KIND: ClassVar[int] = 2
    card: Card
    request: bytes

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: self.card.to_cbor(), 1: self.request}


@dataclass(frozen=True, kw_only=True)
class RevokeMember:
    """A member is out, with every laptop they had."""

    KIND: ClassVar[int] = 3
    member: str
    why: RevokedWhy

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: uuid_bytes(self.member), 1: self.why.value}


@dataclass(frozen=True, kw_only=True)
class RevokeDevice:
    """One laptop is out."""

    KIND: ClassVar[int] = 4
    device: str
    why: RevokedWhy

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: uuid_bytes(self.device), 1: self.why.value}


@dataclass(frozen=True, kw_only=True)
class Rotate:
    """A member's new key: from here on things are sealed to this one."""

    KIND: ClassVar[int] = 5
    member: str
    key_version: int
    member_key: bytes = field(repr=False)

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: uuid_bytes(self.member), 1: self.key_version, 2: self.member_key}


@dataclass(frozen=True, kw_only=True)
class SetPolicy:
    """What the team agreed, anew."""

    KIND: ClassVar[int] = 6
    policy: Policy

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: self.policy.to_cbor()}


@dataclass(frozen=True, kw_only=True)
class SetRoles:
    """What a member does, anew."""

    KIND: ClassVar[int] = 7
    member: str
    roles: tuple[Role, ...]

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: uuid_bytes(self.member), 1: [role.value for role in self.roles]}


@dataclass(frozen=True, kw_only=True)
class ReplaceDevice:
    """A laptop's successor: a backup was restored, and the old one signs nothing more."""

    KIND: ClassVar[int] = 8
    old: str
    new: str
    device_key: bytes = field(repr=False)

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: uuid_bytes(self.old), 1: uuid_bytes(self.new), 2: self.device_key}


@dataclass(frozen=True, kw_only=True)
class SetNames:
    """What a member is called, anew, by themselves. `names` is sealed as on a card."""

    KIND: ClassVar[int] = 9
    member: str
    names: bytes = field(repr=False)

    def to_cbor(self) -> dict[int, object]:
        """As it is written."""
        return {0: uuid_bytes(self.member), 1: self.names}


Body = Create | Admit | RevokeMember | RevokeDevice | Rotate | SetPolicy | SetRoles | ReplaceDevice | SetNames


def read_body(kind: object, value: object) -> Body:
    """The body of an entry of this kind. Raises ROSTER_REFUSED (not_as_named)."""
    reader = _READERS.get(shapes.number(kind))
    if reader is None:
        raise refused(Reason.NOT_AS_NAMED)
    return reader(value)


def read_card(value: object) -> Card:
    """A card. Raises ROSTER_REFUSED (not_as_named)."""
    member, device, device_key, version, member_key, roles, names, names_key = shapes.fields(value, range(8))
    return Card(
        member=shapes.id_text(member),
        device=shapes.id_text(device),
        device_key=shapes.fixed(device_key, DEVICE_KEY_BYTES),
        key_version=shapes.number(version),
        member_key=shapes.fixed(member_key, MEMBER_KEY_BYTES),
        roles=shapes.roles(roles),
        names=shapes.some(names, 1, MOST_SEALED),
        names_key=shapes.fixed(names_key, SEALED_NAMES_KEY_BYTES),
    )


def read_policy(value: object) -> Policy:
    """A policy. Raises ROSTER_REFUSED (not_as_named)."""
    title, days, years, minutes, words, carriers = shapes.fields(
        value, ("title", "waiting_days", "retention_years", "idle_minutes", "consent_words", "carriers")
    )
    waiting = [shapes.number(one, MOST_DAYS) for one in shapes.array(days, 2)]
    require(len(waiting) == 2 and waiting[0] < waiting[1], Reason.NOT_AS_NAMED)
    given = tuple(shapes.text(one) for one in shapes.array(carriers, len(CARRIERS)))
    require(given == tuple(one for one in CARRIERS if one in given), Reason.NOT_AS_NAMED)
    return Policy(
        title=shapes.some(title, 1, MOST_SEALED),
        waiting_days=(waiting[0], waiting[1]),
        retention_years=shapes.number_or_none(years, MOST_YEARS),
        idle_minutes=shapes.number_or_none(minutes, MOST_MINUTES),
        consent_words=shapes.some(words, 0, MOST_SEALED),
        carriers=given,
    )


def _why(value: object) -> RevokedWhy:
    found = [why for why in RevokedWhy if why.value == value]
    require(bool(found), Reason.NOT_AS_NAMED)
    return found[0]


def _create(value: object) -> Create:
    card, policy = shapes.fields(value, (0, 1))
    return Create(card=read_card(card), policy=read_policy(policy))


def _admit(value: object) -> Admit:
    card, request = shapes.fields(value, (0, 1))
    return Admit(card=read_card(card), request=shapes.fixed(request, shapes.HASH_BYTES))


def _revoke_member(value: object) -> RevokeMember:
    member, why = shapes.fields(value, (0, 1))
    return RevokeMember(member=shapes.id_text(member), why=_why(why))


def _revoke_device(value: object) -> RevokeDevice:
    device, why = shapes.fields(value, (0, 1))
    return RevokeDevice(device=shapes.id_text(device), why=_why(why))


def _rotate(value: object) -> Rotate:
    member, version, key = shapes.fields(value, (0, 1, 2))
    return Rotate(
        member=shapes.id_text(member),
        key_version=shapes.number(version),
        member_key=shapes.fixed(key, MEMBER_KEY_BYTES),
    )


def _set_policy(value: object) -> SetPolicy:
    return SetPolicy(policy=read_policy(*shapes.fields(value, (0,))))


def _set_roles(value: object) -> SetRoles:
    member, roles = shapes.fields(value, (0, 1))
    return SetRoles(member=shapes.id_text(member), roles=shapes.roles(roles))


def _replace_device(value: object) -> ReplaceDevice:
    old, new, key = shapes.fields(value, (0, 1, 2))
    return ReplaceDevice(
        old=shapes.id_text(old), new=shapes.id_text(new), device_key=shapes.fixed(key, DEVICE_KEY_BYTES)
    )


def _set_names(value: object) -> SetNames:
    member, names = shapes.fields(value, (0, 1))
    return SetNames(member=shapes.id_text(member), names=shapes.some(names, 1, MOST_SEALED))


_READERS: dict[int, Callable[[object], Body]] = {
    Create.KIND: _create,
    Admit.KIND: _admit,
    RevokeMember.KIND: _revoke_member,
    RevokeDevice.KIND: _revoke_device,
    Rotate.KIND: _rotate,
    SetPolicy.KIND: _set_policy,
    SetRoles.KIND: _set_roles,
    ReplaceDevice.KIND: _replace_device,
    SetNames.KIND: _set_names,
}
