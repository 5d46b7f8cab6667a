"""This laptop's own keys, the team's log, requests to join, and the invites that lie at a carrier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from companion.vault.db import Vault
from companion.vault.store import Store, first, list_rows, put_row


class KeyKind(StrEnum):
    """What a key of ours is for."""

    DEVICE = "device"
    MEMBER = "member"
    NAMES = "names"
    INVITE = "invite"
    ANSWER = "answer"
    ASKED = "asked"
    ENROLMENT = "enrolment"


@dataclass(frozen=True, kw_only=True)
class OwnKey:
    """A secret of ours. `id` is whose it is: a device, a member, a team, an invite's locator in hex, a carrier.

    An invite of ours has its secret and the key that answers for it; one that we asked with, its secret as `asked`.
    """

    TABLE: ClassVar[str] = "own_key"

    kind: KeyKind
    id: str
    version: int = 1
    secret: bytes = field(repr=False)
    public: bytes = b""
    made_at: datetime
    retired_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RosterRow:
    """An entry of a team's log as its bytes. `standing`: on the branch that counts; `mine`: made here."""

    TABLE: ClassVar[str] = "roster_entry"

    hash: bytes
    team: str
    number: int
    prev: bytes
    data: bytes = field(repr=False)
    standing: bool
    mine: bool = False
    pushed: bool = False


class RequestState(StrEnum):
    """Where a request is: two states at the joiner's, the rest at the administrator's."""

    TO_SEND = "to_send"
    SENT = "sent"
    NEW = "new"
    ADMITTED = "admitted"
    TURNED_AWAY = "turned_away"


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request to join, signed and sealed; our own one, or one that came."""

    TABLE: ClassVar[str] = "join_request"

    hash: bytes
    locator: bytes
    data: bytes = field(repr=False)
    arrived_at: datetime
    state: RequestState = RequestState.NEW


class InviteState(StrEnum):
    """Where an invite is."""

    TO_POST = "to_post"
    POSTED = "posted"
    TO_TAKE_BACK = "to_take_back"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class PostedInvite:
    """What lies at a carrier under a locator, for a joiner: an invite, for who has the words only; or the answer to a
    request. Both are sealed under the invite's secret; an invite alone has a key of its kind under its locator.
    """

    TABLE: ClassVar[str] = "posted_invite"

    locator: bytes
    posted: bytes = field(repr=False)
    expires_at: datetime
    state: InviteState = InviteState.TO_POST


def put_own_key(vault: Vault, key: OwnKey) -> None:
    """Keep a new key, in the caller's transaction. One of that kind, id and version must not be there yet."""
    put_row(vault, key)


def put_own_key_instead(vault: Vault, key: OwnKey) -> None:
    """Keep a key, in the place of one of that kind, id and version that the team has never heard of."""
    vault.execute(
        "DELETE FROM own_key WHERE kind = ? AND id = ? AND version = ?", (key.kind, key.id, key.version)
    )
    put_row(vault, key)


def get_own_key(vault: Vault, kind: KeyKind, key_id: str, version: int) -> OwnKey | None:
    """One version of a key, retired or not."""
    return first(list_rows(vault, OwnKey, "kind = ? AND id = ? AND version = ?", (kind, key_id, version)))


def list_own_keys(vault: Vault, kind: KeyKind, key_id: str | None = None) -> list[OwnKey]:
    """The keys of a kind (of one id only), retired ones too, newest version last."""
    whose = "" if key_id is None else "AND id = ? "
    values = (kind,) if key_id is None else (kind, key_id)
    return list_rows(vault, OwnKey, f"kind = ? {whose}ORDER BY id, version", values)


def put_own_key_retired(vault: Vault, kind: KeyKind, key_id: str, version: int, at: datetime) -> None:
    """Say from when on a key is not used for anything new. It still opens what was sealed to it."""
    vault.execute(
        "UPDATE own_key SET retired_at = ? WHERE kind = ? AND id = ? AND version = ?",
        (at.isoformat(), kind, key_id, version),
    )


def drop_own_key(vault: Vault, kind: KeyKind, key_id: str) -> None:
    """Destroy every version of a key."""
    vault.execute("DELETE FROM own_key WHERE kind = ? AND id = ?", (kind, key_id))


def put_roster_entry(store: Store, row: RosterRow) -> bool:
    """Keep an entry; one that is there already stays as it is. Says whether it is new."""
    return put_row(store, row, once=True)


