"""An unlocked vault and who writes in it: what every deed is given first."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.clock import Clock
from companion.vault.db import Vault


@dataclass(frozen=True, kw_only=True)
class Session:
    """Bound to the thread that unlocked. `made_up` is true in practice: nothing in the vault is about anyone.

    `checked` names what is looked at once in a session, and was.
    """

    vault: Vault
    clock: Clock
    member_id: str
    profile: str
    made_up: bool = False
    checked: set[str] = field(default_factory=set, compare=False, repr=False)
