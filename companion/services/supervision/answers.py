"""The worker's side of supervision: what came back about what they shared, to be read once and found again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.domain.changes import Changes
from companion.domain.person import Person
from companion.domain.summaries import AnswerKind
from companion.errors import Code, KnownError
from companion.services.glances import note_glance
from companion.services.session import Session
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import get_record
from companion.vault.shared import (
    ANSWER,
    Received,
    count_answers_to_read,
    get_received,
    list_answers_about,
    list_answers_to_read,
    list_shared_copies,
    list_shared_copies_of,
    put_seen,
)

MOST_TO_READ = 50


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """An answer that came. `id` is what marks it as read; `item` is what it is about."""

    id: str
    item: str
    person_id: str
    person_name: str
    author_name: str
    kind: AnswerKind
    text: str
    arrived_at: datetime
    read: bool


def see_answers(
    session: Session, person_id: str | None = None, again: bool = False
) -> tuple[AnswerLine, ...]:
    """Every answer about one person, oldest first; without a person those that nobody has marked as read.

    Seeing them is an audit event; `again`: they have been on screen all along.
    """
    if person_id is None:
        note_glance(session, "answers")
        return list_new_answers(session)
    if not again:
        with session.vault.transaction():
            append_event(
                session.vault, session.clock, session.member_id, AuditAction.VIEW, person_id, person_id
            )
    items = dict.fromkeys(one.item for one in list_shared_copies(session.vault, person_id))
    rows = [row for item in items for row in list_answers_about(session.vault, item)]
    return _lines(session, sorted(rows, key=lambda one: (one.arrived_at, one.version)))


def list_new_answers(session: Session, most: int = MOST_TO_READ) -> tuple[AnswerLine, ...]:
    """The first `most` answers that nobody has marked as read. Whoever shows them notes that they were looked at."""
    return _lines(session, list_answers_to_read(session.vault, most))


def count_new_answers(session: Session) -> int:
    """How many answers nobody has marked as read."""
    return count_answers_to_read(session.vault)


def mark_answer_read(session: Session, answer_id: str) -> Changes:
    """Put an answer away: it stays on the person's page. Raises NOT_FOUND."""
    with session.vault.transaction():
        row = get_received(session.vault, answer_id)
        if row is None or row.kind != ANSWER:
            raise KnownError(Code.NOT_FOUND, kind="received", id=answer_id)
        item = row.about_item or ""
        copies = list_shared_copies_of(session.vault, item)
        people = {one.person_id for one in copies}
        put_seen(session.vault, answer_id, session.clock.now())
        for person_id in people:
            append_event(session.vault, session.clock, session.member_id, AuditAction.SEE, item, person_id)
    return Changes(ids=frozenset({answer_id, item, *people}), kinds=frozenset({"received"}))


def _lines(session: Session, rows: list[Received]) -> tuple[AnswerLine, ...]:
    if not rows:
        return ()
    from companion.services.sharing.view import (
        list_names,  # brings the team along: home needs it with answers alone
    )

    names = list_names(session)
    return tuple(_line(session, row, names) for row in rows)


def _line(session: Session, row: Received, names: dict[str, str]) -> AnswerLine:
    content = row.content or {}
    person_id = list_shared_copies_of(session.vault, row.about_item or "")[0].person_id
    return AnswerLine(
        id=row.version,
        item=row.about_item or "",
        person_id=person_id,
        person_name=get_record(session.vault, Person, person_id).name,
        author_name=names.get(row.author, ""),
        kind=AnswerKind(content["answer"]),
        text=str(content["text"]),
        arrived_at=row.arrived_at,
        read=row.seen_at is not None,
    )
