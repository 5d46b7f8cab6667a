"""What home says, decided without a widget: full sections first, empty ones in one kind sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from companion.domain.conversation import MeetingState
from companion.domain.introduction import FIRST_CONVERSATION_DAYS
from companion.services.record.home import HomeLine, HomeState
from companion.services.sharing.count import SharingCount
from companion.services.supervision.answers import AnswerLine
from companion.services.supervision.waiting import WaitingCount
from ui.widgets.dated import DatedSentence
from ui.words.dates import date_words, day_words, moment_words, near_day_words
from ui.words.meeting_words import meeting_acts
from ui.words.spoken import first_name

MEETINGS, WAITING, DRAFTS, DUE, ON_THE_WAY = "meetings", "waiting", "drafts", "due", "on_the_way"
ANSWERS, SHARED_WITH_ME = "answers", "shared_with_me"
WHAT_I_SHARED, REQUESTS, OVER = "what_i_shared", "requests", "over"
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
        hello=hello.format(name=first_name(state.member.name)),
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


def waiting_words(
    name: str, days: int | None, waiting_days: tuple[int, int] = FIRST_CONVERSATION_DAYS
) -> str:
    """Who waits, and when it has been longer than the team agreed, that too: calmly."""
    soon, late = waiting_days
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
            state,
            MEETINGS,
            QCoreApplication.translate("Home", "Who I meet"),
            "",
            [_meeting(one, today) for one in state.meetings],
        ),
        _section(
            state,
            WAITING,
            QCoreApplication.translate("Home", "Waiting for a first conversation"),
            _hoped_words(state.waiting_days),
            [
                DatedSentence(
                    _days_words(one.days),
                    waiting_words(one.person_name, one.days, state.waiting_days),
                    one.person_id,
                )
                for one in state.waiting
            ],
        ),
        _section(
            state,
            DRAFTS,
            QCoreApplication.translate("Home", "Conversations to finish"),
            "",
            [DatedSentence(_near(one, today), one.person_name, one.record_id) for one in state.drafts],
        ),
        _section(
            state,
            DUE,
            QCoreApplication.translate("Home", "Follow-ups"),
            "",
            [
                DatedSentence(
                    _near(one, today), follow_up.format(name=one.person_name, what=one.text), one.person_id
                )
                for one in state.due
            ],
        ),
        _section(
            state,
            ON_THE_WAY,
            QCoreApplication.translate("Home", "On the way, not arrived yet"),
            "",
            [
                DatedSentence(
                    _days_words(one.days), going.format(name=one.person_name, service=one.text), one.person_id
                )
                for one in state.on_the_way
            ],
        ),
        _section(
            state,
            ANSWERS,
            QCoreApplication.translate("Home", "Answers to what I shared"),
            "",
            [
                DatedSentence(_arrived(one.arrived_at, today), answer_words(one), one.id)
                for one in state.answers
            ],
        ),
        _section(
            state,
            SHARED_WITH_ME,
            QCoreApplication.translate("Home", "Shared with me"),
            "",
            _shared_lines(state.shared_with_me, today),
        ),
        _section(
            state,
            REQUESTS,
            QCoreApplication.translate("Home", "Asking to join the team"),
            "",
            _request_lines(state.sharing.requests),
        ),
        _section(
            state,
            WHAT_I_SHARED,
            QCoreApplication.translate("Home", "What I shared"),
            "",
            _sharing_lines(state.sharing, today),
        ),
        _section(
            state,
            OVER,
            QCoreApplication.translate("Home", "Kept for longer than we agreed"),
            QCoreApplication.translate(
                "Home", "Decide about each one in your team. Companion cannot destroy a record yet."
            ),
            [_over_words(one) for one in state.over],
        ),
    )


def answer_words(one: AnswerLine) -> str:
    """Who answered about whom, and how it begins."""
    shape = QCoreApplication.translate("Home", "{author} about {name}: {words}")
    words = one.text if len(one.text) <= MOST_LETTERS else f"{one.text[:MOST_LETTERS].rstrip()}…"
    author = one.author_name or QCoreApplication.translate("Home", "Someone who was in the team")
    return shape.format(author=author, name=one.person_name, words=words)


def _shared_lines(waiting: WaitingCount, today: date) -> list[DatedSentence]:
    """One line for the whole inbox, where anything ever came; the day is that of the oldest that waits."""
    if not waiting.ever:
        return []
    if waiting.oldest is None:
        return [
            DatedSentence("", QCoreApplication.translate("Home", "Nothing waits for you."), SHARED_WITH_ME)
        ]
    not_opened, mine = waiting.not_opened, waiting.mine_to_answer
    said = []
    if not_opened:
        said.append(QCoreApplication.translate("Home", "%Ln not opened.", None, not_opened))
    if mine:
        said.append(QCoreApplication.translate("Home", "%Ln mine to answer.", None, mine))
    words = " ".join(said)
    since = QCoreApplication.translate("Home", "Since {day}")
    day = near_day_words(waiting.oldest.astimezone().date(), today, inside=True)
    return [DatedSentence(since.format(day=day), words, SHARED_WITH_ME)]


def _request_lines(requests: int) -> list[DatedSentence]:
    """One line while somebody waits to be let in."""
    if not requests:
        return []
    words = QCoreApplication.translate("Home", "%n people wait to be let in.", None, requests)
    return [DatedSentence("", words, REQUESTS)]


def _sharing_lines(sharing: SharingCount, today: date) -> list[DatedSentence]:
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
    return [DatedSentence(when, " ".join(said), WHAT_I_SHARED)]


def _arrived(moment: datetime, today: date) -> str:
    return near_day_words(moment.astimezone().date(), today)


def _section(state: HomeState, key: str, title: str, lead: str, lines: list[DatedSentence]) -> HomeSection:
    count = state.counts.get(key, len(lines))
    more = QCoreApplication.translate("Home", "{shown} of %Ln are shown.", None, count)
    return HomeSection(
        key=key,
        title=title,
        lead=lead,
        lines=tuple(lines),
        more=more.format(shown=len(lines)) if count > len(lines) else "",
    )


def _meeting(one: HomeLine, today: date) -> DatedSentence:
    """Somebody to meet, or to have met: it stands there until it is said what became of it."""
    moved = one.text == MeetingState.MOVED.value
    when = QCoreApplication.translate("Home", "No new day yet") if moved else _near(one, today)
    has_come = one.day is not None and one.day <= today  # what is still ahead is moved on the person's page
    acts = meeting_acts(has_come=True) if has_come and not moved else ()
    return DatedSentence(when, one.person_name, one.record_id, acts=acts)


def _hoped_words(waiting_days: tuple[int, int]) -> str:
    soon, late = waiting_days
    words = QCoreApplication.translate(
        "Home", "We hope to meet everyone within %n to {late} days.", None, soon
    )
    return words.format(late=late)


def _over_words(one: HomeLine) -> DatedSentence:
    when = "" if one.day is None else date_words(one.day)
    words = QCoreApplication.translate("Home", "{name}: the last conversation was then")
    keep = QCoreApplication.translate("Home", "Keep for another year")
    return DatedSentence(when, words.format(name=one.person_name), one.record_id, acts=(("keep", keep),))


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
