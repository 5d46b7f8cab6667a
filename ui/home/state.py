"""What home says, decided without a widget: full sections first, empty ones in one kind sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from companion.domain.introduction import FIRST_CONVERSATION_DAYS
from companion.services.record.home import LONGEST_LIST, HomeLine, HomeState
from companion.services.sharing.count import SharingCount
from companion.services.supervision.answers import AnswerLine
from companion.services.supervision.waiting import WaitingCount
from ui.widgets.dated import DatedSentence
from ui.words.dates import day_words, moment_words, near_day_words

MEETING, WAITING, DRAFTS, DUE, ON_THE_WAY = "meeting", "waiting", "drafts", "due", "on_the_way"
ANSWERS, SHARED_WITH_ME = "answers", "shared_with_me"
WHAT_I_SHARED, REQUESTS = "what_i_shared", "requests"
MOST_LETTERS = 240


@dataclass(frozen=True, kw_only=True)
class HomeSection:
    """A list with its heading. `lines` carry the id of a person, for drafts that of a conversation."""

    key: str
    title: str
    lead: str
    lines: tuple[DatedSentence, ...]
    more: str


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """The page. `nothing` is the one sentence for what is empty; `backup_known` whether there ever was one."""

    hello: str
    today: str
    people: str
    is_new: bool
    sections: tuple[HomeSection, ...]
    nothing: str
    backup: str
    backup_known: bool


def to_view(state: HomeState) -> HomeView:
    """Home as it stands."""
    sections = tuple(one for one in _sections(state) if one.lines)
    hello = QCoreApplication.translate("Home", "Hello, {name}")
    return HomeView(
        hello=hello.format(name=state.member.name),
        today=day_words(state.today, state.today),
        people=_people_words(state.people),
        is_new=state.people == 0,
        sections=sections,
        nothing=_nothing(state, bool(sections)),
        backup=backup_words(state.last_backup, state.today),
        backup_known=state.last_backup is not None,
    )


def backup_words(last: datetime | None, today: date) -> str:
    """When everything was last copied to a safe place."""
    if last is None:
        return QCoreApplication.translate("Home", "No backup yet. Choose a place for it.")
    words = QCoreApplication.translate("Home", "Last backup: {moment}")
    return words.format(moment=moment_words(last, today))


def waiting_words(name: str, days: int | None) -> str:
    """Who waits, and when it has been longer than Living Well would like, that too: calmly."""
    soon, late = FIRST_CONVERSATION_DAYS
    if days is None or days <= soon:
        return name
    if days <= late:
        words = QCoreApplication.translate(
            "Home", "{name}: more than %n days. A good time to offer a day.", None, soon
        )
        return words.format(name=name)
    words = QCoreApplication.translate(
        "Home", "{name}: more than %n days. Please offer a day soon.", None, late
    )
    return words.format(name=name)


def _sections(state: HomeState) -> tuple[HomeSection, ...]:
    today = state.today
    follow_up = QCoreApplication.translate("Home", "{name}: {what}")
    going = QCoreApplication.translate("Home", "{name}, on to {service}")
    return (
        _section(
            MEETING,
            QCoreApplication.translate("Home", "Who I meet today"),
            "",
            [
                (QCoreApplication.translate("Home", "Today"), one.person_name, one.person_id)
                for one in state.meeting_today
            ],
        ),
        _section(
            WAITING,
            QCoreApplication.translate("Home", "Waiting for a first conversation"),
            QCoreApplication.translate("Home", "We hope to meet everyone within 14 to 25 days."),
            [
                (_days_words(one.days), waiting_words(one.person_name, one.days), one.person_id)
                for one in state.waiting
            ],
        ),
        _section(
            DRAFTS,
            QCoreApplication.translate("Home", "Conversations to finish"),
            "",
            [(_near(one, today), one.person_name, one.record_id) for one in state.drafts],
        ),
        _section(
            DUE,
            QCoreApplication.translate("Home", "Follow-ups"),
            "",
            [
                (_near(one, today), follow_up.format(name=one.person_name, what=one.text), one.person_id)
                for one in state.due
            ],
        ),
        _section(
            ON_THE_WAY,
            QCoreApplication.translate("Home", "On the way, not arrived yet"),
            "",
            [
                (_days_words(one.days), going.format(name=one.person_name, service=one.text), one.person_id)
                for one in state.on_the_way
            ],
        ),
        _section(
            ANSWERS,
            QCoreApplication.translate("Home", "Answers to what I shared"),
            "",
            [(_arrived(one.arrived_at, today), answer_words(one), one.id) for one in state.answers],
        ),
        _section(
            SHARED_WITH_ME,
            QCoreApplication.translate("Home", "Shared with me"),
            "",
            _shared_lines(state.shared_with_me, today),
        ),
        _section(
            REQUESTS,
            QCoreApplication.translate("Home", "Asking to join the team"),
            "",
            _request_lines(state.sharing.requests),
        ),
        _section(
            WHAT_I_SHARED,
            QCoreApplication.translate("Home", "What I shared"),
            "",
            _sharing_lines(state.sharing, today),
        ),
    )


def answer_words(one: AnswerLine) -> str:
    """Who answered about whom, and how it begins."""
    shape = QCoreApplication.translate("Home", "{author} about {name}: {words}")
    words = one.text if len(one.text) <= MOST_LETTERS else f"{one.text[:MOST_LETTERS].rstrip()}…"
    author = one.author_name or QCoreApplication.translate("Home", "Someone who was in the team")
    return shape.format(author=author, name=one.person_name, words=words)


def _shared_lines(waiting: WaitingCount, today: date) -> list[tuple[str, str, str]]:
    """One line for the whole inbox, where anything ever came; the day is that of the oldest that waits."""
    if not waiting.ever:
        return []
    if waiting.oldest is None:
        return [("", QCoreApplication.translate("Home", "Nothing waits for you."), SHARED_WITH_ME)]
    not_opened, mine = waiting.not_opened, waiting.mine_to_answer
    said = []
    if not_opened:
        said.append(QCoreApplication.translate("Home", "%Ln not opened.", None, not_opened))
    if mine:
        said.append(QCoreApplication.translate("Home", "%Ln mine to answer.", None, mine))
    words = " ".join(said)
    since = QCoreApplication.translate("Home", "Since {day}")
    day = near_day_words(waiting.oldest.astimezone().date(), today, inside=True)
    return [(since.format(day=day), words, SHARED_WITH_ME)]


def _request_lines(requests: int) -> list[tuple[str, str, str]]:
    """One line while somebody waits to be let in."""
    if not requests:
        return []
    words = QCoreApplication.translate("Home", "%n people wait to be let in.", None, requests)
    return [("", words, REQUESTS)]


def _sharing_lines(sharing: SharingCount, today: date) -> list[tuple[str, str, str]]:
    """One line for all of it, once anything was shared; what needs attention comes first."""
    if not (sharing.items or sharing.waiting or sharing.attention):
        return []
    said = []
    if sharing.attention:
        said.append(QCoreApplication.translate("Home", "%Ln things need attention.", None, sharing.attention))
    if sharing.waiting:
        said.append(QCoreApplication.translate("Home", "%Ln waiting to be sent.", None, sharing.waiting))
    elif not said:
        said.append(QCoreApplication.translate("Home", "Nothing is waiting to be sent."))
    when = ""
    if sharing.waiting and sharing.since is not None:
        since = QCoreApplication.translate("Home", "Since {day}")
        when = since.format(day=near_day_words(sharing.since.astimezone().date(), today, inside=True))
    return [(when, " ".join(said), WHAT_I_SHARED)]


def _arrived(moment: datetime, today: date) -> str:
    return near_day_words(moment.astimezone().date(), today)


def _section(key: str, title: str, lead: str, lines: list[tuple[str, str, str]]) -> HomeSection:
    return HomeSection(
        key=key,
        title=title,
        lead=lead,
        lines=tuple(DatedSentence(*line) for line in lines),
        more=QCoreApplication.translate("Home", "The first %n are shown.", None, LONGEST_LIST)
        if len(lines) >= LONGEST_LIST
        else "",
    )


def _near(line: HomeLine, today: date) -> str:
    return "" if line.day is None else near_day_words(line.day, today)


def _days_words(days: int | None) -> str:
    if days is None:
        return QCoreApplication.translate("Home", "No date yet")
    if days == 0:
        return QCoreApplication.translate("Home", "Since today")
    return QCoreApplication.translate("Home", "%n days", None, days)


def _people_words(people: int) -> str:
    if people == 0:
        return ""
    return QCoreApplication.translate("Home", "%Ln people in this vault.", None, people)


def _nothing(state: HomeState, something: bool) -> str:
    if state.people == 0:
        return ""
    if something:
        return QCoreApplication.translate("Home", "That is all for now.")
    return QCoreApplication.translate("Home", "Nobody waits and nothing is unfinished. A quiet day.")
