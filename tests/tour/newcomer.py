"""A made-up person who makes a vault by hand, and what the tour finds in it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from companion.clock import Clock
from companion.paths import home_in
from companion.services.session import Session
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import verify_vault
from companion.vault.nouns import NOUNS
from companion.vault.rows import list_where
from tests.tour.hands import Hands
from tests.workshop.progress import StepError


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Who starts Companion for the first time."""

    name: str
    organisation: str
    contact: str
    passphrase: str = field(repr=False)


def make_vault(hands: Hands, who: Newcomer, kit: Path, take: Callable[[str], None]) -> None:
    """From the form of a new vault to the recovery kit, saved as `kit`; it ends where the new vault opens."""
    hands.await_words("Your name")
    take("new-vault")
    hands.type_into("Your name", who.name)
    hands.type_into("Your organisation", who.organisation)
    hands.type_into("How people can reach you", who.contact)
    hands.type_into("Passphrase", who.passphrase)
    hands.type_into("Passphrase again", who.passphrase)
    take("new-vault-passphrase")
    hands.press("Make my vault")
    hands.await_words("Recovery code")
    hands.await_offer("Save a copy")
    take("recovery-kit")
    hands.save_as("Save a copy", kit)
    hands.press("I have it on paper")
    hands.tab_to("Go on")
    hands.key("Space")


def open_again(root: Path, who: Newcomer, clock: Clock) -> Session:
    """Their vault, in the folder that their window lived in."""
    home = home_in(root)
    (about,) = list_vaults(home)
    door = Door(home=home, clock=clock, keychain=None, profile=about.profile)
    return unlock_vault(door, who.passphrase).session


def count_records(session: Session) -> dict[str, int]:
    """What is in a vault, noun by noun. Raises StepError when it is not whole."""
    if not verify_vault(session).whole:
        raise StepError("A vault of the tour is not whole.")
    return {
        kind: count
        for kind, noun in NOUNS.items()
        if (count := len(list_where(session.vault, noun, "1", ())))
    }
