"""The team's log in a folder: entries lie in bundles, and each carries its own signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from companion.crypto.cbor import decode, uuid_text
from companion.crypto.refusals import Refusal
from companion.crypto.signed import SignedRead, read_signed
from companion.errors import Code, KnownError
from companion.sync.folder.disk import read_or_wait
from companion.sync.folder.files import HASH_BYTES, MOST_BUNDLE, ZEROS, Bundle, Head, Told, read_bundle, sha
from companion.sync.folder.identity import Keys, statements_in
from companion.sync.folder.layout import Found, list_devices, list_files, list_teams
from companion.sync.folder.ranges import has

ENTRY_TYPE = "companion/roster-entry/v1"
MOST_ENTRY = 16 * 1024
PAGE = 1000
"""Entries given at once, more where one number has several."""


@dataclass(frozen=True)
class Entry:
    """As much of an entry as a carrier has to know."""

    number: int
    prev: bytes
    hash: bytes
    data: bytes = field(repr=False)
    read: SignedRead = field(repr=False)


class Log:
    """What the folder holds of a team's log. Files that were read whole are not read again."""

    def __init__(self, share: Path, team: str, keys: Keys) -> None:
        self._share, self._team, self._keys = share, team, keys
        self._read: dict[tuple[Path, int, int], tuple[Entry, ...]] = {}

    def pull(self, after: int) -> tuple[list[bytes], bool]:
        """Entries above a number, and those of every number that has two: on which side we stand the caller knows."""
        entries = self._entries()
        forked = {number for number, count in Counter(one.number for one in entries).items() if count > 1}
        again = [one for one in entries if one.number <= after and one.number in forked]
        new = [one for one in entries if one.number > after]
        last = new[PAGE - 1].number if len(new) > PAGE else after + len(entries) + PAGE
        page = [one for one in new if one.number <= last]
        return [one.data for one in again + page], len(page) < len(new)

    def wanted(self, given: Sequence[bytes], head: bytes) -> list[bytes] | None:
        """Those of these entries that are not there yet; None where something else follows `head` by now.

        Raises ROSTER_REFUSED for what is no entry of this team, or does not follow.
        """
        pushed = [read_entry(one, self._team) for one in given]
        prev = head
        for one in pushed:
            if one.prev != prev:
                raise KnownError(Code.ROSTER_REFUSED, reason="wrong_prev")
            prev = one.hash
        entries = self._entries()
        known, ours = {one.hash for one in entries}, {one.hash for one in pushed}
        new = [one.data for one in pushed if one.hash not in known]
        others = [one for one in entries if one.prev in ours | {head} and one.hash not in ours]
        if new and (head not in known | {ZEROS} or any(map(self._is_believed, others))):
            return None
        return new

    def _entries(self) -> list[Entry]:
        """All there are, by number and hash, each once."""
        found: dict[bytes, Entry] = {}
        for place in list_devices(list_teams(self._share), self._team):
            files = list_files(place.path)
            found |= {one.hash: one for file in self._worth_reading(files) for one in self._in_file(file)}
        return sorted(found.values(), key=lambda one: (one.number, one.hash))

    def _worth_reading(self, files: Sequence[Found]) -> Iterable[Found]:
        """Those which a head says hold entries, those newer than it, and those whose name says nothing."""
        heads = [
            told.value
            for told in statements_in(files, self._team)
            if told is not None and isinstance(told.value, Head) and self._is_not_forged(told)
        ]
        head = max(heads, key=lambda one: one.number, default=Head(ZEROS, 0, ZEROS, (), ()))
        for file in files:
            if file.is_head or not 0 < file.size <= MOST_BUNDLE:
                continue
            if file.number is None or file.number > head.number or has(head.entries, file.number):
                yield file

    def _is_believed(self, entry: Entry) -> bool:
        """Whoever may follow an entry that we hold is a device that we know: litter keeps nobody from appending."""
        public = self._keys(entry.read.device)
        return public is not None and entry.read.verified(public)

    def _is_not_forged(self, told: Told) -> bool:
        """A joiner knows no keys yet, and needs the log to learn them."""
        public = self._keys(told.device)
        return public is None or told.signed_by(public)

    def _in_file(self, file: Found) -> tuple[Entry, ...]:
        known = self._read.get((file.path, file.size, file.changed))
        if known is not None:
            return known
        data = read_or_wait(file.path, MOST_BUNDLE)
        told = None if data is None else read_bundle(data, self._team)
        if told is None or not self._is_not_forged(told):
            return ()
        assert isinstance(told.value, Bundle)
        entries = tuple(one for data in told.value.entries if (one := _entry_or_none(data, self._team)))
        self._read[file.path, file.size, file.changed] = entries
        return entries


def read_entry(data: bytes, team: str) -> Entry:
    """An entry, as far as a carrier looks at it. Raises ROSTER_REFUSED."""
    try:
        read = read_signed(data, ENTRY_TYPE, MOST_ENTRY)
        match decode(read.payload, most=MOST_ENTRY):
            case {0: 1, 1: id_, 2: int() as number, 3: bytes() as prev} if (
                number >= 0 and len(prev) == HASH_BYTES
            ):
                if uuid_text(id_) != team:
                    raise KnownError(Code.ROSTER_REFUSED, reason="wrong_team")
                return Entry(number, prev, sha(data), data, read)
    except KnownError as trouble:
        raise KnownError(Code.ROSTER_REFUSED, **trouble.facts) from None
    raise KnownError(Code.ROSTER_REFUSED, reason=Refusal.NOT_AS_NAMED.value)


def _entry_or_none(data: bytes, team: str) -> Entry | None:
    try:
        return read_entry(data, team)
    except KnownError:
        return None
