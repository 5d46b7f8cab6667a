"""The doors into practice. Apart from the others: practice shares, and what sharing needs is slow to load."""

from __future__ import annotations

from companion.services.practice.practice import (
    PracticeMember,
    enter_practice_vault,
    is_alone,
    make_practice,
    reset_practice,
)
from companion.services.session import Session
from companion.services.vaults.doors import entered_by
from companion.services.vaults.laptop import Entered, Laptop


def enter_practice(laptop: Laptop, member: PracticeMember) -> tuple[Session, Entered]:
    """Go in as one of the made-up team. Their passphrase protects nothing."""
    return entered_by(enter_practice_vault(laptop.home, laptop.clock, member))


def find_team(laptop: Laptop) -> tuple[PracticeMember, ...]:
    """The made-up team, made when there is none. Raises as make_practice does."""
    return make_practice(laptop.home, laptop.clock)


def begin_team_again(laptop: Laptop) -> tuple[PracticeMember, ...]:
    """The made-up team as new, whatever became of the old one. Raises as reset_practice does."""
    return reset_practice(laptop.home, laptop.clock)


def is_team_alone(laptop: Laptop) -> bool:
    """Whether the made-up people are from an older Companion, which knew no teams."""
    return is_alone(laptop.home, laptop.clock)
