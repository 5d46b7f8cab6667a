"""Failure test 8: a hub that lies about keys, logs, parcels or itself gains nothing, and is mostly found out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from cbor2 import CBORTag

from companion.clock import SystemClock
from companion.crypto import hpke, signing
from companion.crypto.cbor import decode, encode
from companion.crypto.kdf import FLOOR
from companion.crypto.signed import signed
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.paths import home_in
from companion.services.sync.places import use_hub
from companion.services.sync.sending import AttentionKind, see_sending
from companion.services.sync.ways import sync_places
from companion.services.team.membership import get_membership
from companion.services.team.teams import change_roles, create_team, revoke_member
from companion.services.team.view import see_team
from companion.services.vaults.vaults import NewVault, create_vault, lock_vault
from companion.sync.hub_wire import page_body, read_page, read_roster, roster_body
from companion.sync.wire import Page, RosterPage
from companion.team.bodies import RevokedWhy
from companion.team.entries import TYPE, read_entry
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.team_of_three import TeamOfThree, team_of_three
from tests.companion.sync.contract_team import new_id
from tests.companion.sync.hub_client.wicked import Heard, Said
from tests.flow.failures.wicked_hub import WickedHub, wicked_hub
from tests.loopback.fixtures import enrolment_code, forget_team, hub, hub_database, postgres
from tests.loopback.hub import HubProcess

__all__ = ["hub", "hub_database", "postgres"]
ROSTER, MAILBOX, WHO = "/v1/roster", "/v1/mailbox", "/v1/hub"


@pytest.fixture
def wicked(hub: HubProcess) -> Iterator[WickedHub]:
    with wicked_hub(hub.address) as front:
        yield front


@pytest.fixture
def team(wicked: WickedHub, hub_database: str, tmp_path: Path) -> Iterator[TeamOfThree]:
    """Three laptops that share through the wicked hub, which has behaved so far."""
    with team_of_three(tmp_path / "laptops") as team:
        forget_team(hub_database, get_membership(team.worker).roster.team)
        code = enrolment_code(hub_database)
        for one in team.all:
            use_hub(one, wicked.address, code if one is team.administrator else "")
        _sync(*team.all, *team.all)
        yield team


def _sync(*sessions: object) -> Code | None:
    """Rounds, one after another; the first trouble, if any."""
    trouble = None
    for one in sessions:
        try:
            sync_places(one, Random(1))  # type: ignore[arg-type]
        except KnownError as error:
            trouble = trouble or error.code
    return trouble


def _head(session: object) -> bytes:
    return get_membership(session).roster.head  # type: ignore[arg-type]


def _trouble(session: object) -> Code | None:
    state = see_team(session)  # type: ignore[arg-type]
    assert state is not None
    return state.trouble


def _roster(change: object) -> object:
    """A change of the entries that are handed out."""

    def changed(_heard: Heard, said: Said) -> Said:
        entries = change(list(read_roster(said[2])[0].entries))  # type: ignore[operator]
        return said[0], said[1], roster_body(RosterPage(tuple(entries)))

    return changed


def _page(change: object) -> object:
    """A change of the parcels that are handed out."""

    def changed(_heard: Heard, said: Said) -> Said:
        page = read_page(said[2])
        parcels = tuple(change(list(page.parcels)))  # type: ignore[operator]
        return said[0], said[1], page_body(Page(parcels, page.cursor, page.more, page.carrier_time))

    return changed


# -- keys


def _with_another_key(entry: bytes, signer: tuple[str, bytes] | None) -> bytes:
    """The same admission with a member key of the hub's own; signed by a key of its own, or not at all."""
    outer = decode(entry, most=20_000)
    protected, bare, payload, signature = outer.value  # type: ignore[attr-defined]
    inner = decode(payload, most=20_000)
    inner[6][0][4] = hpke.member_public(hpke.new_member_key())  # type: ignore[index]
    if signer is not None:
        return signed(TYPE, signer[0], encode(inner), signer[1])
    return encode(CBORTag(18, [protected, bare, encode(inner), signature]))


@pytest.mark.parametrize("signs", [False, True])
def test_a_key_put_in_place_of_anothers_is_not_followed(
    wicked: WickedHub, team: TeamOfThree, signs: bool
) -> None:
    before = _head(team.worker)
    signer = (get_membership(team.administrator).device, signing.new_device_key()) if signs else None

    def swap(entries: list[bytes]) -> list[bytes]:
        return [_with_another_key(one, signer) if read_entry(one).body.KIND == 2 else one for one in entries]

    wicked.on(ROSTER, _roster(swap))  # type: ignore[arg-type]
    _sync(team.worker)
    assert _head(team.worker) == before
    assert _trouble(team.worker) in {Code.ROSTER_REFUSED, Code.ROSTER_FORKED, Code.ROSTER_ROLLED_BACK}
    _exchange_a_word(wicked, team)


