"""Reading what the others wrote: bundles by their content, each once, in whatever order and under whatever name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from companion.sync.folder.disk import read_or_wait
from companion.sync.folder.files import MOST_BUNDLE, MOST_IN_BUNDLE, Bundle, Head, Told, read_bundle
from companion.sync.folder.identity import Keys, statements_in
from companion.sync.folder.layout import Found, Place, list_devices, list_files, list_teams
from companion.sync.folder.parcels import is_for
from companion.sync.folder.ranges import Ranges, has, joined, missing
from companion.sync.wire import MIB, Credentials

MOST_READ = 16 * MIB
"""Bytes of bundles in one page: a laptop that was away for a year gets its parcels piece by piece."""
_NOTHING: Ranges = ()


@dataclass
class Got:
    """One page: parcels for us, and what was read after it. `waiting`: files that do not count yet."""

    parcels: list[bytes] = field(default_factory=list)
    read: dict[str, Ranges] = field(default_factory=dict)
    bytes_read: int = 0
    waiting: int = 0
    more: bool = False


class Reader:
    """Reads for one device. What it remembers from page to page only saves work."""

    def __init__(self, share: Path, who: Credentials, keys: Keys) -> None:
        self._share, self._who, self._keys = share, who, keys
        self._odd: dict[tuple[Path, int, int], tuple[str, int]] = {}

    def page(self, read: Mapping[str, Ranges], most: int, got_one: Callable[[int], None]) -> Got:
        """The next at most `most` parcels (but always those of one bundle). Raises CARRIER_GONE."""
        got = Got(read=dict(read))
        files = self._files(got)
        for place, file in files:
            if self._is_read(got.read, place, file):
                continue
            if len(got.parcels) > most - MOST_IN_BUNDLE or got.bytes_read >= MOST_READ:
                got.more = True
                break
            told = self._believed(file)
            if told is None:
                got.waiting += 1
                continue
            self._take(got, place, file, told)
            got_one(len(got.parcels))
        list_teams(self._share)  # a share that went away in the middle is no share with nothing new in it
        return got

    def _files(self, got: Got) -> list[tuple[Place, Found]]:
        """Files that may be bundles, by device and number; what heads say is gone counts as read."""
        files = []
        for place in list_devices(list_teams(self._share), self._who.team):
            if place.id == self._who.device:
                continue
            there = list_files(place.path)
            for head in self._heads(there):
                gone = missing(head[1].there, head[1].number)
                got.read[head[0]] = joined(got.read.get(head[0], _NOTHING), gone)
            files += [(place, one) for one in there if not one.is_head]
        return sorted(files, key=lambda one: (one[0].id, one[1].number or 0, one[1].name))

    def _heads(self, files: list[Found]) -> Iterator[tuple[str, Head]]:
        """The newest head that we can believe, of each device (there is one, unless names were mixed up)."""
        newest: dict[str, Head] = {}
        for told in statements_in(files, self._who.team):
            if told is None or not isinstance(told.value, Head) or not self._is_signed(told):
                continue
            known = newest.get(told.device)
            if known is None or told.value.number > known.number:
                newest[told.device] = told.value
        yield from newest.items()

    def _is_read(self, read: Mapping[str, Ranges], place: Place, file: Found) -> bool:
        """By its name, or because this very file was read before under a name that says nothing."""
        odd = self._odd.get((file.path, file.size, file.changed))
        device, number = (place.id, file.number) if odd is None else odd
        return number is not None and has(read.get(device, _NOTHING), number)

    def _believed(self, file: Found) -> Told | None:
        """The bundle in a file, whole and signed by a device we know."""
        if not 0 < file.size <= MOST_BUNDLE:
            return None
        data = read_or_wait(file.path, MOST_BUNDLE)
        told = None if data is None else read_bundle(data, self._who.team)
        return told if told is not None and self._is_signed(told) else None

    def _is_signed(self, told: Told) -> bool:
        public = self._keys(told.device)
        return public is not None and told.signed_by(public)

    def _take(self, got: Got, place: Place, file: Found, told: Told) -> None:
        assert isinstance(told.value, Bundle)
        number, known = told.value.number, got.read.get(told.device, _NOTHING)
        if (place.id, file.number) != (told.device, number):
            self._odd[file.path, file.size, file.changed] = (told.device, number)
        if has(known, number) or told.device == self._who.device:
            return
        got.bytes_read += file.size
        got.parcels += [one for one in told.value.parcels if is_for(one, self._who.member)]
        got.read[told.device] = joined(known, [(number, number)])
