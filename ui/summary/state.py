"""What the page of a received summary says, decided without a widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import RecipientKind
from companion.domain.summaries import Answer, AnswerKind, Basis, BasisKind, SummaryContent
from companion.domain.summary_changes import SummaryChanges
from companion.services.sharing.states import RecipientLine
from companion.services.supervision.destroying import BY_ITS_READER, IN_THEIR_PLACE
from companion.services.supervision.received_items import ReceivedSummary, ReceivedVersion
from companion.services.supervision.waiting import ItemState
from ui.widgets.dated import DatedSentence
from ui.words.dates import date_words, moment_words, near_day_words
from ui.words.sharing_words import recipient_sentence
from ui.words.wording import words_for


@dataclass(frozen=True, kw_only=True)
class VersionView:
    """One version: what it rests on, what it says, and what is other than in the one before."""

    content: SummaryContent
    changes: SummaryChanges | None
    basis: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class SummaryView:
    """The page. `taken_back` is the sentence of the stub; with it there is nothing else.

    `question` stands apart where there is one version; `apart` says that there are two, and what to do about it.
    `gone` is the version before, for what is not in this one any more. `who`: whose words they are; `author`: who
    shared them; `told`: somebody learns of it when our copy is destroyed.
    """

    title: str
    came: str
    stands: str
    taken_back: str = ""
    apart: str = ""
    news: str = ""
    versions: tuple[VersionView, ...] = ()
    before: VersionView | None = None
    asks: str = ""
    question: str = ""
    question_changed: bool = False
    gone: SummaryContent | None = None
    answers: tuple[DatedSentence, ...] = ()
    draft: Answer | None = None
    can_answer: bool = False
    cannot: str = ""
    may_mark: bool = False
    may_destroy: bool = False
    told: bool = False
    may_take_back: bool = False
    who: str = ""
    author: str = ""
    next_item: str = ""


def to_view(state: ReceivedSummary, today: date) -> SummaryView:
    """The page as it stands."""
    author = _author(state)
    title = QCoreApplication.translate("SummaryScreen", "Shared by {author}").format(author=author)
    came = QCoreApplication.translate("SummaryScreen", "It came {moment}.")
    common = SummaryView(
        title=title,
        came=came.format(moment=moment_words(state.arrived_at, today)),
        stands=_stands(state.state),
        next_item=state.next_item,
    )
    if state.state is ItemState.TAKEN_BACK:
        return replace(common, taken_back=_taken_back(state, author, today))
    return _full(common, state, author, today)


def _full(common: SummaryView, state: ReceivedSummary, author: str, today: date) -> SummaryView:
    several = len(state.versions) > 1
    latest = state.versions[-1].content
    changes = None if several else state.versions[-1].changes
    asks = QCoreApplication.translate("SummaryScreen", "{author} asks you")
    cannot = QCoreApplication.translate(
        "SummaryScreen", "You cannot answer here: {author} cannot be reached in the team any more."
    )
    return replace(
        common,
        apart=_apart(author) if several else "",
        news=_news(state),
        versions=tuple(_version(one, state, several, today) for one in state.versions),
        before=_version(state.earlier[0], state, True, today) if state.earlier else None,
        asks=asks.format(author=author) if latest.question and not several else "",
        question="" if several else latest.question,
        question_changed=changes is not None and "question" in changes.single,
        gone=state.earlier[0].content if changes is not None and state.earlier else None,
        answers=tuple(_answer(one, state.ways.get(one.id), today) for one in state.answers),
        draft=state.draft,
        can_answer=state.can_answer,
        cannot="" if state.can_answer else cannot.format(author=author),
        may_mark=state.state is not ItemState.SEEN,
        may_destroy=True,
        told=state.in_team,
        may_take_back=state.may_take_back,
        who=latest.name,
        author=author,
    )


def basis_words(basis: Basis, name: str, recipient: str, author: str) -> str:
    """What a summary rests on, in plain sentences: whose yes, to whom, until when.

    Older parcels name topics as well. Which ones somebody shut out is not for their reader.
    """
    if basis.why is BasisKind.OVERRIDE:
        shape = QCoreApplication.translate(
            "SummaryScreen",
            "This was shared without a yes from {name}. {author} has written down why, and who answers for it.",
        )
        return shape.format(name=name, author=author)
    whom = recipient
    if basis.recipient_kind is RecipientKind.MEMBER:
        whom = QCoreApplication.translate("SummaryScreen", "you")
    told = [_yes(basis, name, whom)]
    if basis.expires_on is not None:
        shape = QCoreApplication.translate("SummaryScreen", "The yes ends on {day}.")
        told.append(shape.format(day=date_words(basis.expires_on)))
    return " ".join(told)


def _yes(basis: Basis, name: str, whom: str) -> str:
    if basis.given_on is None:
        shape = QCoreApplication.translate("SummaryScreen", "{name} said yes to sharing this with {whom}.")
        return shape.format(name=name, whom=whom)
    shape = QCoreApplication.translate(
        "SummaryScreen", "{name} said yes to sharing this with {whom} on {day}."
    )
    return shape.format(name=name, whom=whom, day=date_words(basis.given_on))


def _version(one: ReceivedVersion, state: ReceivedSummary, several: bool, today: date) -> VersionView:
    content = one.content if several else replace(one.content, question="")
    written = QCoreApplication.translate("SummaryScreen", "Written {moment}")
    return VersionView(
        content=content,
        changes=one.changes,
        basis=basis_words(one.basis, one.content.name, state.recipient_name, _author(state)),
        title=written.format(moment=moment_words(one.written_at, today)) if several else "",
    )


def _news(state: ReceivedSummary) -> str:
    """What to look for, where this is not the first that was shared."""
    known = [one.changes for one in state.versions if one.changes is not None]
    if not known:
        return ""
    before = QCoreApplication.translate("SummaryScreen", "This was shared before.")
    if all(one.is_same for one in known):
        return f"{before} " + QCoreApplication.translate("SummaryScreen", "It says the same again.")
    if len(state.versions) > 1:
        marked = QCoreApplication.translate("SummaryScreen", "What is new or changed since then is marked.")
        return f"{before} {marked}"
    return " ".join([before, *_counts(known[0])])


def _counts(changes: SummaryChanges) -> list[str]:
    """How much is new, said otherwise, and gone; a question apart."""
    parts = changes.lists().values()
    numbers = (
        (sum(len(one.added) for one in parts), QCoreApplication.translate("SummaryScreen", "New: {count}.")),
        (
            sum(len(one.changed) for one in parts),
            QCoreApplication.translate("SummaryScreen", "Changed: {count}."),
        ),
        (
            sum(len(one.gone) for one in parts),
            QCoreApplication.translate("SummaryScreen", "Not in it any more: {count}."),
        ),
    )
    told = [words.format(count=count) for count, words in numbers if count]
    if changes.single & {"person_saw", "what_they_changed"}:
        told.append(
            QCoreApplication.translate("SummaryScreen", "What is said about reading it together has changed.")
        )
    if "question" in changes.single:
        told.append(QCoreApplication.translate("SummaryScreen", "The question has changed."))
    return told


def _apart(author: str) -> str:
    shape = QCoreApplication.translate(
        "SummaryScreen",
        "{author} wrote this in two places at once. Both stand here. Only {author} can make them one.",
    )
    return shape.format(author=author)


def _answer(one: Answer, way: RecipientLine | None, today: date) -> DatedSentence:
    """What was answered, and under it how far it has come: a question that never left is not one unanswered."""
    shape = QCoreApplication.translate("SummaryScreen", "{kind}: {words}")
    told = [shape.format(kind=words_for(one.kind), words=one.text)]
    if way is not None:
        told.append(recipient_sentence(way, today))
    return DatedSentence(near_day_words(one.created_at.astimezone().date(), today), "\n".join(told))


def _taken_back(state: ReceivedSummary, author: str, today: date) -> str:
    translate = QCoreApplication.translate
    if state.gone_why == BY_ITS_READER:
        shape = translate("SummaryScreen", "You destroyed your copy {moment}.")
    elif state.gone_why == IN_THEIR_PLACE and not state.gone_by:
        shape = translate("SummaryScreen", "You took this back {moment}, in the place of {author}.")
    elif state.gone_why == IN_THEIR_PLACE:
        shape = translate("SummaryScreen", "{who} took this back {moment}, in the place of {author}.")
    else:
        shape = translate("SummaryScreen", "{author} took this back {moment}.")
    moment = moment_words(state.taken_back_at or state.arrived_at, today)
    gone = translate(
        "SummaryScreen", "Nothing of it is on this laptop any more. What you wrote about it is gone too."
    )
    return f"{shape.format(author=author, who=state.gone_by, moment=moment)} {gone}"


def _author(state: ReceivedSummary) -> str:
    return state.author_name or QCoreApplication.translate("SummaryScreen", "Someone who was in the team")


def _stands(state: ItemState) -> str:
    return {
        ItemState.NOT_OPENED: "",
        ItemState.MINE_TO_ANSWER: QCoreApplication.translate("SummaryScreen", "It is yours to answer."),
        ItemState.SEEN: QCoreApplication.translate("SummaryScreen", "You have seen it."),
        ItemState.TAKEN_BACK: "",
    }[state]


def kind_hint(kind: AnswerKind) -> str:
    """What each kind of answer is for."""
    return {
        AnswerKind.REPLY: QCoreApplication.translate(
            "SummaryScreen", "What you think, or what you would do."
        ),
        AnswerKind.PRAISE: QCoreApplication.translate(
            "SummaryScreen", "What was done well, so that they hear it."
        ),
        AnswerKind.QUESTION: QCoreApplication.translate(
            "SummaryScreen",
            "What you would like to know. They answer with a new version, or by talking with you.",
        ),
        AnswerKind.SEEN: "",
    }[kind]


def kind_options() -> list[tuple[str, str]]:
    """What an answer can be, as (key, words)."""
    return [(one.value, words_for(one)) for one in (AnswerKind.REPLY, AnswerKind.PRAISE, AnswerKind.QUESTION)]
