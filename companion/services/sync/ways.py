"""The way to a place: everything a carrier is made from, collected from the vault, and the carrier itself.

`get_way` runs on the thread of the vault; `open_way` on the thread that may wait for a network or a disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from companion.clock import Clock
from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sync.places import get_enrolment_code
from companion.services.sync.syncing import sync_now
from companion.services.team.membership import get_device_keys, get_device_seed, get_pinned
from companion.services.team.roster_log import get_carrier_signer
from companion.sync.carrier import Carrier
from companion.sync.wire import CarrierKind, Credentials
from companion.team.entries import Signer
from companion.vault.audit import list_heads
from companion.vault.carriers import get_carrier, list_carriers

Progress = Callable[[int, int], None]
_SCRATCH = "folders"


class DeviceKeys:
    """The public keys of the team's devices, those that were revoked among them: a folder has no roster to check by.

    Replaced as a whole when the roster has changed, and read by another thread.
    """

    def __init__(self, keys: dict[str, bytes]) -> None:
        self._keys = keys

    def __call__(self, device: str) -> bytes | None:
        return self._keys.get(device)

    def replace(self, keys: dict[str, bytes]) -> None:
        """From now on these."""
        self._keys = keys


@dataclass(frozen=True, kw_only=True)
class Way:
    """What a carrier is made from. `remembered`: the identity it is pinned by; `scratch`: a private folder that lasts;
    `audit`: the head of this device's audit chain; None while carriers know us by the device before it.
    """

    carrier: str
    kind: CarrierKind
    where: str
    credentials: Credentials
    remembered: bytes
    keys: DeviceKeys = field(repr=False)
    vault: Path
    scratch: Path
    enrolment_code: str = field(repr=False)
    audit: tuple[int, bytes] | None


def get_way(session: Session, carrier: str) -> Way:
    """The way to one of the places in use. Raises NOT_FOUND, and NOT_ADMITTED where there is no team at all."""
    row = get_carrier(session.vault, carrier)
    profile = session.vault.path.parent
    seq, head = list_heads(session.vault)[session.vault.device]
    who = get_credentials(session)
    return Way(
        carrier=carrier,
        kind=CarrierKind(row.kind),
        where=row.place,
        credentials=who,
        remembered=row.identity or b"",
        keys=DeviceKeys(get_device_keys(session)),
        vault=profile,
        scratch=profile / _SCRATCH / carrier / who.device,  # a new device of ours has written nothing yet
        enrolment_code=get_enrolment_code(session, carrier),
        audit=(seq, bytes.fromhex(head)) if who.device == session.vault.device else None,
    )


def open_way(way: Way, clock: Clock, progress: Progress | None = None) -> Carrier:
    """The carrier at the end of a way. Touches no vault. Raises CARRIER_WRONG where the place cannot be one."""
    if way.kind is CarrierKind.HUB:
        from companion.sync.hub_client import HubCarrier  # brings the network along

        return HubCarrier(
            way.where, way.credentials, clock, enrolment_code=way.enrolment_code, audit=way.audit
        )
    from companion.sync.folder.carrier import FolderCarrier

    return FolderCarrier(
        Path(way.where),
        way.credentials,
        way.keys,
        way.remembered,
        way.scratch,
        vault=way.vault,
        progress=progress,
        audit=way.audit,
    )


def close_way(carrier: Carrier) -> None:
    """Let go of what a carrier holds on to: a hub's connection."""
    close = getattr(carrier, "close", None)
    if close is not None:
        close()


def sync_places(session: Session, random: Random) -> Changes:
    """Whole rounds with every place in use, one after another, on this thread. Raises as sync_now does, at the end:
    a place that cannot be reached keeps no other from getting its turn.
    """
    changes, trouble = Changes(), None
    for row in list_carriers(session.vault):
        try:
            changes |= _sync_place(session, random, row.id)
        except KnownError as caught:
            trouble = trouble or caught
    if trouble is not None:
        raise trouble
    return changes


def _sync_place(session: Session, random: Random, carrier_id: str) -> Changes:
    """Once more where the place has learned by it that this laptop goes on as another device."""
    changes, known_as = Changes(), ""
    while (way := get_way(session, carrier_id)).credentials.device != known_as:
        known_as = way.credentials.device
        carrier = open_way(way, session.clock)
        try:
            changes |= sync_now(session, carrier, random, carrier_id, way.keys.replace)
        finally:
            close_way(carrier)
    return changes


def get_credentials(session: Session) -> Credentials:
    """Who speaks to a carrier for this laptop, let in or not. Raises NOT_ADMITTED where there is no team at all."""
    pinned = get_pinned(session)
    if pinned is None:
        raise KnownError(Code.NOT_ADMITTED)
    signer = _signer(session)
    return Credentials(
        team=pinned.team, device=signer.device, member=session.member_id, device_seed=signer.seed
    )


def _signer(session: Session) -> Signer:
    try:
        return get_carrier_signer(session)
    except KnownError:
        return Signer(device=session.vault.device, seed=get_device_seed(session))
