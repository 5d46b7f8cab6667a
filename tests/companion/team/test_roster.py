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
from companion.errors import KnownError
from companion.team import rules
from companion.team.bodies import MOST_SEALED, SetNames, SetPolicy, SetRoles
from companion.team.entries import MOST_BYTES, TYPE, read_entry
from companion.team.roster import MOST_ENTRIES, advanced, replay
from tests.companion.team.leaving import EVERY, LEFT, STOLEN, laptop_out, out, reason_of

from .people import ADA, AT, BEN, NAMES_KEY, NOOR, SAM, TEAM, Log, Somebody, bytes_of, member_key, policy


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


def test_a_member_is_called_what_they_said_last() -> None:
    log = Log.of(SAM).add(SAM.renamed("Samira", "The Corner", "0161 2"), SAM)
    sam = log.state.names(NAMES_KEY)[SAM.member]
    assert (sam.name, sam.organisation, sam.contact) == ("Samira", "The Corner", "0161 2")
    assert log.state.names(NAMES_KEY)[ADA.member].name == "Ada"
    before, after = log.states[-2].members[SAM.member], log.state.members[SAM.member]
    assert replace(after, names=before.names, own=0) == before  # and nothing else of them is another
    second = Somebody("Sam", 2, 2)
    log.add(second.admitted(), ADA)  # one more laptop leaves the name alone
    assert log.state.names(NAMES_KEY)[SAM.member].name == "Samira"
    log.add(SAM.renamed("Sami"), second)
    assert log.state.names(NAMES_KEY)[SAM.member].name == "Sami"
    log.add(out(SAM), ADA)
    assert log.state.names(NAMES_KEY)[SAM.member].name == "Sami"  # shown among those who have left
    log.add(replace(SAM, laptop=3, version=3).admitted(), ADA)
    assert log.state.names(NAMES_KEY)[SAM.member].name == "Sam"  # as the card says with which they came back


def test_nobody_fills_the_log_for_everyone() -> None:
    log, sam = Log.of(SAM), replace(SAM, version=2)
    log.add(SAM.replaced(2), SAM)
    sam = replace(sam, laptop=2)
    while log.state.members[SAM.member].own < rules.MOST_OWN - rules.NOT_FOR_NAMES:
        log.add(sam.renamed("Sam"), sam)  # sealed anew, so other bytes each time
    assert reason_of(log, log.made(sam.renamed("Sam"), sam)) == "too_many"
    for version in range(2, rules.NOT_FOR_NAMES + 2):
        log.add(replace(sam, version=version).rotated(), sam)  # there was room left for keys and laptops
    assert log.state.members[SAM.member].own == rules.MOST_OWN
    sam = replace(sam, version=version + 1)
    for body in (sam.renamed("Sam"), sam.rotated(), sam.replaced(3)):
        assert reason_of(log, log.made(body, sam)) == "too_many"
    assert reason_of(log, log.made(ADA.renamed("Ada"), sam)) == "not_allowed"
    for _ in range(rules.MOST_OWN + 1):  # who else would let her in again?
        log.add(ADA.renamed("Ada"), ADA)
    log.add(replace(sam, laptop=3).admitted(), ADA)  # somebody looked at it
    log.add(sam.renamed("Sam"), sam)
    assert log.state.members[SAM.member].own == 1
    most = rules.MOST_MEMBERS * (rules.MOST_OWN + 1)
    assert most < MOST_ENTRIES  # there is room for administrators whatever members do


def test_names_that_do_not_open_call_nobody_anything() -> None:
    moved = SetNames(member=SAM.member, names=ADA.card.names)  # sealed for another member's card
    log = Log.of(SAM).add(moved, SAM)
    assert log.state.names(NAMES_KEY)[SAM.member].name == ""


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
        ({**right, 5: 10}, "not_as_named"),
        ({**right, 5: 9, 6: {0: uuid_bytes(ADA.member), 1: b""}}, "not_as_named"),
        ({**right, 5: 9, 6: {0: uuid_bytes(ADA.member), 1: "Ada"}}, "not_as_named"),
        ({**right, 5: 9, 6: {0: b"short", 1: b"names"}}, "not_as_named"),
        ({**right, 5: 9, 6: {0: uuid_bytes(ADA.member)}}, "not_as_named"),
        ({**right, 5: 9, 6: {0: uuid_bytes(ADA.member), 1: bytes(MOST_SEALED + 1)}}, "not_as_named"),
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
    log.add(SetPolicy(policy=policy("New")), BEN).add(BEN.renamed("Benny"), BEN).add(out(SAM), ADA)
    read = [read_entry(data) for data in log.entries]
    assert [one.body.KIND for one in read] == [1, 2, 2, 2, 4, 5, 8, 7, 6, 9, 3]
    assert [one.number for one in read] == list(range(11)) and {one.at for one in read} == {AT}
    assert bytes_of("request Ben 1") in [getattr(one.body, "request", b"") for one in read]
