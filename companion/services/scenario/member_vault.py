"""A member's own vault: made with the passphrase of the file, filled with the people they work with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from companion.clock import Clock
from companion.crypto.kdf import DEFAULT, KdfParameters
from companion.crypto.keychain import Keychain
from companion.domain.member import Role
from companion.paths import Home
from companion.services.scenario.parts import MemberPart, Scenario
from companion.services.scenario.playing import PlayedPerson, Progress, play_scenario
from companion.services.vaults.vaults import Created, NewVault, create_vault, lock_vault


class PlayingClock:
    """The laptop's clock, moved by whole days so that today is the playing day."""

    def __init__(self, clock: Clock, day: date) -> None:
        self._clock = clock
        self._moved = day - clock.today()

    def now(self) -> datetime:
        """This moment, moved; aware, in UTC."""
        return self._clock.now() + self._moved

    def today(self) -> date:
        """The playing day, and the days after it when the program stays open."""
        return self._clock.today() + self._moved

    def new_id(self) -> str:
        """A new UUIDv7 of the laptop's own clock, so that ids stay in order."""
        return self._clock.new_id()


@dataclass(frozen=True, kw_only=True)
class MemberVault:
    """An open vault and who was recorded in it. The caller locks `created.session`."""

    created: Created
    people: tuple[PlayedPerson, ...]


def make_member_vault(
    home: Home,
    clock: Clock,
    keychain: Keychain | None,
    scenario: Scenario,
    member: MemberPart,
    *,
    label: str,
    kdf: KdfParameters = DEFAULT,
    progress: Progress | None = None,
) -> MemberVault:
    """Make the vault of one member, marked as made up, and play their part of the scenario in it.

    `clock` has to stand at the playing day. When playing fails the vault is locked and stays empty.
    """
    wish = NewVault(
        label=label,
        member_name=member.name,
        organisation=member.values.get("organisation", ""),
        contact=member.values.get("contact", ""),
        role=member.values.get("role", Role.WORKER),
        passphrase=member.passphrase,
        made_up=True,
        kdf=kdf,
    )
    created = create_vault(home, clock, keychain, wish)
    try:
        people = play_scenario(created.session, scenario, member.name, progress)
    except BaseException:
        lock_vault(created.session)
        raise
    return MemberVault(created=created, people=people)
