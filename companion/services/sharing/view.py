"""The sharing screen's facts: what could go, what each recipient would see, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from companion.domain.choices import Candidate, Choosable, Withheld, list_candidates
from companion.domain.consent import ConsentDecision, RecipientKind
from companion.domain.conversation import Conversation, Disagreement, Keep, Passage
from companion.domain.person import Person
from companion.domain.recipients import Decision, WhyNot, is_linked
from companion.domain.record import Voice
from companion.domain.sharing import View
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Override, Summary, SummaryContent
from companion.domain.text import is_blank
from companion.domain.topics import Topic
from companion.services.session import Session
from companion.services.sharing.earlier_shares import earlier_share, list_items_from, said_without
from companion.services.sharing.items import SharedItem
from companion.services.sharing.sharing import Agreed, begin_summary, list_views, what_goes
from companion.services.sharing.sources import find_membership, gather_sources, team_now
from companion.services.team.membership import get_pinned, get_roster
from companion.services.team.roster_log import get_names_key
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import get_record

_HIDDEN = frozenset({Withheld.PRIVATE, Withheld.NOTHING_WRITTEN})


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A record that the summary could hold. `more` are its further words, such as a strength's example.

    `goes_to` are ids of decisions whose recipients would see it, `stays_from` those whose would not, and why;
    `never` says why it goes to nobody.
    """

    kind: str
    id: str
    words: str
    more: tuple[str, ...]
    voice: Voice | None
    topics: tuple[Topic, ...]
    left_out: bool
    never: Withheld | None
    goes_to: tuple[str, ...]
    stays_from: tuple[tuple[str, Withheld], ...]


@dataclass(frozen=True, kw_only=True)
class SharedBefore:
    """What a recipient was last given. `same`: nothing has changed since, and sharing passes them over.

    `content` is what it said, without what has become a private note since: the person looks at this screen too.
    """

    item: str
    version: str
    at: datetime
    same: bool
    content: SummaryContent


@dataclass(frozen=True, kw_only=True)
class RecipientView:
    """What the recipients of one decision would see. `names` are theirs, or the decision's own words."""

    id: str
    decision: Decision
    is_override: bool
    names: tuple[str, ...]
    without_key: tuple[str, ...]
    content: SummaryContent | None
    stands: bool
    why_not: WhyNot | None
    shared: SharedBefore | None


@dataclass(frozen=True, kw_only=True)
class ToLink:
    """A decision in words: who is meant has to be said before anything rests on it."""

    decision_id: str
    words: str
    kind: RecipientKind


@dataclass(frozen=True, kw_only=True)
class Linkable:
    """Someone a decision can be about, or the whole team."""

    id: str
    name: str
    kind: RecipientKind


@dataclass(frozen=True, kw_only=True)
class SharingState:
    """Everything the sharing screen shows. Private notes are not in it: the person looks at it too.

    `ready` counts the recipients' views that sharing would seal now, `agreed` is what they hold: hand it to
    share_summary, so that nothing else goes than what was looked at.
    """

    person: Person
    conversation: Conversation
    summary: Summary
    choices: tuple[Choice, ...]
    views: tuple[RecipientView, ...]
    to_link: tuple[ToLink, ...]
    can_link: tuple[Linkable, ...]
    private_notes: int
    in_team: bool
    ready: int
    agreed: Agreed = field(default_factory=dict)


