"""What was decided about a person, bound to the audit chain: looked at before anything rests on it, and by verify."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.record import Record
from companion.errors import Code, KnownError
from companion.vault.audit import append_state, carries_state
from companion.vault.db import Vault
from companion.vault.freshness import DECIDING, state_of


@dataclass(frozen=True, kw_only=True)
class DecisionsState:
    """What looking at all decisions found. `stale`: something in the vault is older than what lies beside it says.

    `unfit` counts the people whose decisions are not those that were bound last.
    """

    stale: bool
    unfit: int

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.stale and not self.unfit


def expect_decision(vault: Vault, kind: str) -> None:
    """Prepare for a record of this kind, before it is written; where it decides nothing, do nothing."""
    if kind in DECIDING:
        vault.freshness.expect_change(vault)


def bind_decision(vault: Vault, kind: str, record: Record) -> None:
    """Bind what stands about the person of a record that was just written, in its transaction."""
    if kind not in DECIDING:
        return
    person_id = str(getattr(record, "person_id"))  # noqa: B009 - both kinds have one, the type of records has not
    state = state_of(vault, person_id)
    device, seq = append_state(vault, record.created_at, record.author, state)
    vault.execute(
        "INSERT INTO decision_state (person_id, state, device, seq) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (person_id) DO UPDATE SET state = excluded.state, device = excluded.device, seq = excluded.seq",
        (person_id, state, device, seq),
    )


def require_bound(vault: Vault, decision_id: str) -> None:
    """Refuse to rest on a decision whose person's decisions are not as they were bound. Raises OLD_PAGES.

    Call it in the transaction that seals.
    """
    people = {
        str(row[0])
        for table in DECIDING
        for row in vault.execute(f"SELECT person_id FROM {table} WHERE id = ?", (decision_id,)).fetchall()
    }
    # An index of old pages may not know the row any more: then it is not bound either.
    if not people or not all(vault.freshness.check_person(vault, one) for one in people):
        raise KnownError(Code.OLD_PAGES)


def check_decisions(vault: Vault) -> DecisionsState:
    """Compare everybody's decisions with what was bound for them, and that with the audit chain."""
    rows = vault.execute("SELECT person_id, state, device, seq FROM decision_state").fetchall()
    unfit = sum(
        bytes(state) != state_of(vault, person_id)
        or bool(seq and not carries_state(vault, device, seq, bytes(state)))
        for person_id, state, device, seq in rows
    )
    return DecisionsState(stale=not vault.freshness.check_root(vault), unfit=unfit)
