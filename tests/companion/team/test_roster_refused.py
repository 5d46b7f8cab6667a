"""Every reason for which an entry of the log does not count."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from companion.crypto.cbor import encode, uuid_bytes
from companion.crypto.signed import signed
from companion.domain.member import Role
from companion.errors import KnownError
from companion.team.bodies import Admit, Create, SetNames, SetPolicy, SetRoles
from companion.team.entries import TYPE, make_first
from companion.team.roster import start
from companion.team.shapes import ZEROS
from tests.companion.team.leaving import EVERY, laptop_out, out, reason_of

from .people import ADA, AT, BEN, NOOR, SAM, TEAM, Log, Somebody, policy

NOT_ALLOWED = {
    "admit": (NOOR.admitted(), SAM),
    "revoke member": (out(ADA), SAM),
    "revoke another's laptop": (laptop_out(ADA), SAM),
    "revoke one's own laptop": (laptop_out(SAM), SAM),
    "rotate another's key": (replace(ADA, version=2).rotated(), SAM),
    "policy": (SetPolicy(policy=policy("Mine")), SAM),
    "roles": (SetRoles(member=SAM.member, roles=EVERY), SAM),
    "replace another's laptop": (ADA.replaced(2), SAM),
    "call another something else": (ADA.renamed("Adam"), SAM),
    "begin again": (Create(card=ADA.card, policy=policy()), ADA),
}


@pytest.mark.parametrize("name", NOT_ALLOWED)
def test_what_the_signer_has_no_right_to(name: str) -> None:
    log = Log.of(SAM)
    assert reason_of(log, log.made(*NOT_ALLOWED[name])) == "not_allowed"


def test_an_administrator_rotates_nobodys_key_but_their_own() -> None:
    log = Log.of(SAM)
    assert reason_of(log, log.made(replace(SAM, version=2).rotated(), ADA)) == "not_allowed"


def test_an_administrator_calls_nobody_something_else() -> None:
    log = Log.of(SAM)
    assert reason_of(log, log.made(SAM.renamed("Samuel"), ADA)) == "not_allowed"


REFUSED: dict[str, tuple[Any, Somebody, str]] = {
    "one who is out is revoked": (out(BEN), ADA, "already_revoked"),
    "a laptop that is out is revoked": (laptop_out(BEN), ADA, "already_revoked"),
    "one who is out gets roles": (SetRoles(member=BEN.member, roles=EVERY), ADA, "already_revoked"),
    "nobody is revoked": (out(NOOR), ADA, "unknown_member"),
    "nobody's laptop is revoked": (laptop_out(NOOR), ADA, "unknown_device"),
    "the last administrator leaves": (out(ADA), ADA, "last_administrator"),
    "the last administrator's laptop": (laptop_out(ADA), ADA, "last_administrator"),
    "the last administrator's role": (
        SetRoles(member=ADA.member, roles=(Role.WORKER,)),
        ADA,
        "last_administrator",
    ),
    "the same roles": (SetRoles(member=SAM.member, roles=tuple(SAM.roles)), ADA, "no_change"),
    "the same policy": (SetPolicy(policy=policy()), ADA, "no_change"),
    "the same names, byte by byte": (SetNames(member=SAM.member, names=SAM.card.names), SAM, "no_change"),
    "one who is out is called something else": (BEN.renamed("Benny"), BEN, "signer_revoked"),
    "names of nobody": (NOOR.renamed("Noor"), SAM, "not_allowed"),
    "a device twice": (
        Admit(card=replace(NOOR.card, device=SAM.device), request=ZEROS),
        ADA,
        "device_reused",
    ),
    "a laptop's key twice": (
        Admit(card=replace(NOOR.card, device_key=SAM.card.device_key), request=ZEROS),
        ADA,
        "key_reused",
    ),
    "a member's key twice": (
        Admit(card=replace(NOOR.card, member_key=SAM.card.member_key), request=ZEROS),
        ADA,
        "key_reused",
    ),
    "a key of one who is out": (
        Admit(card=replace(NOOR.card, member_key=BEN.card.member_key), request=ZEROS),
        ADA,
        "key_reused",
    ),
    "rotating to the same key": (replace(SAM.rotated(), key_version=2), SAM, "key_reused"),
    "skipping a version": (replace(SAM, version=3).rotated(), SAM, "key_version"),
    "a first version that is not 1": (replace(NOOR, version=2).admitted(), ADA, "key_version"),
    "a laptop's key of small order": (
        Admit(card=replace(NOOR.card, device_key=bytes(32)), request=ZEROS),
        ADA,
        "unusable_key",
    ),
    "a member's key that nothing can be sealed to": (
        Admit(card=replace(NOOR.card, member_key=b"\xff" * 1216), request=ZEROS),
        ADA,
        "unusable_key",
    ),
    "someone unknown signs": (NOOR.admitted(), NOOR, "unknown_signer"),
    "one who is out signs": (NOOR.admitted(), BEN, "signer_revoked"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_count(name: str) -> None:
    body, signer, reason = REFUSED[name]
    log = Log.of(SAM, BEN).add(out(BEN), ADA)
    assert reason_of(log, log.made(body, signer)) == reason


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"team": str(ADA.member)}, "wrong_team"),
        ({"number": 3}, "wrong_number"),
        ({"number": 1}, "wrong_number"),
        ({"prev": ZEROS}, "wrong_prev"),
    ],
)
def test_an_entry_in_the_wrong_place(wrong: dict[str, Any], reason: str) -> None:
    log = Log.of(SAM)
    assert reason_of(log, log.made(NOOR.admitted(), ADA, **wrong)) == reason


def test_a_signature_by_another_key() -> None:
    log = Log.of(SAM)
    thief = replace(ADA, laptop=9)
    data = make_as(log, ADA.device, thief.seed)
    assert reason_of(log, data) == "bad_signature"


def make_as(log: Log, device: str, seed: bytes) -> bytes:
    body = NOOR.admitted()
    payload = {
        0: 1, 1: uuid_bytes(TEAM), 2: log.state.number + 1, 3: log.state.head,
        4: "2026-04-01T09:30:00Z", 5: body.KIND, 6: body.to_cbor(),
    }  # fmt: skip
    return signed(TYPE, device, encode(payload), seed)


def test_a_first_entry_that_is_none() -> None:
    log = Log.begun()
    with pytest.raises(KnownError) as refused:
        start(log.made(NOOR.admitted(), ADA))
    assert refused.value.facts["reason"] == "wrong_number"
    for data, reason in (
        (log.made(Create(card=ADA.card, policy=policy()), ADA, number=0), "wrong_prev"),
        (log.made(NOOR.admitted(), ADA, number=0, prev=ZEROS), "not_allowed"),
        (log.made(Create(card=BEN.card, policy=policy()), ADA, number=0, prev=ZEROS), "not_allowed"),
        (make_first(TEAM, AT, SAM.card, policy(), SAM.seed), "last_administrator"),
        (make_first(TEAM, AT, replace(ADA, version=2).card, policy(), ADA.seed), "key_version"),
        (make_first(TEAM, AT, ADA.card, policy(), BEN.seed), "bad_signature"),
    ):
        with pytest.raises(KnownError) as refused:
            start(data)
        assert refused.value.facts["reason"] == reason
