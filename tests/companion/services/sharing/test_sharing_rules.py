"""Rules 1, 2 and 3 with real vaults and real crypto, over random people: what leaves is opened and searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cbor2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.crypto.envelope import Kind, read_parcel
from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.summaries import Override, SummaryContent, shared_parts
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import (
    change_consent,
    decide_consent,
    remove_consent,
    withdraw_consent,
)
from companion.services.session import Session
from companion.services.sharing.items import get_item
from companion.services.sharing.keeping_to_consent import keep_to_consent
from companion.services.sharing.sharing import list_views, share_summary
from companion.services.sharing.sources import find_membership
from companion.services.team.membership import get_membership
from companion.sync.contents import read_content, to_map
from companion.vault.outbox import DeliveryState, get_parcel, list_recipients, put_delivered, put_tried
from companion.vault.rows import get_record, list_records, put_record
from companion.vault.shared import SharedCopy, get_received, list_received_of, list_shared_copies
from tests.companion.disguises import found_in
from tests.companion.domain.sharing_worlds import TOPICS, Cast, World, numbered_ids, worlds
from tests.companion.services.carried import carried
from tests.companion.services.sealed_by_hand import arrive

new_id = numbered_ids(0x100000)
SHARE = "the share"


@dataclass(frozen=True)
class Laptops:
    worker: Session
    others: dict[str, Session]

    @property
    def cast(self) -> Cast:
        us = get_membership(self.worker)
        return Cast(team=us.team, me=us.member, colleagues=tuple(self.others))


@pytest.fixture(scope="module")
def laptops(tmp_path_factory):
    with carried(tmp_path_factory.mktemp("team")) as between:
        team = between.team
        yield Laptops(team.worker, {one.member_id: one for one in (team.supervisor, team.administrator)})


def keep_world(laptops: Laptops, world: World) -> None:
    """Put everything of it into the worker's vault. What no laptop can know (members, spent) is the vault's own."""
    with laptops.worker.vault.transaction():
        for record in (
            world.sources.person,
            *world.talks,
            world.summary,
            *world.records,
            *world.said.decisions,
            *world.said.overrides,
        ):
            put_record(laptops.worker.vault, record)


def shared(laptops: Laptops, world: World) -> list[SharedCopy]:
    """What sharing sealed of the world's person; nothing where it was refused."""
    try:
        share_summary(laptops.worker, world.summary.id)
    except KnownError as trouble:
        assert trouble.code in {Code.SUMMARY_EMPTY, Code.NOBODY_TO_SHARE_WITH, Code.NOT_READ_BACK}
        assert list_shared_copies(laptops.worker.vault, world.summary.person_id) == []
    return list_shared_copies(laptops.worker.vault, world.summary.person_id)


def plaintext(session: Session, data: bytes) -> bytes:
    """Every byte that a recipient's key opens, padding and all."""
    us, parcel = get_membership(session), read_parcel(data)
    (mine,) = [one for one in parcel.header.recipients if one.member == us.member]
    return parcel._encrypted.opened(mine.kid(), us.keys[mine.key_version], parcel._signed.bound())


def read_inner_basis(opened: bytes) -> dict[str, object]:
    """The basis as it stands in the opened bytes."""
    length = int.from_bytes(opened[:4], "big")
    basis: dict[str, object] = cbor2.loads(opened[4 : 4 + length])[9]
    return basis


def support(world: World) -> list[ConsentDecision]:
    return [one for one in world.said.decisions if one.purpose is Purpose.SUPPORT and one.removed is None]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_only_what_was_agreed_is_in_the_bytes_and_only_for_whom_it_was(laptops, data):
    world = data.draw(worlds(new_id, laptops.cast))
    keep_world(laptops, world)
    decisions = {one.id: one for one in (*world.said.decisions, *world.said.overrides)}
    us = find_membership(laptops.worker)
    views = {one.decision.id: one for one in list_views(laptops.worker, us, world.summary)}
    copies = shared(laptops, world)
    reached: list[str] = []
    for copy in copies:
        decision = decisions[copy.consent_id]
        members = list_recipients(laptops.worker.vault, copy.parcel)
        reached += members
        assert_named(decision, members, laptops, world)
        sealed = get_parcel(laptops.worker.vault, copy.parcel).data
        for member in members:
            opened = plaintext(laptops.others[member], sealed)
            assert_nothing_else(world, decision, opened, sealed)
            for part in shared_parts(views[decision.id].content):
                assert part.text.encode() in opened
            arrive(laptops.others[member], sealed)
            came = get_received(laptops.others[member].vault, copy.version)
            assert came.content == to_map(views[decision.id].content) == copy.content
    assert len(reached) == len(set(reached))
    assert {one.consent_id for one in copies} == {one for one in views if views[one].why_not is None}