def test_somebody_the_hub_admits_is_not_in_the_team(wicked: WickedHub, team: TeamOfThree) -> None:
    before, stranger, seed = _head(team.worker), new_id(), signing.new_device_key()

    def add(entries: list[bytes]) -> list[bytes]:
        last = entries[-1]
        inner = decode(decode(last, most=20_000).value[2], most=20_000)  # type: ignore[attr-defined]
        inner[2], inner[3] = inner[2] + 1, hashlib.sha256(last).digest()  # type: ignore[index]
        inner[6][0] |= {0: bytes(16), 1: bytes.fromhex(stranger.replace("-", "")), 2: signing.public_of(seed)}  # type: ignore[index]
        return [*entries, signed(TYPE, stranger, encode(inner), seed)]

    wicked.on(ROSTER, _roster(add))  # type: ignore[arg-type]
    _sync(team.worker)
    assert _head(team.worker) == before
    assert _trouble(team.worker) is Code.ROSTER_REFUSED
    assert len(get_membership(team.worker).roster.members) == 3


def _exchange_a_word(wicked: WickedHub, team: TeamOfThree) -> None:
    """What is sealed in the meantime is for those who were in the team, and arrives when the hub behaves."""
    seal(team.worker, team.supervisor, summary_content("I like gardens"))
    wicked.honest()
    _sync(team.worker, team.supervisor)
    assert _trouble(team.worker) is None
    assert words_at(team.supervisor) == ["I like gardens"]


# -- an old log


def test_an_older_log_is_not_gone_back_to(wicked: WickedHub, team: TeamOfThree) -> None:
    """Noor was revoked; to Sam the hub shows the log of yesterday, in which she is still in the team."""
    noor = team.worker.member_id
    revoke_member(team.administrator, noor, RevokedWhy.LEFT)
    _sync(team.administrator, team.supervisor)
    roster = get_membership(team.supervisor).roster
    assert not roster.members[noor].stands
    wicked.on(
        ROSTER, _roster(lambda entries: [one for one in entries if read_entry(one).number < roster.number])
    )  # type: ignore[arg-type]
    assert _sync(team.supervisor) is Code.CARRIER_ROLLED_BACK
    assert _head(team.supervisor) == roster.head
    assert _trouble(team.supervisor) is Code.ROSTER_ROLLED_BACK


def test_an_entry_that_is_withheld_is_missed(wicked: WickedHub, team: TeamOfThree) -> None:
    """The hub keeps back a new entry; what is sealed after it says that there is one, and waits for it."""
    wicked.on(ROSTER, _roster(lambda entries: [one for one in entries if read_entry(one).number < 3]))  # type: ignore[arg-type]
    before = _head(team.supervisor)
    wicked.honest()
    change_roles(team.administrator, team.worker.member_id, (Role.WORKER, Role.SUPERVISOR))
    _sync(team.administrator)
    seal(team.administrator, team.supervisor, summary_content("after it"))
    _sync(team.administrator)
    newest = get_membership(team.administrator).roster.number
    wicked.on(ROSTER, _roster(lambda entries: [one for one in entries if read_entry(one).number < newest]))  # type: ignore[arg-type]
    _sync(team.supervisor)
    assert _head(team.supervisor) == before
    assert words_at(team.supervisor) == []
    wicked.honest()
    _sync(team.supervisor)
    assert words_at(team.supervisor) == ["after it"]


# -- two logs


def test_a_log_that_is_another_for_each_is_found_out(wicked: WickedHub, team: TeamOfThree) -> None:
    """Two administrators at once: the hub lets each believe they came first. What they seal shows that they differ."""
    change_roles(team.administrator, team.supervisor.member_id, (Role.SUPERVISOR, Role.ADMINISTRATOR))
    _sync(*team.all)
    change_roles(team.administrator, team.worker.member_id, (Role.WORKER, Role.SUPERVISOR))
    change_roles(team.supervisor, team.worker.member_id, (Role.WORKER, Role.ADMINISTRATOR))
    _sync(team.administrator)
    pushed = [one for one in wicked.heard if one.method == "POST" and one.path == ROSTER][-1]
    theirs: list[bytes] = []

    def believe(heard: Heard, said: Said) -> Said:
        """To Sam: yes, your entry is in; and it is what the hub shows him."""
        if not heard.path.startswith(ROSTER) or said[0] not in {200, 201, 409}:
            return said
        if heard.method == "POST":
            theirs.extend(decode(heard.body, most=99_999)[0])  # type: ignore[index, call-overload]
            return 201, {"content-type": "application/json"}, b'{"number": 0}'
        shown = [one for one in read_roster(said[2])[0].entries if one not in _entries(pushed)]
        return said[0], said[1], roster_body(RosterPage((*shown, *theirs)))

    wicked.change = believe
    _sync(team.supervisor)
    assert _head(team.supervisor) != _head(team.administrator)
    seal(team.administrator, team.supervisor, summary_content("under another log"))
    wicked.honest()
    _sync(team.administrator)
    wicked.change = believe
    _sync(team.supervisor)
    assert words_at(team.supervisor) == []
    attention = see_sending(team.supervisor).attention
    assert [(one.kind, one.reason) for one in attention if one.kind is AttentionKind.KEPT_APART] == [
        (AttentionKind.KEPT_APART, "roster_forked")
    ]


