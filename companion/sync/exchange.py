"""One question of the engine, put to a carrier: on the thread that may wait for a network; it touches no vault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion.errors import Code, KnownError
from companion.sync import commands as ask
from companion.sync.carrier import Carrier
from companion.sync.events import Answer


def exchange(carrier: Carrier, command: ask.CarrierCommand) -> Answer:
    """Ask a carrier what the engine wants to know: the answer for the engine. Raises what the carrier raises."""
    answer: Answer = _ASKED[type(command)](carrier, command)
    return answer


def _put_requests(carrier: Carrier, command: ask.PutRequests) -> None:
    for one in command.requests:
        carrier.put_request(one.locator, one.request)


def _fetch_answers(carrier: Carrier, command: ask.FetchAnswers) -> tuple[bytes, ...]:
    return tuple(one for locator in command.locators if (one := _fetched(carrier, locator)) is not None)


def _fetched(carrier: Carrier, locator: bytes) -> bytes | None:
    try:
        return carrier.fetch_invite(locator)
    except KnownError as trouble:
        if trouble.code is not Code.INVITE_EXPIRED:  # it lay there, and its time is over
            raise
        return None


def _carry_invites(carrier: Carrier, command: ask.CarryInvites) -> None:
    for one in command.post:
        carrier.post_invite(one.locator, one.posted, one.expires)
    for locator in command.take_back:
        carrier.take_invite_back(locator)


_ASKED: dict[type[ask.CarrierCommand], Callable[[Carrier, Any], Any]] = {
    ask.Meet: lambda carrier, _: carrier.identity(),
    ask.PutRequests: _put_requests,
    ask.FetchAnswers: _fetch_answers,
    ask.PullRoster: lambda carrier, command: carrier.pull_roster(command.after),
    ask.PushRoster: lambda carrier, command: carrier.push_roster(command.entries, command.head),
    ask.CarryInvites: _carry_invites,
    ask.ListRequests: lambda carrier, _: carrier.list_requests(),
    ask.PutParcels: lambda carrier, command: carrier.put_batch(command.parcels),
    ask.Pull: lambda carrier, command: carrier.pull(command.cursor),
}
