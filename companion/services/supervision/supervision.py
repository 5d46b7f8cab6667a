"""What a supervisor does with what was shared with them: find it, read it, say that it was seen, answer it."""

from __future__ import annotations

from dataclasses import replace

from companion.crypto.envelope import Kind
from companion.domain.changes import Changes
from companion.domain.summaries import Answer, AnswerContent, AnswerKind, ReceiptContent, ReceiptWhat
from companion.domain.text import is_blank
from companion.errors import BugError, Code, KnownError
from companion.services.glances import note_glance
from companion.services.records import add_record, change_record
from companion.services.session import Session
from companion.services.sharing.sealing import KINDS, seal_and_queue
from companion.services.sharing.sources import find_membership
from companion.services.sharing.states import way_of_answer
from companion.services.sharing.view import list_names
from companion.services.supervision.destroying import taken_back_by, why_gone
from companion.services.supervision.received_items import (
    InboxLine,
    InboxShow,
    InboxState,
    ReceivedSummary,
    arrange,
    list_item,
    shown_versions,
)
from companion.services.supervision.waiting import WAITING, by_item, find_next_item, heads_of, state_of
from companion.services.team.membership import Membership, get_membership
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import get_record, list_where
from companion.vault.shared import (
    Received,
    get_heading,
    list_every_line,
    put_opened,
    put_seen,
)

AT_ONCE = 50
"""Of each list of the inbox, unless more is asked for."""
RECEIVED_KINDS = KINDS | {"received"}
"""What opening, marking and answering touch, for `Changes.kinds`."""


def see_inbox(session: Session, show: InboxShow = InboxShow.ALL, most: int = AT_ONCE) -> InboxState:
    """What was shared with us: of what is to be shown, `most` that wait and `most` of the rest.

    Seeing it is an audit event, once until something else is looked at.
    """
    note_glance(session, "inbox")
    vault, names = session.vault, list_names(session)
    begun = {one.about_item for one in list_where(vault, Answer, "NOT sent AND text != ''", ())}
    heads = {item: (heads_of(rows)[-1], rows) for item, rows in by_item(list_every_line(vault)).items()}

    def headed(line: InboxLine) -> InboxLine:
        name, question = get_heading(vault, heads[line.item][0].version)
        return replace(line, person_name=name, asks=not is_blank(question))

    lines = []
    for item, (latest, rows) in heads.items():
        line = InboxLine(
            item=item,
            person_name="",
            author_name=names.get(latest.author, ""),
            arrived_at=rows[-1].arrived_at,
            state=state_of(rows),
            asks=False,
            begun=item in begun,
        )
        lines.append(headed(line) if line.state in WAITING else line)
    state = arrange(lines, show, most)
    return replace(
        state, seen=tuple(headed(one) for one in state.seen)
    )  # names are read of those shown alone


def open_summary(session: Session, item: str) -> ReceivedSummary:
    """Read what was shared, and let its author know that it was opened. Raises NOT_FOUND."""
    with session.vault.transaction():
        see_summary(session, item)
        mark_opened(session, item)
        return see_summary(session, item, again=True)


def see_summary(session: Session, item: str, again: bool = False) -> ReceivedSummary:
    """One item as it stands. Seeing it is an audit event; `again`: it has been on screen all along. NOT_FOUND."""
    rows = _rows(session, item)
    if not again:
        _note(session, AuditAction.VIEW, item)
    us, names = find_membership(session), list_names(session)
    standing = {one.version for one in heads_of(rows)}
    versions = shown_versions(rows)
    heads = tuple(one for one in versions if one.version in standing)
    taken_back = not versions
    answers = [] if taken_back else _answers(session, item)
    return ReceivedSummary(
        item=item,
        state=state_of(rows),
        author_name=names.get(rows[0].author, ""),
        recipient_name=names.get(heads[-1].basis.recipient, "") if heads else "",
        arrived_at=rows[-1].arrived_at,
        taken_back_at=rows[-1].withdrawn_at,
        versions=heads,
        earlier=tuple(one for one in reversed(versions) if one.version not in standing),
        answers=tuple(one for one in answers if one.sent),
        draft=next((one for one in answers if not one.sent), None),
        can_answer=not taken_back and us is not None and can_reach(us, rows[0].author),
        next_item=find_next_item(session, item),
        ways={
            one.id: way
            for one in answers
            if one.sent and (way := way_of_answer(session, one, names.get(one.to_member, "")))
        },
        gone_why=why_gone(session, rows[0]) if taken_back else "",
        gone_by=names.get(taken_back_by(session, item, rows[0].author), ""),
        in_team=us is not None,
        may_take_back=us is not None and us.roster.may_act_for(us.member, rows[0].author),
    )


def mark_opened(session: Session, item: str) -> Changes:
    """Note that we have it before us, and seal a receipt for each version that stands, once."""
    with session.vault.transaction():
        return _mark(session, _rows(session, item), ReceiptWhat.OPENED)


def mark_seen(session: Session, item: str) -> Changes:
    """Say that we have seen what we had before us, with a receipt to its author, once."""
    with session.vault.transaction():
        rows = [one for one in _rows(session, item) if one.opened_at is not None]
        changes = _mark(session, rows, ReceiptWhat.SEEN)
        if changes.ids:
            _note(session, AuditAction.SEE, item)
        return changes


def begin_answer(session: Session, item: str, kind: AnswerKind = AnswerKind.REPLY) -> Changes:
    """The answer that is being written to an item, or a new one. `Changes.made` is its id either way. NOT_FOUND."""
    if kind is AnswerKind.SEEN:
        raise BugError("seen has no words: mark_seen says it")
    with session.vault.transaction():
        drafts = [one for one in _answers(session, item) if not one.sent]
        if drafts:
            return Changes(made=drafts[0].id)
        about = _latest(session, item)
        changes = add_record(
            session, Answer, about_item=item, about_version=about.version, to_member=about.author, kind=kind
        )
        return replace(changes, ids=changes.ids | {item})


