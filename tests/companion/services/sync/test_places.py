"""Where sharing goes: chosen, begun anew, moved, left; and what a place says of itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sync.places import (
    LONGEST_CODE,
    LONGEST_PLACE,
    get_enrolment_code,
    move_place,
    see_places,
    stop_using,
    use_folder,
    use_hub,
)
from companion.services.team.teams import create_team, set_policy
from companion.sync.states import NOT_YET
from companion.sync.wire import CarrierKind
from companion.vault.audit import AuditAction, list_events
from companion.vault.carriers import CarrierState, get_carrier, list_carriers, put_carrier_facts
from companion.vault.outbox import count_waiting_at, drop_parcel, put_delivered, put_parcel
from companion.vault.shared import put_received, put_shared_copy
from tests.companion.vault.team_samples import ADA, SAM, add_parcels, minute, received, sealed, shared

from ..sessions import open_test_session

SHARE = Path(Path.cwd().anchor) / "made up" / "share"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "vault").mkdir()
    opened = open_test_session(tmp_path / "vault")
    yield opened
    opened.vault.close()


def used(session: Session, path: Path = SHARE) -> str:
    return use_folder(session, path).made or ""


def deliver(session: Session, carrier: str, *parcels: str) -> None:
    put_delivered(session.vault, carrier, parcels, minute(1))


def stands(session: Session, carrier: str, **values: object) -> None:
    """A place as some rounds have left it."""
    put_carrier_facts(session.vault, replace(get_carrier(session.vault, carrier), **values))  # type: ignore[arg-type]


def test_nothing_is_shared_until_a_place_is_chosen(session: Session) -> None:
    assert see_places(session) == ()


def test_a_chosen_folder_has_not_been_tried_yet(session: Session) -> None:
    changes = use_folder(session, SHARE / ".." / "share")
    (line,) = see_places(session)
    assert (line.carrier, line.kind, line.where) == (changes.made, CarrierKind.FOLDER, str(SHARE))
    assert (line.state, line.reason, line.met) == (CarrierState.WAITING, NOT_YET, False)
    assert (line.waiting, line.allowed, line.last_success_at, line.clock_off) == (0, True, None, None)
    assert "carrier" in changes.kinds
    assert list_events(session.vault, 1)[0].action is AuditAction.USE_PLACE


def test_folder_and_hub_at_once_in_the_order_they_were_chosen(session: Session) -> None:
    used(session)
    use_hub(session, " hub.example.org/ ")
    assert [(line.kind, line.where) for line in see_places(session)] == [
        (CarrierKind.FOLDER, str(SHARE)),
        (CarrierKind.HUB, "https://hub.example.org"),
    ]


def test_what_was_sealed_before_goes_to_a_new_place_too(session: Session) -> None:
    add_parcels(session.vault, 2, ())
    first = used(session)
    deliver(session, first, "parcel-1")
    second = used(session, SHARE / "other")
    assert [line.waiting for line in see_places(session)] == [1, 2]
    assert count_waiting_at(session.vault, second) == 2


@pytest.mark.parametrize(
    "path",
    [Path("share"), Path(), SHARE / "x\0y", SHARE / ("n" * LONGEST_PLACE)],
    ids=["bare", "here", "nul", "long"],
)
def test_what_is_no_folder_is_refused(session: Session, path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        use_folder(session, path)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.CARRIER_WRONG, "not_a_folder")
    assert see_places(session) == ()


@pytest.mark.parametrize("below", ["vault", "vault/inside", ".", "vault/../vault"])
def test_the_folder_of_the_vault_is_no_place_to_share(session: Session, tmp_path: Path, below: str) -> None:
    share = used(session)
    for deed in (use_folder, lambda session, path: move_place(session, share, path)):
        with pytest.raises(KnownError) as caught:
            deed(session, tmp_path / below)
        assert (caught.value.code, caught.value.facts["reason"]) == (Code.CARRIER_WRONG, "vault")
    assert [line.where for line in see_places(session)] == [str(SHARE)]


@pytest.mark.parametrize(
    ("address", "reason"),
    [("", "not_an_address"), ("http://hub.example.org", "not_https"), ("https://a/b?c", "not_an_address")],
)
def test_what_is_no_address_of_a_hub_is_refused(session: Session, address: str, reason: str) -> None:
    with pytest.raises(KnownError) as caught:
        use_hub(session, address)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.CARRIER_WRONG, reason)
    assert see_places(session) == ()


def test_a_code_for_the_hub_is_kept_until_the_hub_is_left(session: Session) -> None:
    hub = use_hub(session, "https://hub.example.org", " abcd-efgh\n").made or ""
    assert get_enrolment_code(session, hub) == "abcd-efgh"
    use_hub(session, "https://hub.example.org")
    assert get_enrolment_code(session, hub) == "abcd-efgh"
    use_hub(session, "https://hub.example.org", "ijkl")
    assert get_enrolment_code(session, hub) == "ijkl"
    stop_using(session, hub)
    assert get_enrolment_code(session, hub) == ""


def test_what_cannot_be_a_code_is_refused(session: Session) -> None:
    with pytest.raises(KnownError) as caught:
        use_hub(session, "https://hub.example.org", "x" * (LONGEST_CODE + 1))
    assert caught.value.code is Code.ENROLMENT_REFUSED
    assert see_places(session) == ()


def test_chosen_again_it_is_begun_anew(session: Session) -> None:
    share = used(session)
    add_parcels(session.vault, 3, (share,))
    deliver(session, share, "parcel-1", "parcel-2", "parcel-3")
    with session.vault.transaction():
        drop_parcel(session.vault, "parcel-3", "consent_withdrawn")
    before = {"attempts": 9, "identity": b"i", "cursor": b"c", "roster_cursor": 4, "facts": {"path": "x"}}
    stands(session, share, state=CarrierState.STOPPED, reason="carrier_emptied", **before)
    assert used(session) == share
    (line,) = see_places(session)
    assert (line.state, line.reason, line.facts, line.met) == (CarrierState.WAITING, NOT_YET, {}, False)
    row = get_carrier(session.vault, share)
    assert (row.cursor, row.roster_cursor, row.attempts, row.next_try_at) == (b"", -1, 0, None)
    assert line.waiting == 2  # what was dropped stays dropped


def test_what_every_recipient_opened_does_not_go_again(session: Session) -> None:
    share = used(session)
    with session.vault.transaction():
        for seq in (1, 2, 3):
            put_parcel(session.vault, sealed(seq), {ADA: seq, SAM: seq}, [share])
            put_shared_copy(session.vault, shared(seq))
        for number, (about, author) in enumerate([(1, ADA), (1, SAM), (2, SAM), (2, SAM)], 10):
            receipt = {"kind": 3, "about_item": "item-1", "about_version": f"version-{about}"}
            put_received(session.vault, received(number, author=author, **receipt))
    deliver(session, share, "parcel-1", "parcel-2", "parcel-3")
    used(session)
    assert count_waiting_at(session.vault, share) == 2


def test_a_stick_under_another_letter_is_the_same_place(session: Session) -> None:
    share = used(session)
    stands(
        session, share, identity=b"i", cursor=b"c", attempts=3, reason="carrier_gone", next_try_at=minute(9)
    )
    move_place(session, share, SHARE / "moved")
    row = get_carrier(session.vault, share)
    assert (row.place, row.identity, row.cursor) == (str(SHARE / "moved"), b"i", b"c")
    assert (row.reason, row.attempts, row.next_try_at) == (NOT_YET, 0, None)


def test_left_it_is_gone_from_the_list_and_can_be_chosen_as_a_new_one(session: Session) -> None:
    share = used(session)
    add_parcels(session.vault, 2, (share,))
    deliver(session, share, "parcel-1")
    stop_using(session, share)
    assert see_places(session) == ()
    assert list_events(session.vault, 1)[0].action is AuditAction.LEAVE_PLACE
    again = used(session)
    assert again != share
    assert count_waiting_at(session.vault, again) == 2


@pytest.mark.parametrize("deed", [stop_using, lambda session, one: move_place(session, one, SHARE)])
def test_a_place_that_is_not_there_is_not_found(session: Session, deed: object) -> None:
    with pytest.raises(KnownError) as caught:
        deed(session, "nowhere")  # type: ignore[operator]
    assert caught.value.code is Code.NOT_FOUND


def test_the_team_says_what_kinds_of_places_it_uses(session: Session) -> None:
    used(session)
    create_team(session, "Open Door")
    set_policy(session, carriers=("hub",))
    assert [line.allowed for line in see_places(session)] == [False]
    with pytest.raises(KnownError) as caught:
        use_folder(session, SHARE / "other")
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.CARRIER_WRONG, "policy")
    use_hub(session, "hub.example.org")
    assert len(list_carriers(session.vault)) == 2


def test_a_hub_tells_how_wrong_the_clock_is(session: Session) -> None:
    ten_years = timedelta(days=3652)
    hub = use_hub(session, "hub.example.org").made or ""
    seconds = round(ten_years.total_seconds())
    stands(session, hub, reason=Code.CLOCK_SKEW.value, facts={"offset": -seconds})
    assert [line.clock_off for line in see_places(session)] == [ten_years]


@pytest.mark.parametrize(("ahead", "said"), [(timedelta(minutes=50), False), (timedelta(days=3652), True)])
def test_a_clock_that_is_behind_its_own_dates_is_told(session: Session, ahead: timedelta, said: bool) -> None:
    share, other = used(session), used(session, SHARE / "other")
    stands(session, share, last_try_at=session.clock.now() + ahead)
    stands(session, other, last_try_at=session.clock.now())
    offs = {line.clock_off for line in see_places(session)}
    if not said:
        assert offs == {None}
    else:
        (off,) = offs
        assert off is not None and abs(off + ahead) < timedelta(minutes=1)