def see_sharing(session: Session, conversation_id: str, again: bool = False) -> SharingState:
    """A conversation's summary as it would go now; one is begun where there is none yet.

    Seeing it is an audit event; `again`: it has been on screen all along.
    """
    with session.vault.transaction():
        summary = get_record(session.vault, Summary, begin_summary(session, conversation_id).made or "")
        if not again:
            append_event(
                session.vault,
                session.clock,
                session.member_id,
                AuditAction.VIEW,
                summary.id,
                summary.person_id,
            )
    us = find_membership(session)
    sources = gather_sources(session, summary)
    views = list_views(session, us, summary, sources)
    items = list_items_from(session, summary.id)
    names = list_names(session)
    candidates = list_candidates(summary, sources)
    private = frozenset(one.record.id for one in candidates if one.never is Withheld.PRIVATE)
    shown = tuple(_recipient_view(view, items, names, private) for view in views)
    team = team_now(us) if us else None
    in_words = [
        view.decision
        for view in views
        if isinstance(view.decision, ConsentDecision)
        and view.decision.recipient_kind is not RecipientKind.SERVICE
        and not is_linked(view.decision, team)
    ]
    return SharingState(
        person=sources.person,
        conversation=get_record(session.vault, Conversation, conversation_id),
        summary=summary,
        choices=tuple(_choice(one, summary, views) for one in candidates if one.never not in _HIDDEN),
        views=shown,
        to_link=tuple(
            ToLink(decision_id=one.id, words=one.recipient, kind=one.recipient_kind) for one in in_words
        ),
        can_link=list_linkable(session),
        private_notes=sum(
            one.keep is Keep.PRIVATE and one.conversation_id == conversation_id and not is_blank(one.text)
            for one in sources.passages
        ),
        in_team=us is not None,
        ready=sum(view.why_not is None and not (view.shared and view.shared.same) for view in shown),
        agreed=what_goes(views),
    )


def list_linkable(session: Session) -> tuple[Linkable, ...]:
    """The other members who are in the team today, then the team. Empty where this laptop is in none."""
    us, names = find_membership(session), list_names(session)
    if us is None:
        return ()
    others = [one for one in us.roster.standing() if one.id != us.member]
    return (
        *(Linkable(id=one.id, name=names.get(one.id, ""), kind=RecipientKind.MEMBER) for one in others),
        Linkable(id=us.team, name=names.get(us.team, ""), kind=RecipientKind.TEAM),
    )


def list_names(session: Session) -> dict[str, str]:
    """What every member, past ones too, and the team are called, by id: for decisions that name an id.

    Whoever is out of the team still reads whom they shared with, as far as their laptop ever knew.
    """
    pinned, roster = get_pinned(session), get_roster(session)
    key = get_names_key(session, pinned.team) if pinned else None
    if pinned is None or roster is None or key is None:
        return {}
    return {**roster.called(key), pinned.team: roster.title(key)}


def _choice(one: Candidate, summary: Summary, views: tuple[View, ...]) -> Choice:
    record = one.record
    words, more, voice = _words(record)
    return Choice(
        kind=record.KIND,
        id=record.id,
        words=words,
        more=tuple(each for each in more if not is_blank(each)),
        voice=voice,
        topics=one.topics,
        left_out=record.id in summary.left_out,
        never=one.never,
        goes_to=tuple(view.decision.id for view in views if record.id in view.holds),
        stays_from=tuple(
            (view.decision.id, why) for view in views for held, why in view.withheld if held == record.id
        ),
    )


def _words(record: Choosable) -> tuple[str, tuple[str, ...], Voice | None]:
    match record:
        case Passage(text=text, voice=voice):
            return text, (), voice
        case Strength(text=text, voice=voice, example=example):
            return text, (example,), voice
        case Hope(text=text, voice=voice):
            return text, (record.smallest_step, record.why_it_matters, record.set_aside_why), voice
        case Need(text=text, voice=voice, met_by=met_by):
            return text, (met_by,), voice
        case Action(text=text):
            return text, (record.who_name, record.got_in_the_way), None
        case Disagreement(text=text):
            return text, (), Voice.PERSON


def _recipient_view(
    view: View, items: list[SharedItem], names: dict[str, str], private: frozenset[str]
) -> RecipientView:
    decision = view.decision
    earlier = earlier_share(items, view)
    reached = (*view.members, *view.without_key)
    last = earlier.last
    return RecipientView(
        id=decision.id,
        decision=decision,
        is_override=isinstance(decision, Override),
        names=tuple(names.get(one, "") for one in reached)
        or (names.get(decision.recipient, decision.recipient),),
        without_key=tuple(names.get(one, "") for one in view.without_key),
        content=view.content,
        stands=view.content is not None,
        why_not=view.why_not,
        shared=None
        if last is None
        else SharedBefore(
            item=last.item,
            version=last.version,
            at=last.made_at,
            same=set(view.members) <= earlier.same,
            content=said_without(last, private),
        ),
    )
