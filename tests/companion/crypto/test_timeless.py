"""Ids of parcels: one of its own for each, in the right form, and no time in it."""

from __future__ import annotations

import uuid

from companion.crypto.digests import timeless_id


def test_an_id_that_a_place_sees_tells_no_time():
    made = [f"01890000-0000-7000-8000-{number:012x}" for number in range(200)]
    ids = [timeless_id(one) for one in made]
    assert len(set(ids)) == 200
    assert all((uuid.UUID(one).version, uuid.UUID(one).variant) == (8, uuid.RFC_4122) for one in ids)
    assert len({one[:8] for one in ids}) == 200  # a UUIDv7 begins with the time
    assert ids == [timeless_id(one) for one in made]
    assert timeless_id("01890000-0000-7000-8000-000000000001") == "aa88f59d-8da0-8022-b4c0-beac88d72d0a"
