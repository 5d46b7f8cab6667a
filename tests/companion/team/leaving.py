"""Bodies of entries that take somebody out, and why an entry was refused."""

from __future__ import annotations

import pytest

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.team.bodies import RevokeDevice, RevokedWhy, RevokeMember
from companion.team.roster import advanced

from .people import Log, Somebody

LEFT, STOLEN = RevokedWhy.LEFT, RevokedWhy.STOLEN


def out(who: Somebody, why: RevokedWhy = LEFT) -> RevokeMember:
    return RevokeMember(member=who.member, why=why)


def laptop_out(who: Somebody, why: RevokedWhy = STOLEN) -> RevokeDevice:
    return RevokeDevice(device=who.device, why=why)


def reason_of(log: Log, data: bytes) -> str:
    before = log.state
    with pytest.raises(KnownError) as refused:
        advanced(before, data)
    assert refused.value.code is Code.ROSTER_REFUSED and log.state == before
    return str(refused.value.facts["reason"])


EVERY = tuple(Role)
