"""The log: what each entry does, who may sign it, and every reason for which one does not count."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from cbor2 import CBORTag

from companion.crypto.cbor import decode, encode, uuid_bytes
from companion.crypto.invite import open_names_key
from companion.crypto.signed import signed
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.team import rules
from companion.team.bodies import Admit, Create, RevokeDevice, RevokedWhy, RevokeMember, SetPolicy, SetRoles
from companion.team.entries import MOST_BYTES, TYPE, make_first, read_entry
from companion.team.roster import MOST_ENTRIES, advanced, replay, start
from companion.team.shapes import ZEROS

from .people import ADA, AT, BEN, NAMES_KEY, NOOR, SAM, TEAM, Log, Somebody, bytes_of, member_key, policy

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


def test_a_team_begins_with_one_administrator() -> None:
    state = Log.begun().state
    assert (state.number, state.head, state.team) == (0, state.root, TEAM)
    (ada,) = state.standing()
    assert (ada.roles, ada.key_version, ada.devices) == (ADA.roles, 1, (ADA.device,))
    assert state.is_administrator(ADA.member) and not state.is_administrator(SAM.member)
    assert state.title(NAMES_KEY) == "Peers" and state.consent_words(NAMES_KEY) == ""
    assert state.names(NAMES_KEY)[ADA.member].name == "Ada"
    assert state.names(bytes(32))[ADA.member].name == "" and state.title(bytes(32)) == ""


def test_the_admitted_find_the_key_of_the_names_in_their_card() -> None:
    sam = Log.of(SAM).state.members[SAM.member]
    assert open_names_key(SAM.private, sam.names_key, TEAM, SAM.member) == NAMES_KEY


def test_a_revoked_member_is_out_with_every_laptop() -> None:
    log = Log.of(SAM).add(SAM.replaced(2), SAM).add(out(SAM), ADA)
    sam = log.state.members[SAM.member]
    assert (sam.stands, sam.key, sam.devices, sam.revoked_at) == (False, None, (), 3)
    assert all(one.why is LEFT for one in log.state.devices.values() if one.member == SAM.member)
    assert not any(log.state.could_sign(one, 1) for one in (SAM.device, replace(SAM, laptop=2).device))
    assert [one.id for one in log.state.standing()] == [ADA.member]
    assert (
        reason_of(log, log.made(replace(SAM, version=2).rotated(), replace(SAM, laptop=2)))
        == "signer_revoked"
    )


def test_someone_who_was_revoked_comes_back_as_a_new_device_with_a_new_key() -> None:
    log = Log.of(SAM).add(out(SAM), ADA)
    assert reason_of(log, log.made(SAM.admitted(), ADA)) == "key_version"
    again = Somebody("Sam", 2, 2, (Role.WORKER,))
    sam = log.add(again.admitted(), ADA).state.members[SAM.member]
    assert (sam.stands, sam.roles, sam.devices, sam.revoked_at) == (True, again.roles, (again.device,), None)
    assert not log.state.could_sign(SAM.device, 1) and log.state.could_sign(again.device, 3)


def test_nothing_is_sealed_to_a_key_that_a_revoked_laptop_has_held_until_it_is_rotated() -> None:
    log = Log.of(NOOR, Somebody("Noor", 2, 2))
    noor = log.state.members[NOOR.member]
    assert noor.devices == (NOOR.device, replace(NOOR, laptop=2).device)
    assert noor.held_by == {replace(NOOR, laptop=2).device}
    log.add(laptop_out(NOOR), ADA)  # it has never held the newest key
    assert log.state.members[NOOR.member].key == member_key("Noor 2")
    second = Somebody("Noor", 2)
    log.add(replace(second, version=3).rotated(), second).add(second.replaced(3), second)
    log.add(laptop_out(second), ADA)  # it is replaced, and has held the key
    assert log.state.members[NOOR.member].key is None and log.state.members[NOOR.member].stands
    third = Somebody("Noor", 3)
    log.add(replace(third, version=4).rotated(), third)
    assert log.state.members[NOOR.member].key == member_key("Noor 4")


def test_a_laptop_that_does_not_hold_the_key_hands_none_on() -> None:
    log = Log.of(NOOR, Somebody("Noor", 2, 2)).add(NOOR.replaced(3), NOOR)
    assert log.state.members[NOOR.member].held_by == {Somebody("Noor", 2).device}


def test_a_replaced_laptop_signs_nothing_more_and_what_it_signed_still_counts() -> None:
    log = Log.of(SAM).add(SAM.replaced(2), SAM)
    new = replace(SAM, laptop=2)
    assert log.state.members[SAM.member].devices == (new.device,)
    assert log.state.members[SAM.member].key == member_key("Sam 1")
    assert log.state.could_sign(SAM.device, 1) and not log.state.could_sign(SAM.device, 2)
    assert log.state.could_sign(new.device, 2) and log.state.could_sign(new.device, 1)
    assert not log.state.could_sign("nobody's", 1)
    assert reason_of(log, log.made(replace(SAM, version=2).rotated(), SAM)) == "signer_revoked"


def test_a_laptop_of_ours_can_take_out_another_one_of_ours() -> None:
    second = Somebody("Noor", 2, 2)
    log = Log.of(NOOR, second).add(laptop_out(NOOR), second)
    assert log.state.devices[NOOR.device].why is STOLEN


def test_roles_and_policy_change() -> None:
    log = Log.of(SAM).add(SetRoles(member=SAM.member, roles=EVERY), ADA)
    assert log.state.is_administrator(SAM.member)
    log.add(SetPolicy(policy=replace(policy("Others"), waiting_days=(7, 10), carriers=("hub",))), SAM)
    assert log.state.title(NAMES_KEY) == "Others" and log.state.policy.waiting_days == (7, 10)
    log.add(out(ADA), SAM)
    assert log.state.standing() == (log.state.members[SAM.member],)


EVERY = tuple(Role)
NOT_ALLOWED = {
    "admit": (NOOR.admitted(), SAM),
    "revoke member": (out(ADA), SAM),
    "revoke another's laptop": (laptop_out(ADA), SAM),
    "revoke one's own laptop": (laptop_out(SAM), SAM),
    "rotate another's key": (replace(ADA, version=2).rotated(), SAM),
    "policy": (SetPolicy(policy=policy("Mine")), SAM),
    "roles": (SetRoles(member=SAM.member, roles=EVERY), SAM),
    "replace another's laptop": (ADA.replaced(2), SAM),
    "begin again": (Create(card=ADA.card, policy=policy()), ADA),
}


@pytest.mark.parametrize("name", NOT_ALLOWED)
def test_what_the_signer_has_no_right_to(name: str) -> None:
    log = Log.of(SAM)
    assert reason_of(log, log.made(*NOT_ALLOWED[name])) == "not_allowed"


def test_an_administrator_rotates_nobodys_key_but_their_own() -> None:
    log = Log.of(SAM)
    assert reason_of(log, log.made(replace(SAM, version=2).rotated(), ADA)) == "not_allowed"


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


def test_a_log_is_replayed_from_the_root_it_was_pinned_to() -> None:
    log = Log.of(SAM, NOOR)
    assert replay(log.entries, log.root) == log.state
    for entries in ([], log.entries[1:], Log.begun(BEN).entries):
        with pytest.raises(KnownError):
            replay(entries, log.root)
    with pytest.raises(KnownError) as refused:
        replay(Log.begun(BEN).entries, log.root)
    assert refused.value.facts["reason"] == "wrong_root"
    with pytest.raises(KnownError):
        replay([], log.root)


def test_a_team_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log.of(SAM)
    full = replace(log.state, number=MOST_ENTRIES - 1)
    with pytest.raises(KnownError) as refused:
        advanced(full, log.made(NOOR.admitted(), ADA, number=MOST_ENTRIES))
    assert refused.value.facts["reason"] == "too_many"
    monkeypatch.setattr(rules, "MOST_MEMBERS", 2)
    assert reason_of(log, log.made(NOOR.admitted(), ADA)) == "too_many"
    log.add(Somebody("Sam", 2, 2).admitted(), ADA)
    monkeypatch.setattr(rules, "MOST_DEVICES", 3)
    assert reason_of(log, log.made(SAM.replaced(3), SAM)) == "too_many"


def payload_of(log: Log) -> dict[Any, Any]:
    read = read_entry(log.made(NOOR.admitted(), ADA))
    value = decode(read.signed.payload, most=MOST_BYTES)
    assert isinstance(value, dict)
    return value


def test_an_entry_that_says_more_or_other_things_than_the_page() -> None:
    log = Log.of(SAM)
    right = payload_of(log)
    card, request = right[6].values()
    wrong: list[tuple[object, str]] = [
        ({**right, 7: 0}, "not_as_named"),
        ({**right, 0: 2}, "unknown_version"),
        ({**right, 0: True}, "not_as_named"),
        ({**right, 1: b"short"}, "not_as_named"),
        ({**right, 2: -1}, "not_as_named"),
        ({**right, 3: bytes(31)}, "not_as_named"),
        ({**right, 4: "yesterday"}, "not_as_named"),
        ({**right, 4: "2026-13-01T09:30:00Z"}, "not_as_named"),
        ({**right, 4: 5}, "not_as_named"),
        ({**right, 5: 9}, "not_as_named"),
        ({**right, 5: "2"}, "not_as_named"),
        ({**right, 6: []}, "not_as_named"),
        ({**right, 6: {0: card}}, "not_as_named"),
        ({**right, 6: {0: {**card, 5: []}, 1: request}}, "not_as_named"),
        ({**right, 6: {0: {**card, 5: ["supervisor", "worker"]}, 1: request}}, "not_as_named"),
        ({**right, 6: {0: {**card, 5: ["worker", "worker"]}, 1: request}}, "not_as_named"),
        ({**right, 6: {0: {**card, 5: ["cook"]}, 1: request}}, "not_as_named"),
        ({**right, 6: {0: {**card, 5: "worker"}, 1: request}}, "not_as_named"),
        ({**right, 6: {0: {**card, 6: b""}, 1: request}}, "not_as_named"),
        ({**right, 5: 3, 6: {0: uuid_bytes(SAM.member), 1: "bored"}}, "not_as_named"),
        ([right], "not_as_named"),
    ]
    for value, reason in wrong:
        assert reason_of(log, signed(TYPE, ADA.device, encode(value), ADA.seed)) == reason
    for data, reason in (
        (b"", "not_cbor"),
        (encode(CBORTag(18, [b"", {}, b"", bytes(64)])), "not_cbor"),
        (log.made(NOOR.admitted(), ADA) + b"\0", "not_cbor"),
        (bytes(MOST_BYTES + 1), "too_large"),
        (signed("companion/parcel/v1", ADA.device, encode(right), ADA.seed), "not_as_named"),
        (signed(TYPE, ADA.device, encode(right), ADA.seed, {}), "not_as_named"),
    ):
        assert reason_of(log, data) == reason


@pytest.mark.parametrize(
    "wrong",
    [
        {"waiting_days": [14]},
        {"waiting_days": [25, 14]},
        {"waiting_days": [1, 2, 3]},
        {"waiting_days": 14},
        {"retention_years": "20"},
        {"idle_minutes": 1001},
        {"carriers": ["hub", "folder"]},
        {"carriers": ["post"]},
        {"carriers": [1]},
        {"title": b""},
        {"consent_words": "none"},
        {"more": 1},
    ],
)
def test_a_policy_that_says_other_things_than_the_page(wrong: dict[str, Any]) -> None:
    log = Log.of(SAM)
    right = payload_of(log)
    told = {**policy("Other").to_cbor(), **wrong}
    data = signed(TYPE, ADA.device, encode({**right, 5: 6, 6: {0: told}}), ADA.seed)
    assert reason_of(log, data) == "not_as_named"


def test_numbers_of_a_policy() -> None:
    told = replace(policy(), retention_years=20, idle_minutes=5)
    log = Log.of(SAM).add(SetPolicy(policy=told), ADA)
    assert (log.state.policy.retention_years, log.state.policy.idle_minutes) == (20, 5)


def test_what_is_read_is_what_was_said() -> None:
    log = Log.of(SAM, Somebody("Sam", 2, 2), BEN)
    second = Somebody("Sam", 2)
    log.add(laptop_out(SAM), second).add(replace(second, version=3).rotated(), second)
    log.add(second.replaced(3), second).add(SetRoles(member=SAM.member, roles=EVERY), BEN)
    log.add(SetPolicy(policy=policy("New")), BEN).add(out(SAM), ADA)
    read = [read_entry(data) for data in log.entries]
    assert [one.body.KIND for one in read] == [1, 2, 2, 2, 4, 5, 8, 7, 6, 3]
    assert [one.number for one in read] == list(range(10)) and {one.at for one in read} == {AT}
    assert bytes_of("request Ben 1") in [getattr(one.body, "request", b"") for one in read]
