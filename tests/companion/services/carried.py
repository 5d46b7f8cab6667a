"""A team of three with a share in memory between them, and parcels that are sealed without anything being shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from companion.crypto.envelope import Kind
from companion.domain.changes import Changes
from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.record import Stamp, Voice, stamped
from companion.domain.summaries import (
    AnswerContent,
    AnswerKind,
    Basis,
    BasisKind,
    Content,
    SharedPassage,
    SummaryContent,
    WithdrawnWhy,
)
from companion.domain.topics import Topic
from companion.services.session import Session
from companion.services.sharing.sealing import seal_and_queue, seal_withdrawal
from companion.services.supervision.received_items import list_item
from companion.services.sync.syncing import sync_now
from companion.services.team.membership import get_membership
from companion.vault.carriers import CarrierRow, put_carrier
from companion.vault.outbox import put_deliveries
from companion.vault.rows import list_versions, put_record
from companion.vault.shared import Received, list_every_line
from tests.companion.services.team_of_three import (
    ClosedLaptop,
    TeamOfThree,
    close_team,
    make_team_of_three,
    open_team,
    team_of_three,
)
from tests.companion.sync.memory_carrier import MemoryCarrier, Share


def use_share(session: Session, share: Share, carrier: str = "the share") -> None:
    """Let a laptop share through it from now on."""
    with session.vault.transaction():
        row = CarrierRow(id=carrier, kind=share.kind, place="memory", since=session.clock.now())
        put_carrier(session.vault, row)
        put_deliveries(session.vault, carrier)


@dataclass
class Carried:
    """The team and what is between them."""

    team: TeamOfThree
    share: Share = field(default_factory=Share)
    random: Random = field(default_factory=lambda: Random(1))

    def sync(self, *sessions: Session, times: int = 1) -> Changes:
        """Whole rounds, one laptop after another; all of them unless some are named."""
        changes = Changes()
        for _ in range(times):
            for one in sessions or self.team.all:
                changes = changes | sync_now(one, MemoryCarrier(self.share, one.member_id), self.random)
        return changes


@contextmanager
def carried(folder: Path, share: Share | None = None) -> Iterator[Carried]:
    """A team of three, each with a way to one share; the log is at it already.

    The rounds are gone through once in a test run, unless the share is another one; what follows is a copy.
    """
    if share is not None:
        with team_of_three(folder) as team:
            yield _with_the_log(team, share)
        return
    laptops, made, random = _made_once()
    team = open_team(laptops, folder)
    try:
        yield Carried(team, deepcopy(made), deepcopy(random))
    finally:
        team.close()


def _with_the_log(team: TeamOfThree, share: Share) -> Carried:
    between = Carried(team, share)
    for one in team.all:
        use_share(one, between.share)
    between.sync(times=2)
    return between


@cache
def _made_once() -> tuple[tuple[ClosedLaptop, ...], Share, Random]:
    with TemporaryDirectory() as folder:
        between = _with_the_log(make_team_of_three(Path(folder)), Share())
        return close_team(between.team), between.share, between.random


def summary_content(words: str, *topics: Topic) -> SummaryContent:
    """A summary with one passage."""
    passage = SharedPassage(
        text=words, voice=Voice.PERSON, topics=topics or (Topic.HOME,), prompt=None, said_on=None
    )
    return SummaryContent(name="Maja", passages=(passage,), question="What would help?")


def basis_for(session: Session, to: Session, **changes: object) -> Basis:
    """A yes of a person to one member."""
    values: dict[str, object] = {
        "why": BasisKind.CONSENT,
        "id": session.clock.new_id(),
        "version": session.clock.new_id(),
        "purpose": Purpose.SUPPORT,
        "recipient_kind": RecipientKind.MEMBER,
        "recipient": to.member_id,
        "topics_included": (),
        "topics_excluded": (),
        "given_on": None,
        "expires_on": None,
    }
    basis = Basis(**{**values, **changes})  # type: ignore[arg-type]
    with session.vault.transaction():
        _record(session, basis)
    return basis


def _record(session: Session, basis: Basis) -> None:
    """Let there be the decision, about a person of its own: nothing is sealed without one."""
    if list_versions(session.vault, ConsentDecision, basis.id):
        return
    stamp = Stamp(version=basis.version, at=session.clock.now(), author=session.member_id)
    decision = ConsentDecision(
        **stamped(basis.id, stamp),  # type: ignore[arg-type]
        person_id=session.clock.new_id(),
        recipient=basis.recipient,
        answer=Answer.YES,
    )
    put_record(session.vault, decision)


def seal(
    session: Session,
    to: Session,
    content: Content,
    kind: Kind = Kind.SUMMARY,
    *,
    item: str = "",
    version: str = "",
    previous: Iterable[str] = (),
    basis: Basis | None = None,
) -> tuple[str, str]:
    """Seal for one member, resting on their own yes. Returns item and version."""
    item, version = item or session.clock.new_id(), version or session.clock.new_id()
    if kind in {Kind.SUMMARY, Kind.GRANT}:
        basis = basis or basis_for(session, to)
    with session.vault.transaction():
        seal_and_queue(
            session,
            get_membership(session),
            kind,
            [to.member_id],
            item=item,
            version=version,
            content=content,
            previous=tuple(previous),
            basis=basis,
        )
    return item, version


def seal_reply(session: Session, to: Session, item: str, version: str, words: str) -> tuple[str, str]:
    """Answer one version of an item."""
    content = AnswerContent(about=item, about_version=version, answer=AnswerKind.REPLY, text=words)
    return seal(session, to, content, Kind.REPLY)


def withdraw(session: Session, to: Session, item: str) -> None:
    """Ask for every version of an item to be destroyed."""
    with session.vault.transaction():
        seal_withdrawal(session, get_membership(session), [to.member_id], item, WithdrawnWhy.BY_MISTAKE)


def words_at(session: Session) -> list[str]:
    """The words of the passages that came, of every version that is still there."""
    return [one.content["passages"][0]["text"] for one in came_to(session) if one.content]


def came_to(session: Session) -> list[Received]:
    """Every version of every summary that came there, stubs too, oldest first."""
    rows = [
        row
        for item in dict.fromkeys(one.item for one in list_every_line(session.vault))
        for row in list_item(session, item)
    ]
    return sorted(rows, key=lambda one: (one.arrived_at, one.version))
