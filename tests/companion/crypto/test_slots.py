"""What opens a key bag, what does not, and what a change leaves alone."""

from dataclasses import replace

import pytest

from companion.crypto.age import recipient_of, recovery_identity
from companion.crypto.kdf import FLOOR
from companion.crypto.keybag import KeyBag
from companion.crypto.slots import (
    Stretched,
    open_slot_a,
    open_slot_b,
    stretch_for,
    with_passphrase,
    with_recovery_code,
)
from companion.errors import Code, KnownError

from .keybags import CODE, DEVICE_SECRET, MASTER, PROFILE, a_keybag, a_passphrase, another_passphrase


def refusal_of_a(bag: KeyBag, passphrase: Stretched, secret: bytes | None = DEVICE_SECRET) -> Code:
    with pytest.raises(KnownError) as caught:
        open_slot_a(bag, passphrase, secret)
    return caught.value.code


def refusal_of_b(bag: KeyBag, code: bytes = CODE) -> Code:
    with pytest.raises(KnownError) as caught:
        open_slot_b(bag, code)
    return caught.value.code


def test_both_ways_lead_to_the_master_key() -> None:
    bag = a_keybag()
    assert open_slot_a(bag, a_passphrase(), DEVICE_SECRET) == MASTER
    assert open_slot_b(bag, CODE) == MASTER
    assert bag.slot_b.recipient == recipient_of(recovery_identity(CODE))


def test_a_passphrase_is_stretched_as_the_slot_asks() -> None:
    stretched = stretch_for(a_keybag(), "otter canal lamp")
    assert stretched == a_passphrase()
    assert stretched.kdf == FLOOR
    assert stretched.secret.hex() not in repr(stretched)


def test_both_secrets_are_needed() -> None:
    bag = a_keybag()
    assert refusal_of_a(bag, another_passphrase()) is Code.WRONG_PASSPHRASE
    assert refusal_of_a(bag, a_passphrase(), bytes(32)) is Code.WRONG_PASSPHRASE
    assert refusal_of_a(bag, a_passphrase(), None) is Code.KEYRING_LOST
    assert refusal_of_b(bag, bytes(20)) is Code.WRONG_RECOVERY_CODE


def test_without_a_keyring_the_passphrase_stands_alone() -> None:
    bag = a_keybag(None)
    assert not bag.slot_a.device_secret
    assert open_slot_a(bag, a_passphrase(), None) == MASTER
    # A keyring that came later holds a secret this slot was not made with.
    assert open_slot_a(bag, a_passphrase(), DEVICE_SECRET) == MASTER


def test_a_slot_is_bound_to_its_profile_and_settings() -> None:
    bag = a_keybag()
    elsewhere = replace(bag, profile=PROFILE.replace("f1", "f2"))
    assert refusal_of_a(elsewhere, a_passphrase()) is Code.WRONG_PASSPHRASE
    assert refusal_of_b(elsewhere) is Code.WRONG_RECOVERY_CODE
    for slot in (
        replace(bag.slot_a, kdf=replace(FLOOR, passes=4)),
        replace(bag.slot_a, device_secret=False),
    ):
        assert refusal_of_a(replace(bag, slot_a=slot), a_passphrase()) is Code.WRONG_PASSPHRASE
    thiefs = replace(bag.slot_b, recipient=recipient_of(recovery_identity(bytes(20))))
    assert refusal_of_b(replace(bag, slot_b=thiefs)) is Code.WRONG_RECOVERY_CODE


def test_the_seal_shows_a_change_in_the_other_slot() -> None:
    bag = a_keybag()
    thiefs = replace(bag.slot_b, recipient=recipient_of(recovery_identity(bytes(20))))
    assert refusal_of_a(replace(bag, slot_b=thiefs), a_passphrase()) is Code.KEYBAG_DAMAGED
    emptied = replace(bag.slot_a, wrapped=bytes(48))
    assert refusal_of_b(replace(bag, slot_a=emptied)) is Code.KEYBAG_DAMAGED


def test_the_slots_cannot_change_places() -> None:
    bag = a_keybag()
    slot = replace(bag.slot_a, nonce=bag.slot_b.nonce, wrapped=bag.slot_b.wrapped)
    assert refusal_of_a(replace(bag, slot_a=slot), a_passphrase()) is Code.WRONG_PASSPHRASE


def test_a_new_passphrase_makes_slot_a_anew_and_nothing_else() -> None:
    before = a_keybag()
    after = with_passphrase(before, MASTER, another_passphrase(), DEVICE_SECRET)
    assert after.slot_b == before.slot_b
    assert refusal_of_a(after, a_passphrase()) is Code.WRONG_PASSPHRASE
    assert open_slot_a(after, another_passphrase(), DEVICE_SECRET) == MASTER
    assert open_slot_b(after, CODE) == MASTER


def test_a_new_recovery_code_makes_slot_b_anew_and_nothing_else() -> None:
    before, code = a_keybag(), bytes(range(1, 21))
    after = with_recovery_code(before, MASTER, code)
    assert after.slot_a == before.slot_a
    assert refusal_of_b(after) is Code.WRONG_RECOVERY_CODE
    assert open_slot_b(after, code) == MASTER
    assert after.slot_b.recipient == recipient_of(recovery_identity(code))
    assert open_slot_a(after, a_passphrase(), DEVICE_SECRET) == MASTER