def keep_answer(
    session: Session, answer_id: str, *, kind: AnswerKind | None = None, text: str | None = None
) -> Changes:
    """Keep the words of an answer as they stand now, or what kind it is. Raises NOT_FOUND once it was taken back."""
    with session.vault.transaction():
        answer = get_record(session.vault, Answer, answer_id)
        values = {"kind": kind or answer.kind, "text": answer.text if text is None else text}
        if answer.sent:
            raise BugError("an answer that was sent stays as it is")
        _latest(session, answer.about_item)
        changes = change_record(session, Answer, answer_id, **values)
        return replace(changes, ids=changes.ids | {answer.about_item}) if changes.steps else changes


def write_answer(session: Session, item: str, kind: AnswerKind, text: str) -> Changes:
    """Keep an answer while it is typed: it begins with its first word. `Changes.made` is its id, None without one."""
    with session.vault.transaction():
        if is_blank(text) and not any(not one.sent for one in _answers(session, item)):
            return Changes()
        begun = begin_answer(session, item, kind)
        return begun | keep_answer(session, begun.made or "", kind=kind, text=text)


def send_answer(session: Session, answer_id: str) -> Changes:
    """Seal an answer to the author alone, about the version we have before us. It stays as it is from now on.

    Sending again does nothing. Raises TEXT_MISSING, NOT_FOUND (taken back meanwhile), AUTHOR_GONE, NOT_ADMITTED,
    DEVICE_REVOKED.
    """
    with session.vault.transaction():
        answer = get_record(session.vault, Answer, answer_id)
        if answer.sent:
            return Changes(made=answer_id)
        if is_blank(answer.text):
            raise KnownError(Code.TEXT_MISSING, field="text")
        about = _latest(session, answer.about_item)
        us = get_membership(session)
        if not can_reach(us, about.author):
            raise KnownError(Code.AUTHOR_GONE)
        change_record(
            session, Answer, answer_id, sent=True, about_version=about.version, to_member=about.author
        )
        sent = get_record(session.vault, Answer, answer_id)
        seal_answer(session, us, sent)
        _note(session, AuditAction.ANSWER, answer.about_item, why=answer.kind.value)
        rows = [one for one in _rows(session, answer.about_item) if one.opened_at is not None]
        for row in rows:
            put_seen(session.vault, row.version, session.clock.now())
        return Changes(
            ids=frozenset({answer_id, answer.about_item}),
            kinds=RECEIVED_KINDS | {Answer.KIND},
            made=answer_id,
        )


def answer_summary(session: Session, item: str, kind: AnswerKind, text: str) -> Changes:
    """Answer in these words, all at once. `Changes.made` is the answer's id, and the item it travels as."""
    with session.vault.transaction():
        begun = begin_answer(session, item, kind)
        kept = keep_answer(session, begun.made or "", kind=kind, text=text)
        return replace(begun | kept | send_answer(session, begun.made or ""), steps=())


def _rows(session: Session, item: str) -> list[Received]:
    rows = list_item(session, item)
    if not rows:
        raise KnownError(Code.NOT_FOUND, kind="received", id=item)
    return rows


def _latest(session: Session, item: str) -> Received:
    """The version that an answer is about: the latest one that stands of those we have had before us."""
    rows = [one for one in _rows(session, item) if one.content is not None]
    if not rows:
        raise KnownError(Code.NOT_FOUND, kind="received", id=item)
    return heads_of([one for one in rows if one.opened_at is not None] or rows)[-1]


def _mark(session: Session, rows: list[Received], what: ReceiptWhat) -> Changes:
    opened = what is ReceiptWhat.OPENED
    new = [
        one for one in rows if one.content is not None and (one.opened_at if opened else one.seen_at) is None
    ]
    if not new:
        return Changes()
    us, heads = find_membership(session), {one.version for one in heads_of(rows)}
    for row in new:
        (put_opened if opened else put_seen)(session.vault, row.version, session.clock.now())
        if row.version in heads and us is not None and can_reach(us, row.author):
            seal_receipt(session, us, row, what)
    return Changes(ids=frozenset({rows[0].item}), kinds=RECEIVED_KINDS)


def seal_receipt(session: Session, us: Membership, row: Received, what: ReceiptWhat) -> None:
    """Tell the author of a version that it was opened, or seen. In the caller's transaction, as the next."""
    content = ReceiptContent(about=row.item, about_version=row.version, what=what, at=session.clock.now())
    item, version = session.clock.new_id(), session.clock.new_id()
    seal_and_queue(session, us, Kind.RECEIPT, [row.author], item=item, version=version, content=content)


def seal_answer(session: Session, us: Membership, answer: Answer) -> None:
    """Seal an answer that is to be sent, to whom it is for."""
    content = AnswerContent(
        about=answer.about_item, about_version=answer.about_version, answer=answer.kind, text=answer.text
    )
    seal_and_queue(
        session,
        us,
        Kind.REPLY,
        [answer.to_member],
        item=answer.id,
        version=answer.version,
        content=content,
    )


def can_reach(us: Membership, member: str) -> bool:
    """Whether something can be sealed to a member today."""
    state = us.roster.members.get(member)
    return state is not None and state.stands and state.key is not None


def _answers(session: Session, item: str) -> list[Answer]:
    return list_where(session.vault, Answer, "about_item = ? ORDER BY id", (item,))


def _note(session: Session, action: AuditAction, item: str, why: str = "") -> None:
    with session.vault.transaction():
        append_event(session.vault, session.clock, session.member_id, action, item, why=why)
