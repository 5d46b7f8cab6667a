"""Tests of the smaller Unicode data: the table leads to the items, and what Qt calls stays."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from tests.workshop.icu import UNUSED, read_items, write_items

HEADER = struct.pack("<HBB", 24, 0xDA, 0x27) + bytes(20)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz/_.", min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.binary(min_size=1, max_size=50), min_size=1))
def test_what_is_written_is_read_again(items: dict[str, bytes]) -> None:
    found = read_items(HEADER + write_items(items), 0)
    assert list(found) == list(items)
    assert all(found[name].startswith(item) for name, item in items.items())
    assert all(len(found[name]) - len(item) < 16 for name, item in items.items())


def test_items_begin_where_a_processor_can_read_them() -> None:
    content = write_items({"a.res": b"x", "much-longer-name.res": b"yy", "z.res": b"z"})
    assert [struct.unpack_from("<I", content, 4 + 8 * index + 4)[0] % 16 for index in range(3)] == [0, 0, 0]


def test_collation_case_and_calendars_stay() -> None:
    kept = [
        "icudt73l/coll/sv.res",
        "icudt73l/root.res",
        "icudt73l/ucase.icu",
        "icudt73l/supplementalData.res",
    ]
    assert not any(UNUSED.match(name) for name in kept)
    dropped = [
        "icudt73l/brkitr/thaidict.dict",
        "icudt73l/gb18030.cnv",
        "icudt73l/zone/de.res",
        "icudt73l/de.res",
    ]
    dropped += ["icudt73l/sr_Latn_RS.res"]
    assert all(UNUSED.match(name) for name in dropped)