def assert_named(decision, members: Iterable[str], laptops: Laptops, world: World) -> None:
    """Rule 1: an unexpired, unwithdrawn consent names them, or a recorded override."""
    assert decision.removed is None
    assert decision.given_on is None or decision.given_on <= laptops.worker.clock.today()
    if decision.recipient_kind is RecipientKind.MEMBER:
        assert set(members) == {decision.recipient}
    else:
        assert (decision.recipient_kind, decision.recipient) == (RecipientKind.TEAM, laptops.cast.team)
    if isinstance(decision, Override):
        assert decision.reason.strip()
        assert decision.person_told or decision.why_not_told
        return
    assert (decision.answer, decision.purpose) == (Answer.YES, Purpose.SUPPORT)
    assert decision.withdrawn_on is None
    assert decision.expires_on is None or decision.expires_on > laptops.worker.clock.today()
    if decision.recipient_kind is RecipientKind.TEAM:
        assert not {one.recipient for one in support(world)} & set(members)


def assert_nothing_else(world: World, decision, opened: bytes, sealed: bytes) -> None:
    """Rule 2: what must stay is in no form in the opened bytes; nothing at all is in the sealed ones."""
    included: set[Topic] = set()
    excluded: set[Topic] = set()
    if isinstance(decision, ConsentDecision):
        included, excluded = set(decision.topics_included), set(decision.topics_excluded)
    else:
        own = {decision.recipient, "Sam"}
        for one in support(world):
            if one.recipient_kind is RecipientKind.TEAM or (one.recipient in own and not _is_service(one)):
                excluded |= set(one.topics_excluded)
    basis = read_inner_basis(opened)  # of its topics nothing but what the content shows
    assert (basis["topics_included"], basis["topics_excluded"]) == ([], [])
    for record in world.records:
        marker = world.marker_of(record)
        if (
            world.must_stay(record, included, excluded, isinstance(decision, ConsentDecision))
            or record.id in world.summary.left_out
        ):
            assert not found_in(opened, marker)
        assert not found_in(sealed, marker)
    assert not found_in(sealed, world.sources.person.name)
    assert not found_in(sealed, world.summary.question)


def _is_service(decision: ConsentDecision) -> bool:
    return decision.recipient_kind is RecipientKind.SERVICE


