"""What was shared and what came, in plain text: kept as it was, and destroyed when it is taken back."""

from dataclasses import replace

import pytest

from companion.vault.db import Vault
from companion.vault.inbox import ArrivalState, list_arrivals, put_arrival
from companion.vault.shared import (
    count_answers_to_read,
    drop_received,
    get_received,
    get_shared_copy,
    list_answers_to_read,
    list_every_line,
    list_lines_of,
    list_lines_to_see,
    list_received_about,
    list_received_of,
    list_shared_copies,
    list_shared_copies_from,
    list_shared_copies_of,
    list_shared_items,
    list_shared_people,
    list_spent,
    put_opened,
    put_received,
    put_seen,
    put_shared_copy,
    put_shared_withdrawn,
)
from tests.companion.vault.raw_pages import plain_bytes
from tests.companion.vault.team_samples import arrival, minute, received, shared
from tests.companion.vault_fixtures import keys_of_test

MARKER = "a made up heron on the weir"


def test_a_shared_copy_stays_as_it_was_made(vault: Vault) -> None:
    copies = [shared(1), shared(2), shared(3, item="item-2"), shared(4, person_id="person-2", item="item-3")]
    with vault.transaction():
        for one in copies:
            put_shared_copy(vault, one)
    assert get_shared_copy(vault, "parcel-1") == copies[0]
    assert get_shared_copy(vault, "parcel-9") is None
    assert list_shared_copies(vault, "person-1") == copies[:3]
    assert list_shared_copies_of(vault, "item-1") == copies[:2]


def test_taken_back_is_said_once(vault: Vault) -> None:
    with vault.transaction():
        put_shared_copy(vault, shared(1))
        put_shared_copy(vault, shared(2))
        put_shared_withdrawn(vault, "parcel-1", minute(8))
        put_shared_withdrawn(vault, "parcel-1", minute(9))
    assert get_shared_copy(vault, "parcel-1") == shared(1, withdrawn_at=minute(8))
    assert get_shared_copy(vault, "parcel-2") == shared(2)


def test_what_stands_is_found_by_person_item_summary_and_decision(vault: Vault) -> None:
    other = {"person_id": "person-2", "item": "item-2", "summary_id": "summary-2", "consent_id": "consent-2"}
    with vault.transaction():
        for one in (shared(1), shared(2), shared(3, **other)):
            put_shared_copy(vault, one)
    assert list_shared_people(vault) == ["person-1", "person-2"]
    assert list_shared_items(vault, 9) == ["item-2", "item-1"]
    assert list_shared_items(vault, 1) == ["item-2"]
    assert list_shared_copies_from(vault, "summary-2") == [shared(3, **other)]
    assert list_spent(vault, ["consent-1", "consent-2", "consent-3"], "summary-1") == {"consent-2"}
    assert list_spent(vault, [], "summary-1") == frozenset()
    with vault.transaction():
        put_shared_withdrawn(vault, "parcel-3", minute(8))
    assert list_shared_people(vault) == ["person-1"]
    assert list_shared_items(vault, 9) == ["item-2", "item-1"]


def test_a_version_comes_once_in_whatever_parcel(vault: Vault) -> None:
    with vault.transaction():
        assert put_received(vault, received(1, previous=("version-0",)))
        assert not put_received(vault, received(1, parcel="parcel-2"))
    assert get_received(vault, "version-1") == received(1, previous=("version-0",))
    assert get_received(vault, "version-9") is None


def test_the_inbox_holds_summaries_and_grants(vault: Vault) -> None:
    rows = [received(3), received(1, kind=5), received(2, item="item-2")]
    answer = received(4, item="answer-1", kind=2, basis=None, about_item="item-1", about_version="version-3")
    with vault.transaction():
        for one in (*rows, answer):
            put_received(vault, one)
    came = ["version-1", "version-2", "version-3"]
    assert [one.version for one in list_every_line(vault)] == came
    assert [one.version for one in list_lines_to_see(vault)] == came
    with vault.transaction():
        put_seen(vault, "version-2", minute(9))
        put_seen(vault, "version-3", minute(9))
    assert [one.version for one in list_lines_to_see(vault)] == ["version-1", "version-3"]
    assert [one.version for one in list_lines_of(vault, "item-1")] == ["version-1", "version-3"]
    assert [one.version for one in list_received_of(vault, "item-1")] == ["version-1", "version-3"]
    assert list_received_about(vault, "item-1") == [answer]


