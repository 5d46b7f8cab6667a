"""People with keys, and a team that grows entry by entry, for tests of the log."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache

from companion.crypto import hpke, signing
from companion.domain.member import Role
from companion.team.bodies import Admit, Body, Card, Policy, ReplaceDevice, Rotate, SetNames
from companion.team.entries import Signer, make_card, make_entry, make_first
from companion.team.names import Names, sealed_names, sealed_title
from companion.team.roster import RosterState, advanced, start

AT = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
TEAM = str(uuid.UUID(int=7))
NAMES_KEY = bytes(range(32))
EVERY_ROLE = tuple(Role)


def bytes_of(text: str, length: int = 32) -> bytes:
    """Bytes that look random and are always the same."""
    return hashlib.shake_128(text.encode()).digest(length)


@cache
def member_private(text: str) -> bytes:
    """A member's private key."""
    return bytes_of(f"member {text}", 96)


@cache
def member_key(text: str) -> bytes:
    """Its public half."""
    return hpke.member_public(member_private(text))


@dataclass(frozen=True)
class Somebody:
    """A member with a laptop: the second laptop and the second key of someone have another number."""

    name: str
    laptop: int = 1
    version: int = 1
    roles: Sequence[Role] = (Role.WORKER,)

    @property
    def member(self) -> str:
        """The id of the member."""
        return str(uuid.UUID(bytes=bytes_of(f"id {self.name}", 16)))

    @property
    def device(self) -> str:
        """The id of the laptop."""
        return str(uuid.UUID(bytes=bytes_of(f"device {self.name} {self.laptop}", 16)))

    @property
    def seed(self) -> bytes:
        """What the laptop signs with."""
        return bytes_of(f"seed {self.name} {self.laptop}")

    @property
    def signer(self) -> Signer:
        """The laptop as it signs."""
        return Signer(device=self.device, seed=self.seed)

    @property
    def private(self) -> bytes:
        """What opens what is sealed to them."""
        return member_private(f"{self.name} {self.version}")

    @property
    def card(self) -> Card:
        """As they are taken in."""
        return card_of(self.name, self.laptop, self.version, tuple(self.roles))

    def admitted(self) -> Admit:
        """The body that takes them in."""
        return Admit(card=self.card, request=bytes_of(f"request {self.name} {self.laptop}"))

    def rotated(self) -> Rotate:
        """The body that gives them this version of their key."""
        return Rotate(
            member=self.member, key_version=self.version, member_key=member_key(f"{self.name} {self.version}")
        )

    def renamed(self, name: str, organisation: str = "", contact: str = "") -> SetNames:
        """The body by which they are called something else."""
        names = Names(name=name, organisation=organisation, contact=contact)
        return SetNames(member=self.member, names=sealed_names(NAMES_KEY, TEAM, self.member, names))

    def replaced(self, laptop: int) -> ReplaceDevice:
        """The body by which another laptop of theirs takes the place of this one."""
        new = replace(self, laptop=laptop)
        return ReplaceDevice(old=self.device, new=new.device, device_key=signing.public_of(new.seed))


@cache
def card_of(name: str, laptop: int, version: int, roles: tuple[Role, ...]) -> Card:
    """A card, sealed once."""
    who = Somebody(name, laptop, version, roles)
    card = Card(
        member=who.member,
        device=who.device,
        device_key=signing.public_of(who.seed),
        key_version=version,
        member_key=member_key(f"{name} {version}"),
        roles=roles,
        names=b"",
        names_key=b"",
    )
    return make_card(NAMES_KEY, TEAM, Names(name=name, organisation="Open Door", contact="0161"), card)


@cache
def policy(title: str = "Peers") -> Policy:
    """What a team of tests agreed."""
    return Policy(title=sealed_title(NAMES_KEY, TEAM, title))


ADA = Somebody("Ada", roles=(Role.WORKER, Role.ADMINISTRATOR))
BEN = Somebody("Ben", roles=(Role.ADMINISTRATOR,))
SAM = Somebody("Sam", roles=(Role.SUPERVISOR,))
NOOR = Somebody("Noor")


@dataclass
class Log:
    """A log that grows: `add` puts an entry behind it when it counts, and raises when it does not."""

    entries: list[bytes] = field(default_factory=list)
    states: list[RosterState] = field(default_factory=list)

    @classmethod
    def begun(cls, who: Somebody = ADA) -> Log:
        """A team of one."""
        first = make_first(TEAM, AT, who.card, policy(), who.seed)
        return cls([first], [start(first)])

    @classmethod
    def of(cls, *people: Somebody) -> Log:
        """A team that Ada has let these into."""
        log = cls.begun()
        for one in people:
            log.add(one.admitted(), ADA)
        return log

    @property
    def state(self) -> RosterState:
        """The team as it stands."""
        return self.states[-1]

    @property
    def root(self) -> bytes:
        """The hash of the first entry."""
        return self.states[0].root

    def made(self, body: Body, who: Somebody, **wrong: object) -> bytes:
        """The next entry, whether it counts or not."""
        told = {"team": TEAM, "number": self.state.number + 1, "prev": self.state.head, "at": AT, **wrong}
        return make_entry(**told, body=body, signer=who.signer)  # type: ignore[arg-type]

    def add(self, body: Body, who: Somebody) -> Log:
        """One more entry."""
        data = self.made(body, who)
        self.states.append(advanced(self.state, data))
        self.entries.append(data)
        return self

    def branch(self, length: int | None = None) -> Log:
        """Another log that is the same so far, or as far as its first entries."""
        return Log(self.entries[:length], self.states[:length])