DEEDS = st.sampled_from(
    ["withdraw", "no", "exclude", "include", "expire", "remove", "own no", "own yes", "team no"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_word_stops_what_waits_and_destroys_what_has_gone(laptops, data):
    world = data.draw(worlds(new_id, laptops.cast))
    keep_world(laptops, world)
    gone: list[SharedCopy] = []
    for copy in shared(laptops, world):
        fate = data.draw(st.sampled_from(["waits", "tried", "gone", "gone"]))
        if fate != "waits":
            send(laptops, copy.parcel, lost=fate == "tried")
        if fate == "gone":
            gone.append(copy)
    for _ in range(data.draw(st.integers(1, 3))):
        change_word(laptops.worker, world, data)
    assert_kept_to(laptops, world)
    send_all(laptops, world)
    for copy in gone:
        for member in list_recipients(laptops.worker.vault, copy.parcel):
            came = list_received_of(laptops.others[member].vault, copy.item)
            there = [one.content for one in came if one.version == copy.version]
            closed = get_item(laptops.worker, copy.item).is_closed_to(member)
            assert closed or may_have(laptops, world, member, copy)
            assert there == [None if closed else copy.content]


def send_all(laptops: Laptops, world: World) -> None:
    """Whatever was sealed of the world's person and not dropped arrives."""
    for item in {one.item for one in list_shared_copies(laptops.worker.vault, world.summary.person_id)}:
        for parcel in get_item(laptops.worker, item).parcels:
            if parcel.line.dropped_why is None:
                send(laptops, parcel.line.parcel)


def send(laptops: Laptops, parcel: str, lost: bool = False) -> None:
    """Put a parcel at the share; its recipients take it, unless it is lost on the way."""
    vault, now = laptops.worker.vault, laptops.worker.clock.now()
    with vault.transaction():
        put_tried(vault, SHARE, [parcel], now)
        if not lost:
            put_delivered(vault, SHARE, [parcel], now)
    if not lost:
        for member in list_recipients(vault, parcel):
            arrive(laptops.others[member], get_parcel(vault, parcel).data)


def change_word(session: Session, world: World, data: st.DataObject) -> None:
    """The person says something else about somebody."""
    person, deed = world.summary.person_id, data.draw(DEEDS)
    today = session.clock.today()
    decisions = [one for one in list_records(session.vault, ConsentDecision, person) if one.given_on <= today]
    us = get_membership(session)
    colleague = data.draw(st.sampled_from(sorted(set(us.roster.members) - {us.member})))
    topics = (data.draw(st.sampled_from(TOPICS)),)
    if deed in {"own no", "own yes"}:
        decide_consent(session, person, colleague, Answer.NO if deed == "own no" else Answer.YES)
    elif deed == "team no":
        decide_consent(session, person, us.team, Answer.NO, recipient_kind=RecipientKind.TEAM)
    elif decisions:
        chosen = data.draw(st.sampled_from(decisions)).id
        deeds = {
            "withdraw": lambda: withdraw_consent(session, chosen),
            "no": lambda: change_consent(session, chosen, answer=Answer.NO),
            "exclude": lambda: change_consent(session, chosen, topics_excluded=topics),
            "include": lambda: change_consent(session, chosen, topics_included=topics),
            "expire": lambda: change_consent(session, chosen, expires_on=session.clock.today()),
            "remove": lambda: remove_consent(session, chosen),
        }
        deeds[deed]()


def assert_kept_to(laptops: Laptops, world: World) -> None:
    """Rule 3: nothing waits that may not go; whoever may have what they may not keep is asked to destroy it."""
    for copy in list_shared_copies(laptops.worker.vault, world.summary.person_id):
        item = get_item(laptops.worker, copy.item)
        (parcel,) = [one for one in item.parcels if one.line.parcel == copy.parcel]
        for member in parcel.members:
            if may_have(laptops, world, member, copy):
                continue
            waits = any(one.state is DeliveryState.WAITING for one in parcel.deliveries)
            assert parcel.line.dropped_why is not None or not waits
            assert item.is_closed_to(member) or not parcel.may_have_gone
    assert keep_to_consent(laptops.worker, world.summary.person_id).ids == frozenset()


def may_have(laptops: Laptops, world: World, member: str, copy: SharedCopy) -> bool:
    """The rule said again: the decision, and all that was said of the member alone, let the content go today."""
    vault, today = laptops.worker.vault, laptops.worker.clock.today()
    content = read_content(Kind.SUMMARY, copy.content)
    assert isinstance(content, SummaryContent)
    if copy.consent_id in {one.id for one in world.said.overrides}:
        concerned = {member, laptops.cast.team, "Sam"}
        excluded = {
            topic
            for one in list_records(vault, ConsentDecision, world.summary.person_id)
            if one.purpose is Purpose.SUPPORT and not _is_service(one)
            if one.recipient in concerned or one.recipient_kind is RecipientKind.TEAM or _is_team(world, copy)
            for topic in one.topics_excluded
        }
        return not any(set(part.topics) & excluded for part in shared_parts(content))
    own = [
        one
        for one in list_records(vault, ConsentDecision, world.summary.person_id)
        if one.recipient == member and one.purpose is Purpose.SUPPORT
        if one.recipient_kind is RecipientKind.MEMBER
    ]
    return all(
        one.removed is None
        and (one.answer, one.purpose, one.withdrawn_on) == (Answer.YES, Purpose.SUPPORT, None)
        and (one.expires_on is None or one.expires_on > today)
        and one.recipient in {member, laptops.cast.team}
        and all(
            not set(part.topics) & set(one.topics_excluded)
            and (not one.topics_included or (part.topics and set(part.topics) <= set(one.topics_included)))
            for part in shared_parts(content)
        )
        for one in (get_record(vault, ConsentDecision, copy.consent_id), *own)
    )


def _is_team(world: World, copy: SharedCopy) -> bool:
    (override,) = [one for one in world.said.overrides if one.id == copy.consent_id]
    return override.recipient_kind is RecipientKind.TEAM
