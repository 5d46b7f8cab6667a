"""What this laptop wrote to a folder, kept beside its vault: ids and hashes, so that nothing is missed or doubled.

A file that only grows: length (4) ‖ first 8 bytes of SHA-256 ‖ enc([kind, …]). What a crash tore off is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from companion.crypto.cbor import decode, encode
from companion.durable import disk_faults, make_private_folder, replace_file
from companion.errors import KnownError
from companion.sync.folder.files import ZEROS, sha
from companion.sync.folder.ranges import Ranges, ranges_of

NAME = "written"
_NEWEST, _WROTE, _STANDS = 0, 1, 2
_LENGTH, _CHECK = 4, 8
_ID, _DIGEST = 16, 16
_MOST_RECORD = 64 * 1024
_MOST = 1 << 28


@dataclass(frozen=True)
class Wrote:
    """One bundle. `parcels`: id (16 bytes) -> the first 16 bytes of the digest."""

    number: int
    hash: bytes
    size: int
    has_entries: bool
    parcels: dict[bytes, bytes] = field(repr=False)


class Memory:
    """One file. `there`: the bundles that are meant to be in the folder; `unsure`: those of which it is not known
    whether the writing ended. `newest` is the highest number ever used, `hash` that of its bundle.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.newest = 0
        self.hash = ZEROS
        self.there: dict[int, Wrote] = {}
        self.unsure: set[int] = set()
        self._parcels: dict[bytes, bytes] = {}

    @classmethod
    def opened(cls, path: Path) -> Memory | None:
        """What the file says; None where there is none, or not even its beginning is whole."""
        memory, data = cls(path), b""
        with disk_faults(path), suppress(FileNotFoundError):
            data = _read(path)
        whole = 0
        for end, record in _records(data):
            memory._take(record)
            whole = end
        if not whole:
            return None
        if whole < len(data):
            memory.rewrite()
        return memory

    def digest_of(self, parcel: bytes) -> bytes | None:
        """What is there under this id."""
        return self._parcels.get(parcel)

    @property
    def newest_parcels(self) -> dict[bytes, bytes]:
        """What is in the newest bundle that has parcels."""
        numbers = [number for number, one in self.there.items() if one.parcels]
        return self.there[max(numbers)].parcels if numbers else {}

    @property
    def ranges(self) -> Ranges:
        """The numbers that are meant to be there."""
        return ranges_of(self.there)

    @property
    def with_entries(self) -> Ranges:
        """Those among them that hold entries of the log."""
        return ranges_of(number for number, one in self.there.items() if one.has_entries)

    def note_wrote(self, one: Wrote) -> None:
        """Before the bundle leaves this laptop."""
        self._append(_wrote(one))
        self._take([*_wrote(one)])

    def note_stands(self, numbers: Iterable[int]) -> None:
        """Bundle and head are in the folder. Need not reach the disk: what is forgotten is looked up."""
        for number in sorted(self.unsure & set(numbers)):
            self._append([_STANDS, number], sure=False)
            self._take([_STANDS, number])

    def adopt(self, one: Wrote) -> None:
        """A bundle of ours that was found in the folder; kept with the next `rewrite`."""
        self._take(_wrote(one))
        self._take([_STANDS, one.number])

    def forget(self, numbers: Iterable[int], newest: int = 0) -> None:
        """These are not there any more; numbers up to `newest` are not used again."""
        for number in set(numbers) & self.there.keys():
            self._parcels = {
                each: at for each, at in self._parcels.items() if each not in self.there[number].parcels
            }
            del self.there[number]
            self.unsure.discard(number)
        if newest > self.newest:
            self.newest, self.hash = newest, ZEROS
        self.rewrite()

    def rewrite(self) -> None:
        """The whole file anew, without what is not there any more."""
        make_private_folder(self._path.parent)
        records: list[list[object]] = [[_NEWEST, self.newest, self.hash]]
        records += [_wrote(one) for one in self.there.values()]
        records += [[_STANDS, number] for number in self.there.keys() - self.unsure]
        replace_file(self._path, b"".join(map(_framed, records)))

    def _append(self, record: list[object], *, sure: bool = True) -> None:
        with disk_faults(self._path), self._path.open("ab") as file:
            file.write(_framed(record))
            file.flush()
            if sure:
                os.fsync(file.fileno())

    def _take(self, record: list[object]) -> None:
        match record:
            case [0, int() as newest, bytes() as digest]:
                self.newest, self.hash = newest, digest
            case [
                1,
                int() as number,
                bytes() as digest,
                int() as size,
                bool() as has_entries,
                bytes() as told,
            ]:
                parcels = dict(_split(told))
                self.there[number] = Wrote(number, digest, size, has_entries, parcels)
                self._parcels |= parcels
                self.unsure.add(number)
                if number >= self.newest:
                    self.newest, self.hash = number, digest
            case [2, int() as number]:
                self.unsure.discard(number)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST)


def _wrote(one: Wrote) -> list[object]:
    told = b"".join(parcel + digest for parcel, digest in one.parcels.items())
    return [_WROTE, one.number, one.hash, one.size, one.has_entries, told]


def _split(told: bytes) -> Iterator[tuple[bytes, bytes]]:
    for at in range(0, len(told), _ID + _DIGEST):
        yield told[at : at + _ID], told[at + _ID : at + _ID + _DIGEST]


def _framed(record: list[object]) -> bytes:
    told = encode(record)
    return len(told).to_bytes(_LENGTH, "big") + sha(told)[:_CHECK] + told


def _records(data: bytes) -> Iterator[tuple[int, list[object]]]:
    """The records that are whole, each with where it ends."""
    at, front = 0, _LENGTH + _CHECK
    while at + front <= len(data):
        end = at + front + int.from_bytes(data[at : at + _LENGTH], "big")
        told = data[at + front : end]
        if len(data) < end or data[at + _LENGTH : at + front] != sha(told)[:_CHECK]:
            return
        try:
            record = decode(told, most=_MOST_RECORD)
        except KnownError:
            return
        if not isinstance(record, list):
            return
        yield end, record
        at = end
