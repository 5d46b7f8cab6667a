"""Summaries that were shared with whoever has a vault: every state the inbox knows, sealed by nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from companion.domain.consent import Purpose, RecipientKind
from companion.domain.record import Voice
from companion.domain.strengths import HopeState
from companion.domain.summaries import (
    AnswerKind,
    Basis,
    BasisKind,
    SharedHope,
    SharedPassage,
    SharedStrength,
    SummaryContent,
)
from companion.domain.topics import Topic
from companion.services.session import Session
from companion.services.supervision.supervision import mark_opened, mark_seen, see_inbox, write_answer
from companion.services.team.membership import get_pinned
from companion.services.team.teams import create_team
from companion.sync.contents import to_map, to_sealed_basis
from companion.vault.shared import Received, drop_received, put_received

TITLE = "Open Door peers"
WORDS = "I used to mend bicycles, and I would like to do that again."


def put_in_team(session: Session) -> None:
    """Be in a team of one's own, where there is none yet."""
    if get_pinned(session) is None:
        create_team(session, TITLE)


def content(words: str = WORDS, **values: Any) -> SummaryContent:
    """What one summary says."""
    passage = SharedPassage(
        text=words, voice=Voice.PERSON, topics=(Topic.WORK_AND_LEARNING,), prompt=None, said_on=None
    )
    strength = SharedStrength(
        text="Good with their hands",
        voice=Voice.TOGETHER,
        topics=(Topic.WORK_AND_LEARNING,),
        domain=None,
        kind=None,
        example="",
    )
    hope = SharedHope(
        text="A job with tools",
        voice=Voice.PERSON,
        topics=(Topic.WORK_AND_LEARNING,),
        smallest_step="",
        why_it_matters="",
        state=HopeState.HOPING,
        set_aside_why="",
    )
    told: dict[str, Any] = {
        "name": "Maja",
        "passages": (passage,),
        "strengths": (strength,),
        "hopes": (hope,),
        "question": "What would you do next?",
        "person_saw": True,
    }
    return SummaryContent(**{**told, **values})


def basis(session: Session, **values: Any) -> Basis:
    """A yes to whoever has the vault."""
    told: dict[str, Any] = {
        "why": BasisKind.CONSENT,
        "id": session.clock.new_id(),
        "version": session.clock.new_id(),
        "purpose": Purpose.SUPPORT,
        "recipient_kind": RecipientKind.MEMBER,
        "recipient": session.member_id,
        "topics_included": (Topic.WORK_AND_LEARNING,),
        "topics_excluded": (Topic.MONEY,),
        "given_on": session.clock.today(),
        "expires_on": session.clock.today() + timedelta(days=180),
    }
    return Basis(**{**told, **values})


def put_version(
    session: Session, says: SummaryContent, item: str = "", *previous: str, author: str = "", **values: Any
) -> tuple[str, str]:
    """One version that came, of a new item unless one is named. Returns item and version."""
    item, version = item or session.clock.new_id(), session.clock.new_id()
    sealed = to_sealed_basis(values.pop("basis", None) or basis(session))
    with session.vault.transaction():
        put_received(
            session.vault,
            Received(
                version=version,
                item=item,
                previous=previous,
                kind=1,
                author=author or session.member_id,
                device=session.vault.device,
                parcel=session.clock.new_id(),
                written_at=session.clock.now(),
                arrived_at=values.pop("arrived_at", session.clock.now()),
                basis={
                    name: one.isoformat() if hasattr(one, "isoformat") else one
                    for name, one in vars(sealed).items()
                },
                content=to_map(says),
                **values,
            ),
        )
    return item, version


def put_inbox(session: Session) -> dict[str, str]:
    """One item of each state, by what it is called here; made once."""
    put_in_team(session)
    if see_inbox(session).lines:
        return _known(session)
    put_version(session, content(name="Ivo", question=""))
    item, first = put_version(session, content())
    put_version(
        session, content("Now I mend bicycles on Saturdays.", question="Is that too soon?"), item, first
    )
    mark_opened(session, item)
    write_answer(session, item, AnswerKind.PRAISE, "You gave this time, and it shows.")
    apart, first = put_version(session, content(name="Apart"))
    put_version(session, content("One way", name="Apart"), apart, first)
    put_version(session, content("Another way", name="Apart"), apart, first)
    mark_opened(session, apart)
    seen, _ = put_version(session, content(name="Seen"))
    mark_opened(session, seen)
    mark_seen(session, seen)
    gone, _ = put_version(session, content(name="Gone"))
    with session.vault.transaction():
        drop_received(session.vault, gone, "by_mistake", session.clock.now())
    return _known(session)


def _known(session: Session) -> dict[str, str]:
    return {line.person_name or "Gone": line.item for line in see_inbox(session).lines}