def _entries(pushed: Heard) -> list[bytes]:
    found: list[bytes] = decode(pushed.body, most=99_999)[0]  # type: ignore[index, call-overload]
    return found


# -- parcels


def test_a_parcel_that_is_withheld_is_counted_as_missing(wicked: WickedHub, team: TeamOfThree) -> None:
    for word in ("one", "two", "three"):
        seal(team.worker, team.supervisor, summary_content(word))
    _sync(team.worker)
    wicked.on(MAILBOX, _page(lambda parcels: parcels[:1] + parcels[2:]))  # type: ignore[arg-type]
    _sync(team.supervisor)
    assert sorted(words_at(team.supervisor)) == ["one", "three"]
    missing = [one for one in see_sending(team.supervisor).attention if one.kind is AttentionKind.MISSING]
    assert [(one.name, one.count) for one in missing] == [("Noor", 1)]


def test_parcels_that_were_tampered_with_are_kept_apart_and_the_rest_flows_on(
    wicked: WickedHub, team: TeamOfThree
) -> None:
    for word in ("one", "two", "three"):
        seal(team.worker, team.supervisor, summary_content(word))
    _sync(team.worker)

    def tamper(parcels: list[bytes]) -> list[bytes]:
        flipped = parcels[0][:3000] + bytes([parcels[0][3000] ^ 1]) + parcels[0][3001:]
        return [flipped, parcels[1], parcels[1], parcels[2][:-1], b"junk", b""]

    wicked.on(MAILBOX, _page(tamper))  # type: ignore[arg-type]
    _sync(team.supervisor)
    assert words_at(team.supervisor) == ["two"]
    apart = [one for one in see_sending(team.supervisor).attention if one.kind is AttentionKind.KEPT_APART]
    assert len(apart) >= 2


# -- itself


def test_another_hub_under_the_same_address_is_not_trusted(wicked: WickedHub, team: TeamOfThree) -> None:
    def another(_heard: Heard, said: Said) -> Said:
        return 200, said[1], json.dumps(json.loads(said[2]) | {"hub": new_id()}).encode()

    wicked.on(WHO, another)
    put = len([one for one in wicked.heard if one.method == "POST"])
    seal(team.worker, team.supervisor, summary_content("not for you"))
    assert _sync(team.worker) in {Code.CARRIER_WRONG, Code.CARRIER_ROLLED_BACK, Code.CARRIER_EMPTIED}
    assert len([one for one in wicked.heard if one.method == "POST"]) == put
    assert see_sending(team.worker).waiting == 1


def test_a_hub_has_no_say_in_how_keys_are_derived_or_how_much_is_sent(
    wicked: WickedHub, hub_database: str, tmp_path: Path
) -> None:
    """Whatever it adds to what it says: the key bag stays byte for byte, and the limits are ours."""
    home = home_in(tmp_path / "laptop")
    wish = NewVault(label="", member_name="Ada", passphrase="otter canal lamp", kdf=FLOOR, made_up=True)
    session = create_vault(home, SystemClock(), None, wish).session
    bags = {path: path.read_bytes() for path in (tmp_path / "laptop").rglob("keybag*")}

    def advise(_heard: Heard, said: Said) -> Said:
        more = {"kdf": {"memory_kib": 8, "passes": 1}, "parameters": "argon2id$m=8", "batch_bytes": 10**9}
        return 200, said[1], json.dumps(json.loads(said[2]) | more).encode()

    wicked.on(WHO, advise)
    create_team(session, "Open Door peers")
    use_hub(session, wicked.address, enrolment_code(hub_database))
    assert _sync(session, session) is None
    assert bags
    assert {path: path.read_bytes() for path in (tmp_path / "laptop").rglob("keybag*")} == bags
    lock_vault(session)


def test_nothing_the_hub_ever_saw_tells_a_name_or_a_word(wicked: WickedHub, team: TeamOfThree) -> None:
    seal(team.worker, team.supervisor, summary_content("quorvane isselmurk"))
    _sync(*team.all, *team.all)
    assert words_at(team.supervisor) == ["quorvane isselmurk"]
    seen = b"\n".join(one.path.encode() + json.dumps(one.headers).encode() + one.body for one in wicked.heard)
    for word in ("quorvane", "isselmurk", "Maja", "Noor", "Open Door", "0161 496 0000"):
        assert word.encode() not in seen
