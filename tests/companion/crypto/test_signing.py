"""Ed25519, as strict as two readers have to be to agree."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto import signing

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
SIGN_BIT = 1 << 255
CURVE_D = -121665 * pow(121666, -1, FIELD) % FIELD
Point = tuple[int, int]

# RFC 8032, 7.1: seed, public key, message, signature.
KNOWN = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
        "55141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
        "b00d291612bb0c00",
    ),
]


def added(one: Point, other: Point) -> Point:
    """Addition on the curve (RFC 8032, 5.1.4), by the book."""
    (x1, y1), (x2, y2) = one, other
    both = CURVE_D * x1 * x2 * y1 * y2 % FIELD
    x = (x1 * y2 + y1 * x2) * pow(1 + both, -1, FIELD) % FIELD
    return x, (y1 * y2 + x1 * x2) * pow(1 - both, -1, FIELD) % FIELD


def point_of(y: int) -> Point:
    """A point with this y."""
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if (x * x - square) % FIELD:
        x = x * pow(2, (FIELD - 1) // 4, FIELD) % FIELD
    assert (x * x - square) % FIELD == 0
    return x, y


def of_small_order() -> list[int]:
    """The y of every point of small order, found by walking the group that one of order 8 makes."""
    generator = next(one for one in map(times_order, range(2, 99)) if one is not None and order_of(one) == 8)
    walked, at = [], (0, 1)
    for _ in range(8):
        at = added(at, generator)
        walked.append(at[1])
    return walked


def times_order(y: int) -> Point | None:
    """L times a point with this y: what is left of it outside the group of prime order."""
    try:
        step = point_of(y)
    except AssertionError:
        return None
    result, left = (0, 1), ORDER
    while left:
        if left & 1:
            result = added(result, step)
        step, left = added(step, step), left >> 1
    return result


def order_of(point: Point) -> int:
    """How often it is added until it is nothing."""
    count, at = 1, point
    while at != (0, 1):
        count, at = count + 1, added(at, point)
    return count


def written(y: int, sign: int) -> bytes:
    return (y | sign * SIGN_BIT).to_bytes(32, "little")


@pytest.mark.parametrize(("seed", "public", "message", "signature"), KNOWN)
def test_known_answers(seed: str, public: str, message: str, signature: str) -> None:
    raw = [bytes.fromhex(one) for one in (seed, public, message, signature)]
    assert signing.public_of(raw[0]) == raw[1]
    assert signing.sign(raw[0], raw[2]) == raw[3]
    assert signing.verified(raw[1], raw[2], raw[3])


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100), st.integers(0, 511), st.booleans())
def test_any_other_bit_and_it_is_not_signed(seed: bytes, message: bytes, bit: int, of_key: bool) -> None:
    public, signature = signing.public_of(seed), signing.sign(seed, message)
    assert signing.is_sound(public)
    assert signing.verified(public, message, signature)
    assert not signing.verified(public, message + b"!", signature)
    turned = bytearray(signature)
    turned[bit // 8] ^= 1 << bit % 8
    assert not signing.verified(public, message, bytes(turned))
    other = bytearray(public)
    other[bit % 32] ^= 1
    assert not signing.verified(bytes(other), message, signature)


def test_new_keys_differ() -> None:
    assert len({signing.new_device_key() for _ in range(20)}) == 20
    assert len(signing.new_device_key()) == signing.SEED_BYTES


def test_the_list_of_small_orders_is_whole() -> None:
    assert len(of_small_order()) == 8
    for y in of_small_order():
        for sign in (0, 1):
            assert not signing.is_sound(written(y, sign))


def test_keys_of_small_order_sign_nothing() -> None:
    """Under such a key the library takes a signature that nobody made, for any message. We do not."""
    taken = 0
    for y in set(of_small_order()):
        for sign in (0, 1):
            public = written(y, sign)
            for number in range(16):
                message = b"pay everything %d" % number
                for wrong in (written(1, 0) + bytes(32), public + bytes(32)):
                    taken += _library_takes(public, message, wrong)
                    assert not signing.verified(public, message, wrong)
    assert taken > 30  # else this test shows nothing


def test_a_key_has_one_form() -> None:
    """y and y + p are one point: 19 numbers fit twice into 255 bits."""
    assert _library_takes(written(FIELD + 1, 0), b"any", written(1, 0) + bytes(32))
    for more in range(19):
        for sign in (0, 1):
            assert not signing.is_sound(written(FIELD + more, sign))


def test_s_is_below_the_order() -> None:
    public, signature = signing.public_of(bytes(32)), signing.sign(bytes(32), b"m")
    s = int.from_bytes(signature[32:], "little")
    for times in range(1, 15):
        wrong = signature[:32] + (s + times * ORDER).to_bytes(32, "little")
        assert not signing.verified(public, b"m", wrong)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_lengths(length: int) -> None:
    public, signature = signing.public_of(bytes(32)), signing.sign(bytes(32), b"m")
    assert not signing.verified(bytes(length), b"m", signature)
    assert not signing.verified(public, b"m", signature[:length])
    assert not signing.verified(public, b"m", signature + b"\0")


def test_a_key_that_is_no_point() -> None:
    signature = signing.sign(bytes(32), b"m")
    assert not signing.verified(written(2, 0), b"m", signature)  # no point of the curve has y = 2


def _library_takes(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except Exception:  # noqa: BLE001 (whatever it says, it did not take it)
        return False
    return True
