"""Changes for the fuzzer that leave CBOR what it is: bytes turned at random are refused before anything reads them."""

from __future__ import annotations

import random
from collections.abc import Callable

from cbor2 import CBORTag

from companion.crypto.cbor import decode, encode
from companion.errors import KnownError

BYTES_ALONE = 0.25
DEEPER = 0.8
JUNK: tuple[object, ...] = (
    *(
        None,
        True,
        False,
        0,
        1,
        2,
        3,
        5,
        6,
        8,
        9,
        -1,
        -8,
        64,
        65,
        255,
        4096,
        65_536,
        1 << 20,
        1 << 32,
        (1 << 63) - 1,
        -(1 << 63),
    ),
    *(
        b"",
        bytes(12),
        bytes(15),
        bytes(16),
        bytes(20),
        bytes(32),
        b"\xff" * 16,
        b"\xff" * 32,
        bytes(48),
        bytes(1120),
        bytes(1216),
    ),
    *(
        "",
        "a",
        "a\0b",
        "e\u0301",
        "ß",
        "2026-02-30",
        "2026-11-23",
        "2026-11-23T09:30:00Z",
        "9999-12-31T23:59:59Z",
    ),
    *(
        "consent",
        "override",
        "member",
        "team",
        "reply",
        "seen",
        "worker",
        "administrator",
        "lost",
        "hub",
        "home",
        "x" * 300,
    ),
    *([], {}, [[]], [0, b""], {0: 1}, {"": 0}),
)


def mutated(data: bytes, seed: int, mutate_bytes: Callable[[bytes], bytes]) -> bytes:
    """The same input (a byte that names its layer, then CBOR) with something in it that is different."""
    chance = random.Random(seed)
    if chance.random() < BYTES_ALONE:
        return mutate_bytes(data)
    try:
        value = decode(data[1:], most=len(data))
    except KnownError:
        return mutate_bytes(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        value = _changed(value, chance)
    return data[:1] + encode(value)


def _changed(value: object, chance: random.Random) -> object:
    """Go down a while, and change what is there."""
    match value:
        case CBORTag():
            return CBORTag(chance.choice((value.tag, value.tag, 18, 96)), _changed(value.value, chance))
        case list() if value and chance.random() < DEEPER:
            at = chance.randrange(len(value))
            return [*value[:at], _changed(value[at], chance), *value[at + 1 :]]
        case list():
            return _of_list(value, chance)
        case dict() if value and chance.random() < DEEPER:
            key = chance.choice(list(value))
            return value | {key: _changed(value[key], chance)}
        case dict():
            return _of_map(value, chance)
        case bytes():
            return _of_bytes(value, chance)
    return _of_scalar(value, chance)


def _of_scalar(value: object, chance: random.Random) -> object:
    """Near to what it was, or anything else."""
    if chance.random() < 0.5:
        return chance.choice(JUNK)
    if isinstance(value, str):
        return value + chance.choice(("", "a", "\0", "\u0301", "é")) * chance.choice((1, 1, 300))
    if isinstance(value, int) and abs(value) < 1 << 62:
        return int(value) + chance.choice((-1, 1, 2, -2 * int(value)))
    return chance.choice(JUNK)


def _of_list(value: list[object], chance: random.Random) -> list[object]:
    """Longer, shorter, in another order."""
    extra = chance.choice([*value, *JUNK[:8]])
    return chance.choice(
        ([*value, extra], value[1:], value[::-1], value * 2, [chance.choice(JUNK), *value], [])
    )


def _of_map(value: dict[object, object], chance: random.Random) -> dict[object, object]:
    """A key more, a key less."""
    left = {key: one for key, one in value.items() if chance.random() < 0.8}
    key: object = chance.choice((0, 1, 9, 13, -4, "a", "about", "text", "companion"))
    return chance.choice((left, value | {key: chance.choice(JUNK)}))


def _of_bytes(value: bytes, chance: random.Random) -> object:
    """What is CBOR inside bytes is changed as such; else other bytes, or something that is none."""
    if chance.random() < 0.7:
        try:
            return encode(_changed(decode(value, most=len(value)), chance))
        except KnownError:
            pass
    at = chance.randrange(len(value) + 1)
    turned = value[:at] + bytes([chance.randrange(256)]) + value[at + 1 :]
    return chance.choice((turned, value[:at], value + b"\0", chance.choice(JUNK)))
