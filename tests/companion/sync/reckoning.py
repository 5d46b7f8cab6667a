"""What a simulation comes to: who was to have what, who has it, and what the carriers have held."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from companion.crypto.envelope import Kind, digest_of, read_parcel
from companion.crypto.labels import vault_keys
from companion.services.session import Session
from companion.vault.db import open_vault
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting, list_deliveries, list_recipients
from companion.vault.shared import Received, list_shared_copies
from companion.vault.store import list_rows
from tests.companion.sync.hostile_carrier import HostileShare


@dataclass
class Person:
    """Someone a worker talks with: their talk, the summary of it, and the decisions they have made."""

    id: str
    talk: str
    summary: str
    decisions: list[str] = field(default_factory=list)


@dataclass
class Laptop:
    """A device of the simulation. `away`: how many of its rounds it sleeps through. `copy`: its vault as it once was,
    with the people in it; `lost`: what a vault that is no more had sealed, for whom (by member), `closed` the items
    it had taken back.
    """

    number: int
    session: Session
    folder: Path
    people: list[Person] = field(default_factory=list)
    away: int = 0
    out: bool = False
    copy: tuple[bytes, list[Person]] | None = None
    put_back: bool = False
    lost: dict[str, list[Meant]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)

    def make_copy(self) -> None:
        """Somebody copies the vault, as a file."""
        self.session.vault.close()
        self.copy = (self._path.read_bytes(), deepcopy(self.people))
        self.restart()

    def put_copy_back(self, readers: list[Laptop]) -> None:
        """The copy takes the place of the vault: what was done since is done, and nobody here knows of it."""
        assert self.copy is not None
        self.lost = {one.session.member_id: list(sealed_for(self, one)) for one in readers if one is not self}
        self.closed = self.taken_back()
        self.session.vault.close()
        data, self.people = self.copy
        self._path.write_bytes(data)
        self.put_back = True
        self.restart()

    def taken_back(self) -> set[str]:
        """The items that its vault has taken back from anybody."""
        rows = self.session.vault.execute("SELECT item FROM outbox WHERE kind = 4").fetchall()
        return {str(item) for (item,) in rows}

    @property
    def _path(self) -> Path:
        return self.folder / "vault.db"

    def restart(self) -> None:
        """The program ends, and begins again."""
        self.session.vault.close()
        vault = open_vault(self._path, vault_keys((self.number + 1).to_bytes(32, "big")))
        self.session = replace(self.session, vault=vault)


@dataclass(frozen=True)
class Meant:
    """A version that was sealed for somebody."""

    version: str
    author: str
    content: dict[str, object]
    delivered: bool
    taken_back: bool


def sealed_for(author: Laptop, reader: Laptop) -> Iterator[Meant]:
    """Every version this author has sealed for this reader and that a carrier may have."""
    vault, member = author.session.vault, reader.session.member_id
    closed = {
        str(item)
        for (item,) in vault.execute(
            "SELECT item FROM outbox JOIN outbox_recipient USING (parcel) WHERE kind = 4 AND member = ?",
            (member,),
        ).fetchall()
    }
    for person in author.people:
        found: dict[str, Meant] = {}
        for copy in list_shared_copies(vault, person.id):
            deliveries = list_deliveries(vault, [copy.parcel])
            tried = any(one.first_tried_at for one in deliveries)
            if member in list_recipients(vault, copy.parcel) and tried:
                done = any(one.delivered_at for one in deliveries)
                before = found.get(copy.version)
                found[copy.version] = Meant(
                    copy.version,
                    author.session.member_id,
                    copy.content,
                    done or (before is not None and before.delivered),
                    copy.item in closed,
                )
        yield from found.values()


def received_by(one: Laptop) -> list[Received]:
    """Everything that came to a laptop and was opened."""
    return list_rows(one.session.vault, Received, "1 ORDER BY arrived_at, version")


def reckon(laptops: list[Laptop], shares: list[HostileShare], markers: list[str]) -> None:
    """The end of a simulation: AssertionError where something is not as it should be."""
    for one in laptops:
        if not one.out:
            assert count_waiting(one.session.vault).parcels == 0, "something still waits"
    for reader in laptops:
        _reckon_reader(reader, laptops, shares)
    _reckon_carriers(shares, markers)
    if len(shares) == 1:
        _reckon_numbers(shares[0])


def _reckon_reader(reader: Laptop, laptops: list[Laptop], shares: list[HostileShare]) -> None:
    """Exactly what was sealed for this laptop is on it, once; what was taken back is a stub."""
    rows = {row.version: row for row in received_by(reader) if row.kind in {Kind.SUMMARY, Kind.GRANT}}
    authors = [one for one in laptops if one is not reader]
    lost = {one.version: one for author in authors for one in author.lost.get(reader.session.member_id, ())}
    meant = lost | {one.version: one for author in authors for one in sealed_for(author, reader)}
    closed = {item for one in authors if one.put_back for item in one.closed | one.taken_back()}
    assert rows.keys() <= meant.keys(), "something came that was not meant for them"
    if reader.out:
        return
    sound = {one.session.member_id for one in laptops if not one.out}
    for version, one in meant.items():
        if one.author in sound and one.delivered:
            assert version in rows, "what was acknowledged has not come"
    for version, row in rows.items():
        if row.item not in closed or row.content not in (None, meant[version].content):
            _reckon_content(row, meant[version], sound)
    _reckon_missing(reader, laptops)
    there = {name: data for share in shares for name, data in share.parcels.items()}
    whole = {digest_of(data) for data in there.values()}
    for line in list_kept_apart(reader.session.vault, 10_000):
        if line.digest in whole:
            author = read_parcel(there[line.parcel]).header.author
            assert author not in sound, f"kept apart though nothing is wrong with it: {line.reason}"


def _reckon_content(row: Received, meant: Meant, sound: set[str]) -> None:
    expected = None if meant.taken_back and meant.author in sound else meant.content
    if row.author in sound or row.content is not None:
        assert row.content == expected, "it says something else, or is still there"


def _reckon_missing(reader: Laptop, laptops: list[Laptop]) -> None:
    gaps = list_gaps(reader.session.vault, reader.session.member_id)
    devices = {one.session.vault.device for one in laptops if not one.out}
    assert not [one for one in gaps if one.device in devices], "something is said to be missing"


def _reckon_numbers(share: HostileShare) -> None:
    """Whatever was put back where: what a place holds has no number of a device twice."""
    headers = [read_parcel(one).header for one in share.parcels.values()]
    numbers = [(one.device, one.seq) for one in headers]
    assert len(numbers) == len(set(numbers)), "a number was given out twice"


def _reckon_carriers(shares: list[HostileShare], markers: list[str]) -> None:
    held = b"\0".join(one for share in shares for one in share.seen)
    for one in markers:
        raw = one.encode()
        for form in (raw, one.encode("utf-16-le"), base64.b64encode(raw)[:-4], raw.hex().encode()):
            assert form not in held, "words of a person at the carrier"
