"""How old pages that were put back into the vault's file are noticed: the cipher seals each page, but not its age.

Beside the vault lies a small file under a key of the vault. While the vault is closed it holds a digest of the whole
file; while it is open, what was decided about people, the end of the audit chain and the team's log as last known.
An old page alone fits none of these. Everything put back together, this file too, is an old copy of the vault:
docs/threats.md says what tells those apart.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from companion.crypto.digests import keyed_digest, same
from companion.durable import read_small, replace_file
from companion.errors import BugError, Code, KnownError

FILE_NAME = "vault.freshness"
KEPT = "freshness"
"""Name of the fact in `meta` that this vault has such a file: one that is missing then was taken away."""
DECIDING = ("consent_decision", "override")
"""Tables whose rows decide who may see what of a person."""
_LABEL = "companion/freshness/v1"
_ROOT_LABEL = "companion/decisions-root/v1"
_BYTES = 1024
"""How long the file always is."""
_ROOT_BITS = 256


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """What the vault must still hold when it is opened. Digests are hex.

    `roots` stands for all decisions: one, or two while a transaction with a decision is on its way to the disk.
    `file` is the SHA-256 of the closed vault, empty while it is open or after a crash.
    """

    roots: tuple[str, ...]
    device: str
    seq: int
    head: str
    roster: str
    file: str = ""


class FreshnessKeeper:
    """Keeps that file for one vault, and says whether the vault is `stale`: holds something older than it must.

    A stale vault can be read and written; its file stays as it was, so that it is stale at each opening, until
    `accept` is called because a person decided so.
    """

    def __init__(self, vault_path: Path, audit_key: bytes) -> None:
        self.stale = False
        self._vault_path = vault_path.resolve()
        self._path = self._vault_path.with_name(FILE_NAME)
        self._key = audit_key
        self._known = self._read()
        self._root: int | None = None
        self._unsettled = False
        self._stale_till_commit = False

    def examine_file(self) -> None:
        """Compare the closed file with what it was when it was closed. Call before anything opens it."""
        if self._known is None or not self._known.file:
            return
        log = self._vault_path.with_name(f"{self._vault_path.name}-wal")
        left_log = log.is_file() and log.stat().st_size > 0  # closing removes it: this one is another's
        self.stale = left_log or not same(file_digest(self._vault_path).encode(), self._known.file.encode())

    def begin(self, connection: Any, *, reshaped: bool) -> None:
        """Compare what the open vault holds with what it must hold, and say beside it that it is open.

        `reshaped`: migrations changed tables just now, so the rows that decide are bound anew.
        """
        is_kept = _has_fact(connection)
        if self._known is None:
            self.stale = self.stale or is_kept
        elif not self._known.file:
            self.stale = self.stale or not self._holds(connection, self._known, rows=not reshaped)
        if self.stale:
            return
        if reshaped or not is_kept:
            _bind_everyone(connection)
        self._settle(connection)

    def check_root(self, connection: Any) -> bool:
        """Tell whether all that was decided stands as it was last known; where it does not, the vault is stale.

        Inside a transaction that decides it was compared before the first change, and what differs since is ours.
        """
        known = self._root is not None and not self._unsettled
        if known and not self.stale and root_of(connection) != self._root:
            self.stale = True
        return not self.stale

    def check_person(self, connection: Any, person_id: str) -> bool:
        """Tell whether a person's decisions are those that were bound last; where not, the vault is stale."""
        if self.check_root(connection) and bound_state(connection, person_id) != state_of(
            connection, person_id
        ):
            self.stale = True
        return not self.stale

    def expect_change(self, connection: Any) -> None:
        """Prepare for a changed decision, before it is written, in its transaction."""
        self._unsettled = self._unsettled or self.check_root(connection)

    def promise(self, connection: Any) -> None:
        """Before the commit: keep what stands and what will stand, since nobody knows which a crash leaves."""
        if self._unsettled and not self._stale_till_commit:
            after = self._now(connection, root_of(connection))
            before = self._known.roots[:1] if self._known is not None else ()
            self._write(replace(after, roots=(*before, *after.roots)))

    def fulfil(self, connection: Any) -> None:
        """After the commit: what stands now is the only thing that may stand."""
        if self._unsettled:
            self._settle(connection)
        self._unsettled = self._stale_till_commit = False

    def withdraw(self) -> None:
        """After a rollback: what stood before stands, and what was stale is so again."""
        self.stale = self.stale or self._stale_till_commit
        if self._unsettled and self._known is not None and not self.stale:
            self._write(self._known)
        self._unsettled = self._stale_till_commit = False

    def accept(self, connection: Any) -> None:
        """Take the vault as it is for the one that counts, in the transaction of that decision.

        Decisions that do not fit what was bound are bound no more: nothing rests on them until they are made again.
        """
        for person_id in list(_everyone(connection)):
            if bound_state(connection, person_id) != state_of(connection, person_id):
                connection.execute("DELETE FROM decision_state WHERE person_id = ?", (person_id,))
        self.stale, self._stale_till_commit = False, True
        self._unsettled = True

    def last(self, connection: Any) -> Freshness | None:
        """Read what is to be kept of a vault that is about to be closed; None where it is stale or cannot be read."""
        with suppress(KnownError, BugError):
            return self._now(connection, root_of(connection)) if self.check_root(connection) else None
        return None

    def keep_closed(self, last: Freshness | None) -> None:
        """Keep the digest of the closed file beside it. Where that cannot be written, it is as after a crash."""
        log = self._vault_path.with_name(f"{self._vault_path.name}-wal")
        if last is not None and not log.exists():
            with suppress(OSError):
                self._write(replace(last, file=file_digest(self._vault_path)))

    def forget(self) -> None:
        """Drop the key."""
        self._key = b""

    def _settle(self, connection: Any) -> None:
        self._root = root_of(connection)
        self._known = self._now(connection, self._root)
        self._write(self._known)

    def _now(self, connection: Any, root: int) -> Freshness:
        device, seq, head = _last_event(connection)
        return Freshness(
            roots=(self._sealed(root),),
            device=device,
            seq=seq,
            head=head,
            roster=_roster_head(connection),
        )

    def _holds(self, connection: Any, known: Freshness, *, rows: bool) -> bool:
        """Tell whether a vault that was not closed still holds what was known of it last."""
        return (
            self._sealed(root_of(connection)) in known.roots
            and (not rows or all(_fits(connection, one) for one in _everyone(connection)))
            and _has_event(connection, known)
            and _has_entry(connection, known.roster)
        )

    def _sealed(self, root: int) -> str:
        return keyed_digest(self._key, _ROOT_LABEL, root.to_bytes(_ROOT_BITS // 8, "big")).hex()

    def _read(self) -> Freshness | None:
        """What lies beside the vault; None where nothing does, or nothing that this vault wrote."""
        try:
            given = json.loads(read_small(self._path, _BYTES))
            body, code = given["body"], bytes.fromhex(given["code"])
            if not same(code, keyed_digest(self._key, _LABEL, body.encode())):
                return None
            fields = json.loads(body)
            return Freshness(**(fields | {"roots": tuple(fields["roots"])}))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def _write(self, known: Freshness) -> None:
        """Keep it. On a full disk it goes where the one before it lies: the same length needs no more room.

        That it cannot be kept at all stops nobody's work: the next opening then says that the vault may be stale.
        """
        body = json.dumps(asdict(known))
        code = keyed_digest(self._key, _LABEL, body.encode()).hex()
        data = json.dumps({"body": body, "code": code}).encode().ljust(_BYTES)
        try:
            replace_file(self._path, data)
        except KnownError as trouble:
            if trouble.code is Code.DISK_FULL:
                with suppress(OSError), self._path.open("r+b") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def state_of(connection: Any, person_id: str) -> bytes:
    """Digest what stands about a person, removed decisions too, into 32 bytes."""
    digest = hashlib.sha256(person_id.encode())
    for table in DECIDING:
        rows = connection.execute(
            f"SELECT * FROM {table} WHERE person_id = ? AND head ORDER BY version", (person_id,)
        )
        digest.update(json.dumps([table, [list(row) for row in rows.fetchall()]]).encode())
    return digest.digest()


def bound_state(connection: Any, person_id: str) -> bytes | None:
    """Return the digest that was bound last for a person; None where nothing was, which fits no decision at all."""
    row = connection.execute("SELECT state FROM decision_state WHERE person_id = ?", (person_id,)).fetchone()
    return None if row is None else bytes(row[0])


def root_of(connection: Any) -> int:
    """Add up the bound digests of everyone, modulo 2^256: any order, and any of them missing shows."""
    rows: Iterable[tuple[bytes]] = connection.execute("SELECT state FROM decision_state").fetchall()
    return sum(int.from_bytes(row[0], "big") for row in rows) % (1 << _ROOT_BITS)


def has_team_log(connection: Any) -> bool:
    """Tell whether this vault has ever been in a team, so that there is anybody to share with."""
    return connection.execute("SELECT 1 FROM roster_entry LIMIT 1").fetchone() is not None


def _fits(connection: Any, person_id: str) -> bool:
    bound = bound_state(connection, person_id)
    return bound is None or bound == state_of(connection, person_id)


def _everyone(connection: Any) -> set[str]:
    """Return the ids of everyone about whom something was decided or bound."""
    found: set[str] = set()
    for table in (*DECIDING, "decision_state"):
        found.update(
            row[0] for row in connection.execute(f"SELECT DISTINCT person_id FROM {table}").fetchall()
        )
    return found


def _bind_everyone(connection: Any) -> None:
    """Bind what stands: where binding begins, or a migration changed the shape of what is bound."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM decision_state")
    for person_id in sorted(_everyone(connection)):
        connection.execute(
            "INSERT INTO decision_state (person_id, state, device, seq) VALUES (?, ?, '', 0)",
            (person_id, state_of(connection, person_id)),
        )
    connection.execute(
        "INSERT INTO meta (name, value) VALUES (?, '1') ON CONFLICT (name) DO NOTHING", (KEPT,)
    )
    connection.execute("COMMIT")


def _has_fact(connection: Any) -> bool:
    return connection.execute("SELECT 1 FROM meta WHERE name = ?", (KEPT,)).fetchone() is not None


def _last_event(connection: Any) -> tuple[str, int, str]:
    row = connection.execute(
        "SELECT device, seq, digest FROM audit_event WHERE device = (SELECT value FROM meta WHERE name = 'device') "
        "ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return ("", 0, "") if row is None else (row[0], int(row[1]), bytes(row[2]).hex())


def _has_event(connection: Any, known: Freshness) -> bool:
    if not known.seq:
        return True
    row = connection.execute(
        "SELECT digest FROM audit_event WHERE device = ? AND seq = ?", (known.device, known.seq)
    ).fetchone()
    return row is not None and bytes(row[0]).hex() == known.head


def _roster_head(connection: Any) -> str:
    row = connection.execute(
        "SELECT hash FROM roster_entry WHERE standing ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return "" if row is None else bytes(row[0]).hex()


def _has_entry(connection: Any, roster: str) -> bool:
    return not roster or bool(
        connection.execute("SELECT 1 FROM roster_entry WHERE hash = ?", (bytes.fromhex(roster),)).fetchone()
    )
