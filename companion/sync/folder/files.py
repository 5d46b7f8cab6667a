"""What stands in the files of a folder: which folder it is, heads, bundles. Bytes in, checked values out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from companion.crypto.cbor import decode, encode, uuid_bytes, uuid_text
from companion.crypto.signed import SignedRead, read_signed, signed
from companion.errors import KnownError
from companion.sync.folder.ranges import MOST_NUMBER, Ranges, from_list, to_list
from companion.sync.wire import MIB, Credentials

FOLDER_TYPE = "companion/folder/v1"
HEAD_TYPE = "companion/folder-head/v1"
BUNDLE_TYPE = "companion/folder-bundle/v1"
MOST_STATEMENT = 1024
MOST_HEAD = 64 * 1024
MOST_BUNDLE = 4 * MIB
MOST_IN_BUNDLE = 250
HASH_BYTES = 32
FOLDER_ID_BYTES = 16
ZEROS = bytes(HASH_BYTES)
_VERSION = 1


@dataclass(frozen=True)
class Head:
    """What a device says it has written: `there` are the bundles that are meant to be there, `entries` those with
    entries of the log. `audit` is (seq, hash) of its audit chain.
    """

    folder: bytes
    number: int
    hash: bytes
    there: Ranges
    entries: Ranges
    audit: tuple[int, bytes] | None = None


@dataclass(frozen=True)
class Bundle:
    """Entries and parcels that a device wrote at once. `hash` is that of the whole file."""

    number: int
    prev: bytes
    entries: tuple[bytes, ...] = field(repr=False)
    parcels: tuple[bytes, ...] = field(repr=False)
    hash: bytes = ZEROS


@dataclass(frozen=True)
class Told:
    """Something signed, with who signed it; `value` is what stands in it. Believed once `signed_by` a known key."""

    device: str
    value: bytes | Head | Bundle
    read: SignedRead = field(repr=False)

    def signed_by(self, public: bytes) -> bool:
        """Whether the holder of this key signed it."""
        return self.read.verified(public)


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def write_statement(who: Credentials, folder: bytes) -> bytes:
    """The file `folder`."""
    return _signed(FOLDER_TYPE, who, {2: folder})


def write_head(who: Credentials, head: Head) -> bytes:
    """The file `head`."""
    audit = None if head.audit is None else list(head.audit)
    told = {2: head.folder, 3: head.number, 4: head.hash, 5: to_list(head.there), 6: to_list(head.entries)}
    return _signed(HEAD_TYPE, who, told | {7: audit})


def write_bundle(who: Credentials, bundle: Bundle) -> bytes:
    """A bundle's file."""
    told = {2: bundle.number, 3: bundle.prev, 4: list(bundle.entries), 5: list(bundle.parcels)}
    return _signed(BUNDLE_TYPE, who, told)


def read_statement(data: bytes, team: str) -> Told | None:
    """The file `folder`, with the folder's id; None for anything that is not one of this team, whole."""
    return _read(data, FOLDER_TYPE, team, MOST_STATEMENT)


def read_head(data: bytes, team: str) -> Told | None:
    """A head; None for anything that is not one of this team, whole."""
    return _read(data, HEAD_TYPE, team, MOST_HEAD)


def read_bundle(data: bytes, team: str) -> Told | None:
    """A bundle; None for anything that is not one of this team, whole."""
    return _read(data, BUNDLE_TYPE, team, MOST_BUNDLE)


def _signed(type_text: str, who: Credentials, told: dict[int, object]) -> bytes:
    payload = encode({0: _VERSION, 1: uuid_bytes(who.team)} | told)
    return signed(type_text, who.device, payload, who.device_seed)


def _read(data: bytes, type_text: str, team: str, most: int) -> Told | None:
    try:
        read = read_signed(data, type_text, most)
        told = decode(read.payload, most=most)
        if (
            not isinstance(told, dict)
            or encode(told.get(0)) != encode(_VERSION)
            or uuid_text(told.get(1)) != team
        ):
            return None
    except KnownError:
        return None
    if read.extra is not None:
        return None
    fields = {key: value for key, value in told.items() if key not in {0, 1}}
    value = _VALUES[type_text](fields, data)
    return None if value is None else Told(read.device, value, read)


def _folder_id(fields: dict[object, object], _data: bytes) -> bytes | None:
    match fields:
        case {2: bytes() as folder} if len(fields) == 1 and len(folder) == FOLDER_ID_BYTES:
            return folder
    return None


def _head(fields: dict[object, object], _data: bytes) -> Head | None:
    match fields:
        case {2: bytes() as folder, 3: int() as number, 4: bytes() as newest, 5: there, 6: entries, 7: audit}:
            stands, with_entries = from_list(there), from_list(entries)
            if len(fields) != 6 or stands is None or with_entries is None or not _is_audit(audit):
                return None
            sound = len(folder) == FOLDER_ID_BYTES and len(newest) == HASH_BYTES
            last = max(stands[-1:] + with_entries[-1:], default=(0, 0))[1]
            if not sound or isinstance(number, bool) or not last <= number <= MOST_NUMBER:
                return None
            chain = (audit[0], audit[1]) if isinstance(audit, list) else None
            return Head(folder, number, newest, stands, with_entries, chain)
    return None


def _is_audit(value: object) -> bool:
    match value:
        case None:
            return True
        case [int() as seq, bytes() as newest]:
            return not isinstance(seq, bool) and seq >= 0 and len(newest) == HASH_BYTES
    return False


def _bundle(fields: dict[object, object], data: bytes) -> Bundle | None:
    match fields:
        case {2: int() as number, 3: bytes() as prev, 4: list() as entries, 5: list() as parcels}:
            inside = entries + parcels
            sound = len(fields) == 4 and len(prev) == HASH_BYTES and not isinstance(number, bool)
            if not sound or not 1 <= number <= MOST_NUMBER or len(inside) > MOST_IN_BUNDLE:
                return None
            if not all(isinstance(one, bytes) for one in inside):
                return None
            return Bundle(number, prev, tuple(entries), tuple(parcels), sha(data))
    return None


_VALUES = {FOLDER_TYPE: _folder_id, HEAD_TYPE: _head, BUNDLE_TYPE: _bundle}
