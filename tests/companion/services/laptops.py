"""A laptop for tests: a home in a folder, a keychain in memory, a clock that steps, the floor of the derivation."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from companion.crypto.kdf import FLOOR
from companion.crypto.keychain.memory import MemoryKeychain
from companion.paths import Home, home_in
from companion.services.session import Session
from companion.services.vaults.unlocking import Door
from companion.services.vaults.vaults import Created, NewVault, create_vault
from tests.companion.vault_fixtures import StepClock

PASSPHRASE = "otter canal lamp"


@dataclass
class Laptop:
    """Where it all happens. `keychain` may be taken away."""

    root: Path
    keychain: MemoryKeychain | None = field(default_factory=MemoryKeychain)
    clock: StepClock = field(default_factory=StepClock)

    @property
    def home(self) -> Home:
        """Its data."""
        return home_in(self.root)

    def create(self, passphrase: str = PASSPHRASE, label: str = "Mine", made_up: bool = False) -> Created:
        """A vault of its own."""
        wish = NewVault(
            label=label,
            member_name="Ada",
            organisation="Open Door",
            passphrase=passphrase,
            made_up=made_up,
            kdf=FLOOR,
        )
        return create_vault(self.home, self.clock, self.keychain, wish)

    def door(self, session: Session) -> Door:
        """The way back into a vault."""
        return Door(home=self.home, clock=self.clock, keychain=self.keychain, profile=session.profile)
