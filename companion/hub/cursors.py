"""Where a laptop stands in its mailbox: 28 bytes that mean something to this hub alone."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from companion.hub.era import EPOCH_BYTES
from companion.hub.problems import Problem, ProblemCode

_FORM = struct.Struct(f">{EPOCH_BYTES}sIQQ")
_MOST = 2**63 - 1


@dataclass(frozen=True)
class Cursor:
    """After this delivery: its era, the transaction that stored it, its number; given in the era named `epoch`."""

    epoch: bytes
    era: int = 0
    xid: int = 0
    seq: int = 0

    def packed(self) -> bytes:
        """As it is handed out."""
        return _FORM.pack(self.epoch, self.era, self.xid, self.seq)


def asked_cursor(packed: bytes) -> Cursor:
    """A cursor again; no bytes mean the start. Raises CURSOR_EXPIRED for what no hub ever gave."""
    if not packed:
        return Cursor(b"")
    if len(packed) != _FORM.size:
        raise Problem(ProblemCode.CURSOR_EXPIRED)
    cursor = Cursor(*_FORM.unpack(packed))
    if max(cursor.seq, cursor.xid) > _MOST or cursor.era >= 2**31:
        raise Problem(ProblemCode.CURSOR_EXPIRED)
    return cursor


def require_epoch(cursor: Cursor, epoch: bytes) -> Cursor:
    """The cursor, in this epoch. Raises CURSOR_EXPIRED for one that was given in another."""
    if cursor.epoch not in {b"", epoch}:
        raise Problem(ProblemCode.CURSOR_EXPIRED)
    return replace(cursor, epoch=epoch)
