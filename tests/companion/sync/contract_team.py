"""A made-up team with real keys, log and parcels, written from docs/format.md and docs/format-team.md alone."""

from __future__ import annotations

import hashlib
import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from cbor2 import CBORTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from companion.crypto import hpke, invite, signing
from companion.crypto.cbor import encode
from companion.crypto.padding import padded
from companion.crypto.signed import header_bytes, signed, signed_under
from companion.sync.wire import Credentials, OutParcel

ZEROS = bytes(32)
ENTRY = "companion/roster-entry/v1"
PARCEL = "companion/parcel/v1"
REQUEST = "companion/join-request/v1"
CREATE, ADMIT, POLICY = 1, 2, 6
SUMMARY = 1
WHEN = "2026-03-02T09:00:00Z"


def new_id() -> str:
    return str(uuid.uuid4())


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


@dataclass
class Fellow:
    """A member with one device, and what that device counts."""

    team: str
    roles: tuple[str, ...]
    member: str = field(default_factory=new_id)
    device: str = field(default_factory=new_id)
    seed: bytes = field(default_factory=signing.new_device_key)
    private: bytes = field(default_factory=hpke.new_member_key)
    seq: int = 0
    prev: bytes = ZEROS
    counters: dict[str, int] = field(default_factory=dict)

    @property
    def public(self) -> bytes:
        return signing.public_of(self.seed)

    @property
    def credentials(self) -> Credentials:
        return Credentials(self.team, self.device, self.member, self.seed)

    def card(self, names_key: bytes) -> dict[int, object]:
        told = encode({"name": "Ash", "organisation": "The Corner", "contact": ""})
        public = hpke.member_public(self.private)
        return {
            0: uuid.UUID(self.member).bytes,
            1: uuid.UUID(self.device).bytes,
            2: self.public,
            3: 1,
            4: public,
            5: list(self.roles),
            6: invite.seal_names(names_key, self.team, self.member, told),
            7: invite.seal_names_key(public, names_key, self.team, self.member),
        }


class ContractTeam:
    """A worker who administers, a supervisor, a worker; and somebody who would like to join (`joiner`)."""

    def __init__(self) -> None:
        self.id = new_id()
        self.names_key = invite.new_names_key()
        self.fellows = [
            Fellow(self.id, ("worker", "administrator")),
            Fellow(self.id, ("supervisor",)),
            Fellow(self.id, ("worker",)),
        ]
        self.joiner = Fellow(self.id, ("worker",))
        self.log: list[bytes] = []
        founder, *others = self.fellows
        self.append(CREATE, {0: founder.card(self.names_key), 1: self.policy(14)})
        for one in others:
            self.append(ADMIT, {0: one.card(self.names_key), 1: sha(one.public)})

    @property
    def head(self) -> bytes:
        return sha(self.log[-1]) if self.log else ZEROS

    def public_of(self, device: str) -> bytes | None:
        """The key of a device that is in the team."""
        return next((one.public for one in self.fellows if one.device == device), None)

    def policy(self, first_target: int) -> dict[str, object]:
        return {
            "title": invite.seal_title(self.names_key, self.id, b"The Corner"),
            "waiting_days": [first_target, 25],
            "retention_years": None,
            "idle_minutes": None,
            "consent_words": b"",
            "carriers": ["folder", "hub"],
        }

    def entry(self, kind: int, body: object, *, after: Sequence[bytes] | None = None) -> bytes:
        """An entry behind `after` (the log as it is), signed by the founder."""
        log = self.log if after is None else after
        prev = sha(log[-1]) if log else ZEROS
        team = uuid.UUID(self.id).bytes
        payload = encode({0: 1, 1: team, 2: len(log), 3: prev, 4: WHEN, 5: kind, 6: body})
        return signed(ENTRY, self.fellows[0].device, payload, self.fellows[0].seed)

    def append(self, kind: int, body: object) -> bytes:
        self.log.append(self.entry(kind, body))
        return self.log[-1]

    def policy_entry(self, days: int) -> bytes:
        """A policy entry that would follow the log as it is."""
        return self.entry(POLICY, {0: self.policy(days)})

    def admit_joiner(self) -> bytes:
        """The joiner is in the team from this entry on."""
        self.fellows.append(self.joiner)
        return self.append(ADMIT, {0: self.joiner.card(self.names_key), 1: sha(self.joiner.public)})

    def request(self, secret: bytes) -> bytes:
        """What the joiner leaves under the locator of this secret."""
        one = self.joiner
        inner = encode(
            {
                0: uuid.UUID(self.id).bytes,
                1: sha(self.log[0]),
                2: uuid.UUID(one.member).bytes,
                3: hpke.member_public(one.private),
                4: "Rowan",
                5: "The Corner",
                6: "",
                7: list(one.roles),
            }
        )
        closed = invite.seal_request(secret, one.device, one.public, inner)
        payload = encode({0: 1, 1: invite.locator_of(secret), 2: one.public, 3: closed})
        return signed(REQUEST, one.device, payload, one.seed)

    def parcel(
        self,
        author: int,
        to: Sequence[int],
        *,
        id: str | None = None,
        bytes_of_content: int = 200,
        signed_by: int | None = None,
        team: str | None = None,
    ) -> OutParcel:
        """A parcel of the next number, sealed to its recipients by HPKE as the page says."""
        one = self.fellows[author]
        parcel = id or new_id()
        to_members = sorted(
            (self.fellows[who] for who in to), key=lambda fellow: uuid.UUID(fellow.member).bytes
        )
        one.seq += 1
        for fellow in to_members:
            one.counters[fellow.member] = one.counters.get(fellow.member, 0) + 1
        plaintext = padded(random.Random(parcel).randbytes(bytes_of_content))
        header: dict[int, object] = {
            0: 1,
            1: SUMMARY,
            2: uuid.UUID(team or self.id).bytes,
            3: uuid.UUID(parcel).bytes,
            4: uuid.UUID(one.member).bytes,
            5: one.seq,
            6: one.prev,
            7: [len(self.log) - 1, self.head],
            8: [[uuid.UUID(each.member).bytes, 1, one.counters[each.member]] for each in to_members],
            9: len(plaintext),
        }
        protected = header_bytes(PARCEL, one.device, header)
        seed = one.seed if signed_by is None else self.fellows[signed_by].seed
        data = signed_under(protected, self._sealed(protected, plaintext, to_members), seed)
        one.prev = sha(data)
        return OutParcel(parcel, sha(data), data)

    @staticmethod
    def _sealed(protected: bytes, plaintext: bytes, to: Sequence[Fellow]) -> bytes:
        bound, key, nonce = sha(protected), random.randbytes(32), random.randbytes(12)
        alg, wrap = encode({1: 24}), encode({1: -65647})
        recipients = []
        for one in to:
            closed = hpke.seal(
                hpke.member_public(one.private), key, encode(["HPKE Recipient", 24, wrap, bound])
            )
            header = {4: uuid.UUID(one.member).bytes + (1).to_bytes(4, "big"), -4: closed[: hpke.ENC_BYTES]}
            recipients.append([wrap, header, closed[hpke.ENC_BYTES :]])
        ciphertext = ChaCha20Poly1305(key).encrypt(nonce, plaintext, encode(["Encrypt", alg, bound]))
        return encode(CBORTag(96, [alg, {5: nonce}, ciphertext, recipients]))


def with_bad_signature(parcel: OutParcel) -> OutParcel:
    """The same parcel, with a signature that nobody made."""
    data = parcel.data[:-1] + bytes([parcel.data[-1] ^ 1])
    return OutParcel(parcel.id, sha(data), data)
