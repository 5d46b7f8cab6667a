"""Cursors: read as they were written; what means nothing here is said."""

from __future__ import annotations

import pytest

from companion.crypto.cbor import encode
from companion.errors import Code
from companion.sync.folder.cursor import from_cursor, to_cursor
from tests.companion.sync.contract_team import new_id
from tests.companion.sync.folder.troubles import code_of

HERE = bytes(range(16))


def test_a_cursor_is_read_as_it_was_written() -> None:
    read = {new_id(): ((1, 7), (9, 9)), new_id(): ((2, 2),)}
    cursor = to_cursor(HERE, read)
    assert from_cursor(cursor, HERE) == read
    assert to_cursor(HERE, dict(reversed(read.items()))) == cursor
    assert from_cursor(to_cursor(HERE, {new_id(): ()}), HERE) == {}
    assert from_cursor(b"", HERE) == {}


@pytest.mark.parametrize(
    "told",
    [
        [2, HERE, []],
        [1, bytes(16), []],
        [1, HERE],
        [1, HERE, [1]],
        [1, HERE, [[bytes(16), [[2, 1]]]]],
        [1, HERE, [[bytes(15), [[1, 1]]]]],
        [1, HERE, [[bytes(16), [[1, 1]], 1]]],
        {},
    ],
)
def test_another_one_is_over(told: object) -> None:
    assert code_of(lambda: from_cursor(encode(told), HERE)) == (Code.CURSOR_EXPIRED, None)


@pytest.mark.parametrize("junk", [b"\xff", b"junk", bytes(2_000_000)])
def test_junk_is_over(junk: bytes) -> None:
    assert code_of(lambda: from_cursor(junk, HERE)) == (Code.CURSOR_EXPIRED, None)
