"""The laptops of a team of three, opened again from their folders: by another process, or after a kill."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from companion.crypto.labels import vault_keys
from companion.services.session import Session
from companion.vault.db import get_meta, open_vault
from tests.companion.services.team_of_three import START, OwnClock

LAPTOPS = {"ada": 1, "sam": 2, "noor": 3}


def open_again(folder: Path, name: str) -> Session:
    """The laptop `name` of the team below `folder`, as after a restart: later, with ids it has never made."""
    number = LAPTOPS[name]
    vault = open_vault(folder / name / "vault.db", vault_keys(number.to_bytes(32, "big")))
    clock = OwnClock(number, START + timedelta(days=1))
    clock.made = 1 << 24
    member = get_meta(vault, "member") or ""
    return Session(vault=vault, clock=clock, member_id=member, profile=f"profile-{number}")
