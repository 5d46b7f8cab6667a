"""This device's own directory in a folder: the only one it writes to."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from companion.crypto.cbor import uuid_text
from companion.crypto.signing import public_of
from companion.durable import disk_faults, make_private_folder
from companion.errors import Code, KnownError
from companion.sync.folder.disk import (
    TMP,
    make_folders,
    move_in,
    read_or_wait,
    reading,
    write_beside,
    write_new,
    writing,
)
from companion.sync.folder.files import (
    MOST_BUNDLE,
    MOST_HEAD,
    Bundle,
    Head,
    read_bundle,
    sha,
    write_bundle,
    write_head,
    write_statement,
)
from companion.sync.folder.identity import statements_in
from companion.sync.folder.layout import (
    FOLDER,
    HALF_HASH_BYTES,
    HEAD,
    ROOT,
    Found,
    bundle_name,
    files_in,
    list_devices,
    list_teams,
    named,
)
from companion.sync.folder.memory import NAME, Memory, Wrote
from companion.sync.folder.parcels import id_bytes, id_of, short_digest
from companion.sync.folder.ranges import has
from companion.sync.wire import Credentials, OutParcel, Trail

AFTER_A_LOSS = 1_000_000
"""How many numbers are left out when this laptop no longer knows which it used: none may be used twice."""


@dataclass(frozen=True)
class Load:
    """What goes into one bundle."""

    entries: tuple[bytes, ...] = field(default=(), repr=False)
    parcels: tuple[OutParcel, ...] = ()


class Writer:
    """Writes bundles and the head. `share` is its real path; `scratch` is a place of this laptop alone, for this
    folder alone.
    """

    def __init__(self, share: Path, who: Credentials, folder: bytes, scratch: Path) -> None:
        self._share, self._who, self._folder = share, who, folder
        self._own_key = public_of(who.device_seed)
        self._scratch = scratch
        self._memory: Memory | None = None
        self._audits: tuple[tuple[int, bytes], ...] = ()

    @property
    def memory(self) -> Memory:
        """What was written, once `look` was called."""
        assert self._memory is not None
        return self._memory

    @property
    def trail(self) -> Trail | None:
        """What lies here of us, as the last `look` found it."""
        if self._memory is None:
            return None
        parcels = [(uuid_text(one), digest) for one, digest in self._memory.newest_parcels.items()]
        return Trail(self._who.device, tuple(parcels), self._audits)

    def begin_folder(self) -> None:
        """Say in the folder which folder it is. Raises CARRIER_READ_ONLY, CARRIER_FULL, CARRIER_GONE."""
        with writing(self._share):
            write_beside(self._own() / FOLDER, write_statement(self._who, self._folder))

    def first_met(self) -> None:
        """This folder is new to the laptop: begin to remember, unless it is remembered already."""
        written = self._scratch / NAME
        if Memory.opened(written) is None and not self._files():
            Memory(written).rewrite()

    def look(self, *, accept_loss: bool) -> None:
        """Compare what is remembered with what is there. Raises CARRIER_ROLLED_BACK where bundles of ours are gone,
        unless a person has accepted that: then they are forgotten, and what was in them can be put again.
        """
        files = self._files()
        memory = self._memory or Memory.opened(self._scratch / NAME)
        heads = self._heads(files)
        head = max(heads, key=lambda one: one.number, default=None)
        if memory is None:
            memory = self._recalled(files, head, accept_loss=accept_loss)
        else:
            self._catch_up(memory, files, head)
        for number in sorted(memory.unsure):
            if _is_whole(memory.there[number], files):
                memory.note_stands([number])
            else:
                memory.forget([number])
        gone = _gone(memory, files)
        if gone and not accept_loss:
            raise KnownError(Code.CARRIER_ROLLED_BACK, path=str(self._share), missing=len(gone))
        if gone:
            memory.forget(gone)
        self._memory = memory
        self._audits = tuple(sorted({one.audit for one in heads if one.audit is not None}))

    def write(
        self, loads: Sequence[Load], audit: tuple[int, bytes] | None, wrote: Callable[[Load], None]
    ) -> None:
        """Bundles, then the head, each on the disk before the next. `wrote` is told after every bundle.

        What was written when an error comes is found by the next `look`.
        """
        if not loads and self._is_said(audit):
            return
        with writing(self._share):
            own = self._own()
        self._sweep(own)
        numbers = [self._write_bundle(own, load, wrote) for load in loads]
        with writing(self._share):
            write_beside(own / HEAD, self._head_now(audit))
        self.memory.note_stands(numbers)

    def prune(self, done: Collection[str], audit: tuple[int, bytes] | None) -> int:
        """Remove bundles all of whose parcels are in `done` (ids) and that hold no entries; how many went."""
        known = {id_bytes(parcel) for parcel in done}
        old = [
            number
            for number, one in self.memory.there.items()
            if not one.has_entries and one.parcels.keys() <= known
        ]
        if not old:
            return 0
        names = {_claim(self.memory.there[number]) for number in old}
        self.memory.forget(old)
        self.write([], audit, lambda _load: None)
        for file in self._files():
            if (file.number, file.half) in names:
                with suppress(OSError):  # open elsewhere: it is litter now, and nobody reads it
                    file.path.unlink()
        return len(old)

    def own_place(self, name: str) -> Path:
        """A directory of ours inside ours, made where it is not there. Raises OSError."""
        return self._made(named(self._own(), name))

    def _write_bundle(self, own: Path, load: Load, wrote: Callable[[Load], None]) -> int:
        memory = self.memory
        number = memory.newest + 1
        parcels = tuple(one.data for one in load.parcels)
        data = write_bundle(self._who, Bundle(number, memory.hash, load.entries, parcels))
        digest = sha(data)
        built = self._scratch / bundle_name(number, digest)
        with disk_faults(self._scratch):
            write_new(built, io.BytesIO(data))
        ids = {id_bytes(one.id): short_digest(one.digest) for one in load.parcels}
        memory.note_wrote(Wrote(number, digest, len(data), bool(load.entries), ids))
        try:
            with writing(self._share):
                move_in(built, own / built.name)
        finally:
            with suppress(OSError):
                built.unlink(missing_ok=True)
        wrote(load)
        return number

    def _sweep(self, own: Path) -> None:
        """What a crash left half written, here and there."""
        with disk_faults(self._scratch):
            make_private_folder(self._scratch)
        for folder, ending in ((own, TMP), (self._scratch, ".bundle")):
            with suppress(OSError):
                for path in folder.iterdir():
                    if path.name.endswith(ending):
                        path.unlink()

    def _own(self) -> Path:
        """Our directory, made where it is not there; it must be where it seems to be. Raises OSError."""
        team = named(named(self._share, ROOT), self._who.team)
        return self._made(named(team, self._who.device))

    def _made(self, folder: Path) -> Path:
        """A link that somebody put there leads out of the share: nothing is written through one. Raises OSError."""
        if os.path.normcase(os.path.realpath(folder)) != os.path.normcase(folder):
            raise KnownError(Code.CARRIER_WRONG, path=str(self._share), reason="link")
        make_folders(self._share, folder)
        return folder

    def _files(self) -> list[Found]:
        """The files in our directory, or in what a sync program made of it. Raises CARRIER_GONE."""
        places = list_devices(list_teams(self._share), self._who.team)
        with reading(self._share):
            return [file for one in places if one.id == self._who.device for file in files_in(one.path)]

    def _heads(self, files: Sequence[Found]) -> list[Head]:
        """The heads of ours that are there: one, unless a sync program has kept a second."""
        heads = [
            told.value
            for told in statements_in(files, self._who.team)
            if told is not None and told.device == self._who.device and told.signed_by(self._own_key)
        ]
        return [one for one in heads if isinstance(one, Head) and one.folder == self._folder]

    def _head_now(self, audit: tuple[int, bytes] | None) -> bytes:
        memory = self.memory
        there, entries = memory.ranges, memory.with_entries
        return write_head(self._who, Head(self._folder, memory.newest, memory.hash, there, entries, audit))

    def _is_said(self, audit: tuple[int, bytes] | None) -> bool:
        """Whether the head that is there says what it should. One that was never needed need not be there."""
        if not self.memory.newest:
            return True
        own = named(named(named(self._share, ROOT), self._who.team), self._who.device)
        return read_or_wait(own / HEAD, MOST_HEAD) == self._head_now(audit)

    def _recalled(self, files: Sequence[Found], head: Head | None, *, accept_loss: bool) -> Memory:
        """The memory was lost: what the folder still tells, and a wide step over numbers that may have been used."""
        memory = Memory(self._scratch / NAME)
        for one in self._ours(files):
            memory.adopt(one)
        said = () if head is None else head.there
        missing = sum(
            1 for first, last in said for number in range(first, last + 1) if number not in memory.there
        )
        if missing and not accept_loss:
            raise KnownError(Code.CARRIER_ROLLED_BACK, path=str(self._share), missing=missing)
        newest = max(memory.newest, head.number if head else 0)
        memory.forget([], newest + AFTER_A_LOSS)
        return memory

    def _catch_up(self, memory: Memory, files: Sequence[Found], head: Head | None) -> None:
        """An old copy of this laptop was put back: the folder knows of bundles that it does not.

        A head that is newer than the memory knows best which of them were taken away since.
        """
        newer = head is not None and head.number > memory.newest
        ahead = [one for one in files if one.number is not None and one.number > memory.newest]
        adopted = list(self._ours(ahead))
        for one in adopted:
            memory.adopt(one)
        if head is not None and newer:
            taken = [one for one in memory.there if one <= head.number and not has(head.there, one)]
            memory.forget(taken, head.number)
        elif adopted:
            memory.forget([])

    def _ours(self, files: Sequence[Found]) -> Iterator[Wrote]:
        """The bundles among these files that we wrote, whatever they are called now."""
        for file in files:
            data = None if file.is_head else read_or_wait(file.path, MOST_BUNDLE)
            told = None if data is None else read_bundle(data, self._who.team)
            if told is None or told.device != self._who.device or not told.signed_by(self._own_key):
                continue
            assert isinstance(told.value, Bundle)
            assert data is not None
            named = [(id_of(one), short_digest(sha(one))) for one in told.value.parcels]
            ids = {parcel: digest for parcel, digest in named if parcel}
            yield Wrote(told.value.number, told.value.hash, len(data), bool(told.value.entries), ids)


def _claim(one: Wrote) -> tuple[int, str]:
    """What the name of its file claims."""
    return one.number, one.hash[:HALF_HASH_BYTES].hex()


def _gone(memory: Memory, files: Sequence[Found]) -> list[int]:
    """Bundles that are meant to be there and are not, whatever they are called by now."""
    present = {(one.number, one.half, one.size) for one in files}
    gone = [one for one in memory.there.values() if (*_claim(one), one.size) not in present]
    sizes = {one.size for one in gone}
    unnamed = [one.path for one in files if one.size in sizes and not one.is_head]
    hashes = {sha(read_or_wait(path, MOST_BUNDLE) or b"") for path in unnamed}
    return [one.number for one in gone if one.hash not in hashes]


def _is_whole(one: Wrote, files: Sequence[Found]) -> bool:
    """Whether a file that claims to be this bundle is."""
    claim = [file for file in files if (file.number, file.half) == _claim(one)]
    return any(sha(read_or_wait(file.path, MOST_BUNDLE) or b"") == one.hash for file in claim)
