"""A thousand summaries through a folder, there and back, beside what the arithmetic and the disk cost alone."""

import os
import secrets
import shutil
import statistics
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from companion.crypto import hpke, signing
from companion.crypto.envelope import (
    Basis,
    HeaderWish,
    Inner,
    Kind,
    Parcel,
    Recipient,
    read_parcel,
    seal_parcel,
)
from companion.sync.folder.carrier import FolderCarrier
from companion.sync.wire import FROM_THE_START, Credentials, Limits, OutParcel
from tests.bench.joplin import joplin_seconds
from tests.bench.measure import Row, beside, seconds
from tests.bench.workplace import Workplace

SUMMARIES = 1000
ROUNDS = 5
GOAL = 5.0
TWENTIETH = 1 / 20
WORDS = "We talked about the allotment, and that mornings are hard. " * 8
PASSAGES = 4
INFO = bytes(48)


def _id() -> str:
    return str(uuid.uuid4())


@dataclass
class Laptop:
    """A device of the team, and what it has put so far."""

    team: str
    member: str = field(default_factory=_id)
    device: str = field(default_factory=_id)
    seed: bytes = field(default_factory=signing.new_device_key)
    private: bytes = field(default_factory=hpke.new_member_key)

    def carrier(self, root: Path, laptops: tuple["Laptop", ...]) -> FolderCarrier:
        """Its carrier on the share, as a round of sync makes it."""
        keys = {one.device: signing.public_of(one.seed) for one in laptops}
        who = Credentials(self.team, self.device, self.member, self.seed)
        vault = root / self.device
        return FolderCarrier(root / "share", who, keys.get, b"", vault / "folders", vault=vault)


class Team:
    """A worker and a supervisor on a new share."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "share").mkdir(parents=True)
        team = _id()
        self.worker, self.supervisor = Laptop(team), Laptop(team)
        self.laptops = (self.worker, self.supervisor)
        self.publics = {self.supervisor.member: hpke.member_public(self.supervisor.private)}

    def push(self) -> None:
        """Seal, put in batches, each durable before the next."""
        carrier = self.worker.carrier(self.root, self.laptops)
        carrier.identity()
        parcels: list[OutParcel] = []
        prev = bytes(32)
        for seq in range(1, SUMMARIES + 1):
            parcel = self._sealed(seq, prev)
            prev = parcel.digest
            parcels.append(OutParcel(parcel.id, parcel.digest, parcel.data))
        most = Limits().batch_parcels
        for at in range(0, SUMMARIES, most):
            statuses = carrier.put_batch(parcels[at : at + most])
            assert all(one.delivered for one in statuses)

    def pull(self) -> None:
        """Pull page by page, verify and open every parcel."""
        carrier = self.supervisor.carrier(self.root, self.laptops)
        carrier.identity()
        public = signing.public_of(self.worker.seed)
        privates = {1: self.supervisor.private}
        cursor, opened, more = FROM_THE_START, 0, True
        while more:
            page = carrier.pull(cursor)
            for data in page.parcels:
                parcel = read_parcel(data)
                assert parcel.verified(public)
                opened += len(parcel.open(self.supervisor.member, privates).content) > 0
            cursor, more = page.cursor, page.more
        assert opened == SUMMARIES

    def _sealed(self, seq: int, prev: bytes) -> Parcel:
        one, to = self.worker, self.supervisor.member
        wish = HeaderWish(
            kind=Kind.SUMMARY,
            team=one.team,
            parcel=_id(),
            author=one.member,
            device=one.device,
            seq=seq,
            prev=prev,
            roster_number=2,
            roster_head=bytes(32),
            recipients=(Recipient(member=to, key_version=1, counter=seq),),
        )
        basis = Basis(
            why="consent",
            id=_id(),
            version=_id(),
            purpose="share",
            recipient_kind="member",
            recipient=to,
            topics_included=(),
            topics_excluded=("money",),
            given_on=None,
            expires_on=None,
        )
        inner = Inner(
            item=_id(),
            version=_id(),
            previous=(),
            basis=basis,
            content={"passages": [{"text": WORDS, "voice": "person"} for _each in range(PASSAGES)]},
            written=datetime.now(UTC),
            audit_seq=seq,
            audit_head=bytes(32),
        )
        return seal_parcel(wish, inner, one.seed, self.publics)


class Floor:
    """What no program with this envelope can do without: HPKE, a signature, a cipher, bytes on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.private, self.seed = hpke.new_member_key(), signing.new_device_key()
        self.member, self.device = hpke.member_public(self.private), signing.public_of(self.seed)
        self.plain = secrets.token_bytes(4096)
        self.made: list[tuple[bytes, bytes, bytes, bytes]] = []

    def push(self) -> None:
        """Seal, encrypt, sign; a file for every 250 and one fsync each."""
        self.made = []
        for number in range(SUMMARIES):
            key = secrets.token_bytes(32)
            wrapped = hpke.seal(self.member, key, INFO)
            nonce = number.to_bytes(12, "big")
            sealed = ChaCha20Poly1305(key).encrypt(nonce, self.plain, INFO)
            self.made.append((wrapped, nonce, sealed, signing.sign(self.seed, wrapped + sealed)))
        for at in range(0, SUMMARIES, 250):
            with (self.folder / str(at)).open("wb") as file:
                file.write(b"".join(part for one in self.made[at : at + 250] for part in one))
                file.flush()
                os.fsync(file.fileno())

    def pull(self) -> None:
        """Read, verify, unwrap, decrypt."""
        for path in self.folder.iterdir():
            path.read_bytes()
        for wrapped, nonce, sealed, signature in self.made:
            assert signing.verified(self.device, wrapped + sealed, signature)
            key = hpke.open_(self.private, wrapped, INFO)
            assert key is not None
            ChaCha20Poly1305(key).decrypt(nonce, sealed, INFO)


def measure(place: Workplace) -> list[Row]:
    """Each round has a new share and new laptops, on the same disk."""
    root = place.folder / "folder"
    floor, number = Floor(_made(root) / "floor"), count()
    team = Team(root / "0")

    def push() -> float:
        nonlocal team
        shutil.rmtree(team.root)
        team = Team(root / str(next(number)))
        return seconds(team.push)

    against = "HPKE, signature, fsync alone"
    note = f"{SUMMARIES} summaries"
    rows = [
        beside("folder: seal and push", push, lambda: seconds(floor.push), against, GOAL, ROUNDS, note),
        beside(
            "folder: pull and open",
            lambda: seconds(team.pull),
            lambda: seconds(floor.pull),
            against,
            GOAL,
            ROUNDS,
            note,
        ),
    ]
    peer = joplin_seconds(root / "joplin", SUMMARIES, " ".join([WORDS] * PASSAGES))
    if peer is None:
        print("  joplin is not on PATH, or did not sync here: its row is left out", flush=True)
        return rows
    ours = (rows[0].ours, rows[1].ours)
    return rows + [
        Row(f"folder, {way}", mine, statistics.median(theirs) * 1000, "Joplin, E2EE", TWENTIETH, len(theirs))
        for way, mine, theirs in zip(("there", "back"), ours, peer, strict=True)
    ]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