def get_roster_entry(store: Store, entry_hash: bytes) -> RosterRow | None:
    """The entry with that hash, on whatever branch."""
    return first(list_rows(store, RosterRow, "hash = ?", (entry_hash,)))


def get_roster_head(store: Store, team: str) -> RosterRow | None:
    """The newest entry that counts."""
    return first(list_rows(store, RosterRow, "team = ? AND standing ORDER BY number DESC LIMIT 1", (team,)))


def list_roster(store: Store, team: str, after: int = -1) -> list[RosterRow]:
    """The entries that count, from the one after number `after`, in order."""
    return list_rows(store, RosterRow, "team = ? AND number > ? AND standing ORDER BY number", (team, after))


def get_newest_shown(store: Store, team: str) -> tuple[int, bytes] | None:
    """Number and hash of the newest entry that counts and that others can have; of the newest of all where none can."""
    row = store.execute(
        "SELECT number, hash FROM roster_entry WHERE team = ? AND standing "
        "ORDER BY pushed OR NOT mine DESC, number DESC LIMIT 1",
        (team,),
    ).fetchone()
    return None if row is None else (int(row[0]), bytes(row[1]))


def list_roster_hashes(store: Store, team: str) -> dict[int, bytes]:
    """The hashes of the entries that count, by number, without a byte of them."""
    found = store.execute(
        "SELECT number, hash FROM roster_entry WHERE team = ? AND standing ORDER BY number", (team,)
    )
    return {int(number): bytes(entry_hash) for number, entry_hash in found.fetchall()}


def list_roster_branches(store: Store, team: str) -> list[RosterRow]:
    """Every entry we hold, also those that do not count, by number."""
    return list_rows(store, RosterRow, "team = ? ORDER BY number, hash", (team,))


def put_roster_standing(store: Store, entry_hashes: Iterable[bytes], standing: bool) -> None:
    """Say which entries are on the branch that counts, or are not."""
    for one in entry_hashes:
        store.execute("UPDATE roster_entry SET standing = ? WHERE hash = ?", (int(standing), one))


def put_roster_pushed(store: Store, entry_hashes: Iterable[bytes]) -> None:
    """Say that a carrier has taken these."""
    for one in entry_hashes:
        store.execute("UPDATE roster_entry SET pushed = 1 WHERE hash = ?", (one,))


def put_roster_written_anew(vault: Vault, entry_hashes: Iterable[bytes]) -> None:
    """Say of our own entries on a branch that was lost that they were written anew, or cannot be: once is enough."""
    for one in entry_hashes:
        vault.execute("UPDATE roster_entry SET mine = 0 WHERE hash = ?", (one,))


def drop_roster_entries(vault: Vault, entry_hashes: Iterable[bytes]) -> None:
    """Take out entries that were made here and that no carrier has taken: nobody else has ever seen them."""
    for one in entry_hashes:
        vault.execute("DELETE FROM roster_entry WHERE hash = ? AND mine AND NOT pushed", (one,))


def put_request(store: Store, row: RequestRow) -> bool:
    """Keep a request; one that is there already stays as it is. Says whether it is new."""
    return put_row(store, row, once=True)


def get_request(store: Store, request_hash: bytes) -> RequestRow | None:
    """The request with that hash."""
    return first(list_rows(store, RequestRow, "hash = ?", (request_hash,)))


def list_requests(store: Store, state: RequestState) -> list[RequestRow]:
    """The requests in a state, oldest first."""
    return list_rows(store, RequestRow, "state = ? ORDER BY arrived_at, hash", (state,))


def put_request_state(store: Store, request_hash: bytes, state: RequestState) -> None:
    """Move a request on."""
    store.execute("UPDATE join_request SET state = ? WHERE hash = ?", (state, request_hash))


def put_invite(vault: Vault, row: PostedInvite) -> None:
    """Keep what is to be posted, in the caller's transaction."""
    put_row(vault, row)


def get_invite(store: Store, locator: bytes) -> PostedInvite | None:
    """The invite at that locator."""
    return first(list_rows(store, PostedInvite, "locator = ?", (locator,)))


def list_invites(store: Store, state: InviteState) -> list[PostedInvite]:
    """The invites in a state, the one that ends first first."""
    return list_rows(store, PostedInvite, "state = ? ORDER BY expires_at, locator", (state,))


def put_invite_state(store: Store, locator: bytes, state: InviteState) -> None:
    """Move an invite on."""
    store.execute("UPDATE posted_invite SET state = ? WHERE locator = ?", (state, locator))