def test_answers_count_that_came_from_whoever_has_the_item(vault: Vault) -> None:
    assert count_answers_to_read(vault) == 0
    answer = received(4, item="answer-1", kind=2, basis=None, about_item="item-9", about_version="version-3")
    with vault.transaction():
        put_received(vault, answer)
    assert count_answers_to_read(vault) == len(list_answers_to_read(vault, 9)) == 0


def test_opened_and_seen_are_noted_the_first_time(vault: Vault) -> None:
    with vault.transaction():
        put_received(vault, received(1))
        for number in (5, 6):
            put_opened(vault, "version-1", minute(number))
            put_seen(vault, "version-1", minute(number + 2))
    assert get_received(vault, "version-1") == received(1, opened_at=minute(5), seen_at=minute(7))


def test_destroyed_leaves_a_stub_and_touches_nothing_else(vault: Vault) -> None:
    with vault.transaction():
        for number, item in ((1, "item-1"), (2, "item-1"), (3, "item-2")):
            put_arrival(vault, arrival(number, state=ArrivalState.OPENED))
            put_received(vault, received(number, item=item))
        assert drop_received(vault, "item-1", "consent_withdrawn", minute(9)) == 2
        assert (
            drop_received(vault, "item-1", "by_mistake", minute(10)) == 2
        )  # said twice: the first time counts
    for number in (1, 2):
        stub = replace(
            received(number),
            content=None,
            basis=None,
            withdrawn_at=minute(9),
            withdrawn_why="consent_withdrawn",
        )
        assert get_received(vault, f"version-{number}") == stub
    assert get_received(vault, "version-3") == received(3, item="item-2")
    data = [one.data for one in list_arrivals(vault, ArrivalState.OPENED, 9)]
    assert data == [b"", b"", arrival(3).data]


def test_content_is_not_in_what_is_printed_of_a_row() -> None:
    assert "bicycles" not in repr([received(1), shared(1)])


@pytest.mark.parametrize("long", [1, 400], ids=["one page", "many pages"])
def test_destroyed_bytes_are_in_no_page_of_the_file_or_the_log(vault: Vault, long: int) -> None:
    key = keys_of_test().database
    content = {"question": " ".join([MARKER] * long)}
    with vault.transaction():
        for number in range(1, 4):
            came = arrival(number, data=(MARKER * long).encode(), state=ArrivalState.OPENED)
            put_arrival(vault, came)
            put_received(vault, received(number, content=content, basis={"topics_included": [MARKER]}))
    assert MARKER.encode() in plain_bytes(vault.path, key)  # so the search does find it
    assert vault.empty_log()
    assert MARKER.encode() in plain_bytes(vault.path, key)
    with vault.transaction():
        drop_received(vault, "item-1", "consent_withdrawn", minute(9))
    assert MARKER.encode() in plain_bytes(vault.path, key)  # the file still holds what the log will overwrite
    assert vault.empty_log()
    assert MARKER.encode() not in plain_bytes(vault.path, key)


def test_someone_who_reads_beside_keeps_the_log(vault: Vault) -> None:
    with vault.transaction():
        put_received(vault, received(1))
    vault.execute("PRAGMA busy_timeout = 0")
    with vault.beside(lambda: False) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM received").fetchone()
        with vault.transaction():
            drop_received(vault, "item-1", "consent_withdrawn", minute(9))
        assert not vault.empty_log()
    assert vault.empty_log()


def test_copies_of_one_moment_come_in_the_order_in_which_they_were_kept(vault: Vault) -> None:
    """Ids of parcels say nothing of their order, and a clock may stand for 16 ms."""
    kept = [shared(number, made_at=minute(1), item="item-1") for number in (3, 1, 2)]
    with vault.transaction():
        for one in kept:
            put_shared_copy(vault, one)
    for found in (
        list_shared_copies(vault, kept[0].person_id),
        list_shared_copies_of(vault, "item-1"),
        list_shared_copies_from(vault, kept[0].summary_id),
    ):
        assert [one.parcel for one in found] == [one.parcel for one in kept]
