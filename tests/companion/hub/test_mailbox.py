"""A mailbox is read in order, in pages of their size; its cursor is good while the database is the same."""

from __future__ import annotations

import psycopg
import pytest

from companion.errors import Code, KnownError
from companion.hub.command import main
from companion.hub.cursors import Cursor, asked_cursor, require_epoch
from companion.hub.problems import Problem
from companion.sync.hub_wire import MOST_BODY, read_page
from companion.sync.wire import FROM_THE_START
from tests.companion.hub.calling import Caller, carrier_of, code_of, enrolled
from tests.loopback.hub import HubProcess, command
from tests.loopback.postgres import Postgres

EPOCH = b"epoch--8"


def test_a_page_is_as_long_as_was_asked(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    sent = [team.parcel(0, [1]) for _each in range(7)]
    Caller(hub.address, team.fellows[0]).put(sent)
    reader = Caller(hub.address, team.fellows[1])
    pages = []
    path = "/v1/mailbox?limit=3"
    for _page in range(3):
        page = read_page(reader.ask("GET", path).content)
        pages.append((len(page.parcels), page.more))
        path = f"/v1/mailbox?limit=3&cursor={_text(page.cursor)}"
    assert pages == [(3, True), (3, True), (1, False)]


def test_parcels_come_in_the_order_they_were_put(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    sent = [team.parcel(0, [1]) for _each in range(20)]
    caller = Caller(hub.address, team.fellows[0])
    caller.put(sent[:15])
    caller.put(sent[15:])
    with carrier_of(hub.address, team.fellows[1]) as carrier:
        assert list(carrier.pull(FROM_THE_START).parcels) == [one.data for one in sent]


def test_a_page_is_not_larger_than_it_may_be(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    sent = [team.parcel(0, [1], bytes_of_content=900_000) for _each in range(6)]
    for one in sent:
        Caller(hub.address, team.fellows[0]).put([one])
    reader = Caller(hub.address, team.fellows[1])
    answer = reader.ask("GET", "/v1/mailbox")
    page = read_page(answer.content)
    assert len(answer.content) <= MOST_BODY
    assert 1 < len(page.parcels) < 6
    assert page.more
    rest = read_page(reader.ask("GET", f"/v1/mailbox?cursor={_text(page.cursor)}").content)
    assert len(page.parcels) + len(rest.parcels) == 6


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "limit=", "limit=1e3", "limit=٣"])
def test_a_limit_that_is_none_is_not_read(hub: HubProcess, hub_database: str, query: str) -> None:
    caller = Caller(hub.address, enrolled(hub.address, hub_database).fellows[0])
    from urllib.parse import quote

    assert code_of(caller.ask("GET", "/v1/mailbox?" + quote(query, safe="="))) == (400, "not_readable")


def test_after_a_new_epoch_reading_begins_again(
    hub: HubProcess, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.new_database() as database:
        command(database, "init")
        with HubProcess(database) as own:
            team = enrolled(own.address, database)
            sent = [team.parcel(0, [1]) for _each in range(3)]
            Caller(own.address, team.fellows[0]).put(sent[:2])
            with carrier_of(own.address, team.fellows[1]) as carrier:
                before = carrier.pull(FROM_THE_START)
                monkeypatch.setenv("COMPANION_HUB_DATABASE", database)
                assert main(["new-epoch"]) == 0
                with pytest.raises(KnownError) as caught:
                    carrier.pull(before.cursor)
                assert caught.value.code is Code.CURSOR_EXPIRED
                Caller(own.address, team.fellows[0]).put(sent[2:])
                page = carrier.pull(FROM_THE_START)
                assert list(page.parcels) == [one.data for one in sent]
                assert carrier.pull(page.cursor).parcels == ()


def test_a_database_that_moved_begins_an_era_by_itself(postgres: Postgres) -> None:
    """Here the cluster's name in the last era is another: as after a replica took over behind open connections."""
    with postgres.new_database() as database:
        command(database, "init")
        with HubProcess(database) as own:
            team = enrolled(own.address, database)
            Caller(own.address, team.fellows[0]).put([team.parcel(0, [1])])
            with carrier_of(own.address, team.fellows[1]) as carrier, psycopg.connect(database) as connection:
                cursor = carrier.pull(FROM_THE_START).cursor
                connection.execute("update era set cluster = 'elsewhere'")
                connection.commit()
                with pytest.raises(KnownError) as caught:
                    carrier.pull(cursor)
                assert caught.value.code is Code.CURSOR_EXPIRED
                assert len(carrier.pull(FROM_THE_START).parcels) == 1
                assert connection.execute("select count(*) from era").fetchone() == (2,)


def test_a_cursor_is_read_as_it_was_written_and_by_its_epoch_alone() -> None:
    cursor = Cursor(EPOCH, 3, 2**40, 2**33)
    assert require_epoch(asked_cursor(cursor.packed()), EPOCH) == cursor
    assert require_epoch(asked_cursor(b""), EPOCH) == Cursor(EPOCH)
    too_much = (Cursor(EPOCH, 1, 2**64 - 1, 1), Cursor(EPOCH, 1, 1, 2**64 - 1), Cursor(EPOCH, 2**31, 1, 1))
    for wrong in (b"x", cursor.packed() + b"x", *(one.packed() for one in too_much)):
        with pytest.raises(Problem):
            asked_cursor(wrong)
    with pytest.raises(Problem):
        require_epoch(asked_cursor(Cursor(b"another-", 3).packed()), EPOCH)


def _text(cursor: bytes) -> str:
    import base64

    return base64.urlsafe_b64encode(cursor).decode()
