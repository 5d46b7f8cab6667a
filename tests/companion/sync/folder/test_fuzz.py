"""Any bytes in place of a head, a statement or a bundle: refused or waited for, and the rest flows on."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cbor2 import CBORTag
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.crypto.cbor import decode, encode, uuid_bytes
from companion.crypto.signed import signed
from companion.sync.folder.carrier import FolderCarrier
from companion.sync.folder.files import (
    BUNDLE_TYPE,
    FOLDER_TYPE,
    HEAD_TYPE,
    MOST_BUNDLE,
    Told,
    read_bundle,
    read_head,
    read_statement,
)
from companion.sync.wire import FROM_THE_START
from tests.companion.sync.carrier_contract import SUPERVISOR, WORKER, Reader
from tests.companion.sync.contract_team import ContractTeam, Fellow
from tests.companion.sync.folder.folder_world import FolderWorld

READERS: dict[str, Callable[[bytes, str], Told | None]] = {
    FOLDER_TYPE: read_statement,
    HEAD_TYPE: read_head,
    BUNDLE_TYPE: read_bundle,
}
TEAM = ContractTeam()
ASH = TEAM.fellows[WORKER]
GOOD: dict[str, dict[object, object]] = {
    FOLDER_TYPE: {2: bytes(16)},
    HEAD_TYPE: {2: bytes(16), 3: 4, 4: bytes(32), 5: [[1, 2], [4, 4]], 6: [[1, 1]], 7: [3, bytes(32)]},
    BUNDLE_TYPE: {2: 1, 3: bytes(32), 4: [b"entry"], 5: [b"parcel"]},
}
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.binary(max_size=40)
    | st.text(max_size=5)
    | st.sampled_from([bytes(16), bytes(32), b"", 0, 1, 2, 99_999_999, 100_000_000]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 9), inner, max_size=3),
    max_leaves=8,
)


def file_of(type_text: str, told: dict[object, object], who: Fellow = ASH) -> bytes:
    return signed(type_text, who.device, encode({0: 1, 1: uuid_bytes(who.team), **told}), who.seed)


@pytest.mark.parametrize("type_text", READERS)
def test_what_the_page_says_is_read(type_text: str) -> None:
    told = READERS[type_text](file_of(type_text, GOOD[type_text]), TEAM.id)
    assert told is not None
    assert told.device == ASH.device
    assert told.signed_by(ASH.public)
    assert not told.signed_by(TEAM.fellows[SUPERVISOR].public)


@pytest.mark.parametrize("type_text", READERS)
def test_what_the_page_does_not_say_is_not(type_text: str) -> None:
    read, good = READERS[type_text], GOOD[type_text]
    other_type = FOLDER_TYPE if type_text != FOLDER_TYPE else HEAD_TYPE
    wrong = [
        b"",
        b"junk",
        file_of(type_text, good)[:-1],
        file_of(type_text, good) + b"\0",
        file_of(other_type, good),
        file_of(type_text, good | {0: 2}),
        file_of(type_text, good | {0: True}),
        file_of(type_text, good | {1: bytes(16)}),
        file_of(type_text, good | {1: None}),
        file_of(type_text, good | {9: 1}),
        file_of(type_text, {key: value for key, value in good.items() if key != 2}),
        file_of(type_text, good | {2: b"short"}),
        signed(type_text, ASH.device, encode([1, 2]), ASH.seed),
        signed(type_text, ASH.device, b"\xff", ASH.seed),
        signed(type_text, ASH.device, encode({0: 1, 1: uuid_bytes(TEAM.id), **good}), ASH.seed, extra={}),
    ]
    assert [read(one, TEAM.id) for one in wrong] == [None] * len(wrong)


@pytest.mark.parametrize(
    "told",
    [
        {3: -1},
        {3: 3},  # below what is there
        {3: True, 5: [], 6: []},
        {3: 100_000_000},
        {4: bytes(31)},
        {5: [[2, 1]]},
        {5: [[1, 1], [2, 2]]},  # touching: it has another spelling
        {5: [[3, 3], [1, 1]]},
        {5: [[0, 1]]},
        {5: [[1]]},
        {5: [1]},
        {5: [[1, True]]},
        {5: None},
        {6: [[5, 5]]},
        {7: [1]},
        {7: [-1, bytes(32)]},
        {7: [True, bytes(32)]},
        {7: [1, b""]},
        {7: 0},
    ],
)
def test_a_head_that_cannot_be(told: dict[object, object]) -> None:
    assert read_head(file_of(HEAD_TYPE, GOOD[HEAD_TYPE] | told), TEAM.id) is None


@pytest.mark.parametrize(
    "told",
    [
        {2: 0},
        {2: True},
        {2: 100_000_000},
        {3: b""},
        {4: [1]},
        {5: [[b""]]},
        {5: [b""] * 251},
        {4: {}},
        {5: None},
    ],
)
def test_a_bundle_that_cannot_be(told: dict[object, object]) -> None:
    assert read_bundle(file_of(BUNDLE_TYPE, GOOD[BUNDLE_TYPE] | told), TEAM.id) is None


def test_a_head_without_an_audit_is_read() -> None:
    assert read_head(file_of(HEAD_TYPE, GOOD[HEAD_TYPE] | {7: None}), TEAM.id) is not None


@given(st.sampled_from(list(READERS)), st.integers(0, 9), values)
def test_any_value_anywhere(type_text: str, key: int, value: object) -> None:
    """Signed by a member who means harm: read as what it says, or not at all."""
    data = file_of(type_text, GOOD[type_text] | {key: value})
    told = READERS[type_text](data, TEAM.id)
    assert told is None or told.signed_by(ASH.public)


@given(st.sampled_from(list(READERS)), st.data())
def test_any_bytes_changed(type_text: str, data: st.DataObject) -> None:
    """Not one of them passes for what was signed."""
    good = file_of(type_text, GOOD[type_text])
    at = data.draw(st.integers(0, len(good) - 1))
    new = data.draw(st.binary(max_size=6))
    gone = data.draw(st.integers(0, 6))
    changed = good[:at] + new + good[at + gone :]
    told = READERS[type_text](changed, TEAM.id)
    assert changed == good or told is None or not told.signed_by(ASH.public)


@given(
    st.sampled_from(list(READERS)), st.binary(max_size=300) | values.map(lambda one: encode(CBORTag(18, one)))
)
def test_any_bytes_at_all(type_text: str, data: bytes) -> None:
    assert READERS[type_text](data, TEAM.id) is None


def test_what_is_written_is_its_own_deterministic_encoding() -> None:
    for type_text, told in GOOD.items():
        data = file_of(type_text, told)
        assert encode(decode(data, most=MOST_BUNDLE)) == data


@contextmanager
def small_world() -> Iterator[FolderWorld]:
    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        yield FolderWorld(root)
    finally:
        shutil.rmtree(root)


@settings(max_examples=8)
@given(st.integers(0, 2**32))
def test_a_folder_full_of_mutations(seed: int) -> None:
    """Every file has copies, mutated, under names that a reader looks at: all of it comes, once, without an error."""
    dice = random.Random(seed)
    with small_world() as world:
        parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(2)]
        for one in parcels:
            world.carrier(WORKER).put_batch([one])
        request = world.team.request(bytes(16))
        world.joiner().put_request(bytes(16), request)
        for path in sorted(path for path in world.share.rglob("*") if path.is_file()):
            data = bytearray(path.read_bytes())
            for copy in range(3):
                at = dice.randrange(len(data))
                data[at : at + dice.randrange(4)] = dice.randbytes(dice.randrange(4))
                name = f"{path.name}-{copy}" if copy else f"x{path.name[-9:]}"  # a name that says nothing
                path.with_name(name).write_bytes(bytes(data))
        reader = Reader(world, SUPERVISOR).pull_all()
        assert set(reader.got) == {one.digest for one in parcels}
        assert reader.again == 0
        carrier: FolderCarrier = world.carrier(SUPERVISOR)
        assert carrier.pull_roster(-1).entries == tuple(world.team.log)
        assert carrier.list_requests() == (request,)
        carrier.pull(FROM_THE_START)
        assert carrier.waiting > 0
