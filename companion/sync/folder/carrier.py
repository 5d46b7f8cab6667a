"""A shared folder as a carrier. It is used by one thread, in one program: the one that has the vault open."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from companion.crypto.signing import public_of
from companion.sync.folder import joining
from companion.sync.folder.cursor import from_cursor, to_cursor
from companion.sync.folder.disk import writing
from companion.sync.folder.files import FOLDER_ID_BYTES, MOST_BUNDLE, MOST_IN_BUNDLE
from companion.sync.folder.identity import Keys, find_folder, require_apart, require_known
from companion.sync.folder.layout import INVITES, REQUESTS
from companion.sync.folder.parcels import fault_of, id_bytes, short_digest
from companion.sync.folder.reader import Reader
from companion.sync.folder.roster import Log
from companion.sync.folder.writer import Load, Writer
from companion.sync.wire import (
    CarrierIdentity,
    CarrierKind,
    Credentials,
    Limits,
    OutParcel,
    Page,
    PutStatus,
    RosterPage,
)

_FRAME = 1024
"""Bytes of a bundle that are neither entries nor parcels, and more than enough."""
_HEAD_OF_ITEM = 9

Item = TypeVar("Item")
Progress = Callable[[int, int], None]
"""Told how many parcels are done, and of how many (0: not known)."""


class FolderCarrier:
    """`share`: the folder that people chose. `keys`: see identity.Keys. `remembered`: the id that the laptop pinned
    (`identity().id`), b"" at the first meeting, and again when a person has said that a folder which lost something
    is to be used on. `scratch`: a private folder of this laptop that lasts; `vault`: the folder of the vault, which the
    share must keep clear of. `audit`: the newest (seq, hash) of this device's audit chain, to be published.

    Raises CARRIER_WRONG (reason "vault") when it is made.
    """

    def __init__(
        self,
        share: Path,
        credentials: Credentials,
        keys: Keys,
        remembered: bytes,
        scratch: Path,
        *,
        vault: Path,
        progress: Progress | None = None,
        audit: tuple[int, bytes] | None = None,
    ) -> None:
        self._where, self._share = share, require_apart(share, vault)
        self._who, self._keys, self._scratch = credentials, keys, scratch
        self._own_key = public_of(credentials.device_seed)
        self._folder = remembered
        self._accept_loss = not remembered
        self._progress: Progress = progress or (lambda _done, _of: None)
        self._audit = audit
        self._writer: Writer | None = None
        self._reader = Reader(self._share, credentials, keys)
        self._log = Log(self._share, credentials.team, keys)
        self.waiting = 0
        """Files that the last `pull` could not count yet: half-copied, damaged, of a device that is not known."""

    @property
    def limits(self) -> Limits:
        """Those of the design."""
        return Limits()

    def identity(self) -> CarrierIdentity:
        """Which folder this is. At the first meeting a member begins it where the team has none here yet.

        Raises CARRIER_GONE, CARRIER_EMPTIED, CARRIER_WRONG, CARRIER_ROLLED_BACK; CARRIER_READ_ONLY, CARRIER_FULL
        where it has to be begun.
        """
        self._ready().look(accept_loss=self._accept_loss)
        return CarrierIdentity(CarrierKind.FOLDER, self._folder, str(self._where))

    def pull_roster(self, after: int) -> RosterPage:
        """See Carrier. A number that has two entries is always given with both."""
        writer = self._ready()
        entries, more = self._log.pull(after)
        return RosterPage(tuple(entries), more, writer.trail)

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        """See Carrier. Two laptops that do not see each other both get True: then there are two branches."""
        writer = self._to_write()
        new = self._log.wanted(entries, head)
        if new is None:
            return False
        loads = [Load(entries=tuple(part)) for part in _parts(new, len)]
        writer.write(loads, self._audit, lambda _load: None)
        return True

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        """See Carrier. Durable when it returns: bundles and head are on the disk of the share."""
        writer = self._to_write()
        if self._keys(self._who.device) is not None:
            joining.clear_requests(self._share, self._who.team, self._who.device)
        new: dict[str, OutParcel] = {}
        statuses = [self._judged(writer, one, new) for one in parcels]
        done = 0

        def wrote(load: Load) -> None:
            nonlocal done
            done += len(load.parcels)
            self._progress(done, len(new))

        loads = [Load(parcels=tuple(part)) for part in _parts(new.values(), lambda one: len(one.data))]
        writer.write(loads, self._audit, wrote)
        return tuple(statuses)

    def pull(self, cursor: bytes) -> Page:
        """See Carrier. What does not count yet waits and is looked at again; `waiting` says how much."""
        self._ready()
        read = from_cursor(cursor, self._folder)
        got = self._reader.page(read, self.limits.page, lambda done: self._progress(done, 0))
        self.waiting = got.waiting
        return Page(tuple(got.parcels), to_cursor(self._folder, got.read), got.more)

    def prune(self, done: Collection[str]) -> int:
        """Remove our bundles all of whose parcels (ids) need not lie here any more; how many bundles went."""
        return self._to_write().prune(done, self._audit)

    def post_invite(self, locator: bytes, posted: bytes, expires: datetime) -> None:
        """See Carrier. Nobody takes it away but `take_invite_back`: when it ends stands in the invite itself."""
        del expires
        with writing(self._share):
            joining.leave(self._ready(), INVITES, locator, posted)

    def take_invite_back(self, locator: bytes) -> None:
        """See Carrier."""
        with writing(self._share):
            joining.take_away(self._ready(), INVITES, locator)

    def fetch_invite(self, locator: bytes) -> bytes | None:
        """See Carrier. Searched in every team: needs neither team nor identity."""
        return joining.find_invite(self._share, locator)

    def put_request(self, locator: bytes, request: bytes) -> None:
        """See Carrier."""
        with writing(self._share):
            joining.leave(self._ready(), REQUESTS, locator, request)

    def list_requests(self) -> tuple[bytes, ...]:
        """See Carrier. Those of devices that are in the team by now are left out."""
        self._ready()
        return joining.list_requests(self._share, self._who.team, self._keys)

    def _ready(self) -> Writer:
        """Before anything else: is this the folder we know?"""
        team, device = self._who.team, self._who.device
        if self._folder:
            require_known(self._share, team, self._keys, self._folder, device)
            self._writer = self._writer or self._new_writer(self._folder)
            return self._writer
        known = find_folder(self._share, team, self._keys, may_begin=self._keys(device) is not None)
        folder = known or secrets.token_bytes(FOLDER_ID_BYTES)
        writer = self._new_writer(folder)
        writer.first_met()
        if known is None:
            writer.begin_folder()
        self._folder, self._writer = folder, writer
        return writer

    def _new_writer(self, folder: bytes) -> Writer:
        return Writer(self._share, self._who, folder, self._scratch / folder.hex())

    def _to_write(self) -> Writer:
        """The writer, after a look at what is there. A loss is accepted once."""
        writer = self._ready()
        writer.look(accept_loss=self._accept_loss)
        self._accept_loss = False
        return writer

    def _judged(self, writer: Writer, parcel: OutParcel, new: dict[str, OutParcel]) -> PutStatus:
        """What becomes of one parcel; one that is taken is added to `new`."""
        fault = fault_of(parcel, self._who, self._key_of)
        if fault is not None:
            return fault
        there = writer.memory.digest_of(id_bytes(parcel.id))
        if there is None and parcel.id in new:
            there = short_digest(new[parcel.id].digest)
        if there is None:
            new[parcel.id] = parcel
            return PutStatus.STORED
        return PutStatus.ALREADY if there == short_digest(parcel.digest) else PutStatus.ID_CONFLICT

    def _key_of(self, device: str) -> bytes | None:
        return self._own_key if device == self._who.device else self._keys(device)


def _parts(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Items in their order, as many together as one bundle holds."""
    part: list[Item] = []
    room = MOST_BUNDLE - _FRAME
    for item in items:
        needed = size(item) + _HEAD_OF_ITEM
        if part and (len(part) == MOST_IN_BUNDLE or needed > room):
            yield part
            part, room = [], MOST_BUNDLE - _FRAME
        part.append(item)
        room -= needed
    if part:
        yield part
