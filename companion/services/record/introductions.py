"""Introductions: nobody falls between the gaps. Note each step of the way, until someone has arrived."""

from __future__ import annotations

from typing import Any

from companion.domain.changes import Changes
from companion.domain.introduction import Direction, Introduction
from companion.services.record.people import add_person
from companion.services.records import add_record, change_record
from companion.services.session import Session
from companion.vault.rows import get_record


def add_introduction(session: Session, person_id: str, **values: Any) -> Changes:
    """Note how someone comes to us (received today unless said otherwise) or goes on to others."""
    if values.get("direction", Direction.IN) is Direction.IN:
        values.setdefault("received_on", session.clock.today())
    return add_record(session, Introduction, person_id=person_id, **values)


def meet_later(session: Session, name: str) -> Changes:
    """Add someone who waits for a first conversation from today on. `Changes.made` is the person's id."""
    with session.vault.transaction():
        added = add_person(session, name)
        if added.made is None:
            return added
        return added | add_introduction(session, added.made)


def note_welcomed(session: Session, introduction_id: str) -> Changes:
    """We welcomed them today; a day that is known already stays."""
    return _note_today(session, introduction_id, "welcomed_on")


def note_offered(session: Session, introduction_id: str) -> Changes:
    """A first conversation was offered today; a day that is known already stays."""
    return _note_today(session, introduction_id, "first_offered_on")


def note_sent(session: Session, introduction_id: str) -> Changes:
    """The introduction went out today; a day that is known already stays."""
    return _note_today(session, introduction_id, "sent_on")


def note_acknowledged(session: Session, introduction_id: str) -> Changes:
    """The other service said today that it has the introduction; a day that is known already stays."""
    return _note_today(session, introduction_id, "acknowledged_on")


def note_arrived(session: Session, introduction_id: str) -> Changes:
    """They arrived today: the introduction is closed; a day that is known already stays."""
    return _note_today(session, introduction_id, "arrived_on")


def note_came_back(session: Session, introduction_id: str, why: str = "") -> Changes:
    """They came back to us today, and why, if they said."""
    return change_record(
        session, Introduction, introduction_id, came_back_on=session.clock.today(), came_back_why=why
    )


def _note_today(session: Session, introduction_id: str, field: str) -> Changes:
    with session.vault.transaction():
        if getattr(get_record(session.vault, Introduction, introduction_id), field) is not None:
            return Changes()
        return change_record(session, Introduction, introduction_id, **{field: session.clock.today()})
