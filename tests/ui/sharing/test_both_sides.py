"""What the sharing screen shows is what each recipient reads: real vaults, a real folder between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from companion.domain.consent import Answer, RecipientKind
from companion.domain.conversation import Keep, Prompt
from companion.domain.record import Voice
from companion.domain.strengths import Action, Hope, Need, Strength, Who
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import change_consent, decide_consent
from companion.services.record.conversations import (
    add_passage,
    change_passage,
    remove_passage,
    start_conversation,
)
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation, disagree
from companion.services.records import add_record
from companion.services.session import Session
from companion.services.sharing.seen import note_seen
from companion.services.sharing.sharing import change_summary, leave_out, put_back, share_summary
from companion.services.sharing.view import see_sharing
from companion.services.supervision.arrivals import open_arrivals
from companion.services.supervision.supervision import see_inbox, see_summary
from companion.services.supervision.waiting import ItemState
from companion.services.sync.places import use_folder
from companion.services.sync.ways import sync_places
from companion.services.team.membership import get_membership
from tests.companion.services.team_of_three import TeamOfThree, team_of_three
from ui import routes
from ui.forms.summary_words import words_of
from ui.sharing.parts import RecipientPart
from ui.sharing.state import to_view
from ui.sharing.view import SharingPage
from ui.widgets.confirm import Confirm

TOPICS = (Topic.MONEY, Topic.HOME, Topic.WORK_AND_LEARNING)


@dataclass(frozen=True)
class Talk:
    """Ids of what was prepared."""

    talk: str
    summary: str
    passages: list[str]
    consents: list[str]


@contextmanager
def team_with_a_folder(folder: Path) -> Iterator[TeamOfThree]:
    """Three laptops that share through a folder on a disk."""
    with team_of_three(folder) as team:
        place = folder / "place"
        place.mkdir()
        for one in team.all:
            use_folder(one, place)
        sync(team)
        yield team


def sync(team: TeamOfThree) -> None:
    """Whole rounds, until nobody has anything new."""
    for _ in range(2):
        for one in (team.worker, team.supervisor, team.administrator):
            sync_places(one, Random(1))
            open_arrivals(one)


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40
).filter(lambda words: bool(words.strip()))
odd_texts = st.sampled_from(
    (
        "أحب الحديقة",  # from right to left
        "\u202eturned round\u202c",
        "two\n\nlines, <b>not</b> bold &amp; {name}",
        "e\u0301 and é",
        "👩‍👩‍👧 and the dog",
        "long " * 4_000,
        "New",  # as our own marks say it
    )
)
several_texts = texts | odd_texts
passages = st.lists(
    st.fixed_dictionaries(
        {
            "text": several_texts,
            "keep": st.sampled_from([Keep.CAN_BE_SHARED] * 4 + [Keep.BETWEEN_US, Keep.PRIVATE]),
            "voice": st.sampled_from(Voice),
            "prompt": st.none() | st.sampled_from(Prompt),
            "topics": st.lists(st.sampled_from(TOPICS), unique=True, max_size=2).map(tuple),
        }
    ),
    min_size=2,
    max_size=5,
)
words_of_consent = st.fixed_dictionaries(
    {
        "topics_included": st.lists(st.sampled_from(TOPICS), unique=True, max_size=2).map(tuple),
        "topics_excluded": st.lists(st.sampled_from(TOPICS), unique=True, max_size=1).map(tuple),
    }
)


def prepare(team: TeamOfThree, data: Any) -> Talk:
    """A talk with someone as it may come: passages, what was picked from them, consents, words left out."""
    noor = team.worker
    person = add_person(noor, data.draw(st.sampled_from(("Maja", "نور", "Ó'Neill\u200f", "M")))).made or ""
    talk = start_conversation(noor, person).made or ""
    made = [add_passage(noor, talk, **one).made or "" for one in data.draw(passages)]
    picked = {"person_id": person, "voice": data.draw(st.sampled_from(Voice))}
    add_record(noor, Strength, **picked, text="Good with her hands", from_passage=made[0])
    hope = add_record(noor, Hope, **picked, text=data.draw(several_texts), smallest_step="Ask Ada").made
    add_record(noor, Need, **picked, text="A quiet room", area=data.draw(st.none() | st.sampled_from(TOPICS)))
    add_record(noor, Action, person_id=person, text="Ring", who=data.draw(st.sampled_from(Who)), serves=hope)
    for about in data.draw(st.lists(st.sampled_from([None, *made]), max_size=2)):
        disagree(noor, talk, data.draw(several_texts), about)
    agree_conversation(noor, talk)
    sam, team_id = team.supervisor.member_id, get_membership(noor).team
    consents = [decide_consent(noor, person, sam, Answer.YES, **data.draw(words_of_consent)).made or ""]
    if data.draw(st.booleans()):
        everyone = {"recipient_kind": RecipientKind.TEAM, **data.draw(words_of_consent)}
        consents.append(decide_consent(noor, person, team_id, Answer.YES, **everyone).made or "")
    summary = see_sharing(noor, talk).summary.id
    change_summary(noor, summary, question=data.draw(st.sampled_from(["", "What next?"])), person_saw=True)
    for one in made:
        if data.draw(st.integers(0, 4)) == 0:
            leave_out(noor, summary, one)
    return Talk(talk=talk, summary=summary, passages=made, consents=consents)


def put_right(noor: Session, one: Talk, data: Any) -> None:
    """The person changes their mind about something, and somebody writes on."""
    deeds: tuple[Callable[[str], object], ...] = (
        lambda at: change_passage(noor, at, text=data.draw(several_texts)),
        lambda at: change_passage(noor, at, text="  "),
        lambda at: change_passage(noor, at, keep=data.draw(st.sampled_from(Keep))),
        lambda at: remove_passage(noor, at),
        lambda at: disagree(noor, one.talk, "It was not like that.", at),
        lambda at: leave_out(noor, one.summary, at),
        lambda at: put_back(noor, one.summary, at),
    )
    for passage in data.draw(st.lists(st.sampled_from(one.passages), max_size=3, unique=True)):
        data.draw(st.sampled_from(deeds))(passage)
    if data.draw(st.booleans()):
        add_passage(noor, one.talk, text=data.draw(several_texts), keep=Keep.CAN_BE_SHARED)
    if data.draw(st.integers(0, 4)):
        agree_conversation(noor, one.talk)
    if data.draw(st.booleans()):
        change_consent(noor, data.draw(st.sampled_from(one.consents)), **data.draw(words_of_consent))
    if data.draw(st.booleans()):
        note_seen(noor, one.summary, data.draw(st.sampled_from([True, False, None])))


def shown_by_recipient(page: SharingPage, noor: Session, talk: str) -> dict[str, tuple[str, ...]]:
    """What the screen says each member will see, by name; members of whom nothing goes are missing."""
    state = see_sharing(noor, talk, True)
    page.display(to_view(state, (), None, noor.clock.today()))
    parts: dict[str, RecipientPart] = page.recipients.parts
    return {
        name: parts[view.id].shown_words()
        for view in state.views
        if parts[view.id].shown_words()
        for name in view.names
    }


def check_both_sides(data: Any) -> None:
    """Look, share, bring it there, and compare; then put something right, and all of it again."""
    with TemporaryDirectory() as folder, team_with_a_folder(Path(folder)) as team:
        page = SharingPage(team.worker.clock.today())
        one = prepare(team, data)
        for _ in range(2):
            shown = shown_by_recipient(page, team.worker, one.talk)
            try:
                share_summary(team.worker, one.summary)
            except KnownError as nothing:
                assert nothing.code in (Code.SUMMARY_EMPTY, Code.NOBODY_TO_SHARE_WITH, Code.NOT_READ_BACK)
                assert shown == {}
            sync(team)
            read = {
                name: words
                for name, reader in (("Sam", team.supervisor), ("Ada", team.administrator))
                for words in read_there(reader)
            }
            assert {name: read.get(name) for name in shown} == shown
            put_right(team.worker, one, data)
        page.deleteLater()


def read_there(reader: Session) -> list[tuple[str, ...]]:
    """What the last summary says that stands there; nothing where all were taken back."""
    standing = [line for line in see_inbox(reader).lines if line.state is not ItemState.TAKEN_BACK]
    return [words_of(see_summary(reader, line.item).versions[-1].content) for line in standing[-1:]]


@pytest.mark.soak(name="sharing-screen", rounds=4, long=200)
@pytest.mark.usefixtures("qapp")
def test_the_screen_shows_exactly_what_each_recipient_will_see(rounds: int) -> None:
    @settings(max_examples=rounds, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.data())
    def check(data: st.DataObject) -> None:
        check_both_sides(data)

    check()


def test_from_the_worker_s_screen_to_the_supervisor_s(make_shell: Any, tmp_path: Path) -> None:
    with team_with_a_folder(tmp_path) as team:
        noor, sam = team.worker, team.supervisor
        person = add_person(noor, "Maja").made or ""
        talk = start_conversation(noor, person).made or ""
        add_passage(noor, talk, text="I used to mend bicycles", keep=Keep.CAN_BE_SHARED, voice=Voice.PERSON)
        add_passage(noor, talk, text="my own worry", keep=Keep.PRIVATE)
        agree_conversation(noor, talk)
        decide_consent(noor, person, sam.member_id, Answer.YES)

        shell = make_shell(clock=noor.clock)
        shell.ground.jobs.open_session(lambda: (_lent(noor), None), owner=shell)
        shell.navigation.go(routes.sharing(talk))
        screen = shell.navigation.screen
        screen.page.question.setPlainText("What next?")
        screen.settle()
        (part,) = screen.page.recipients.parts.values()
        shown = part.shown_words()
        screen.page.share.click()
        (pause,) = [one for one in shell.findChildren(Confirm) if one.isVisible()]
        pause._confirm()
        QApplication.processEvents()
        sync(team)
        shell.navigation.go(routes.person(person))
        (row,) = shell.navigation.screen.page.shared.rows.values()
        assert row.state.states == ("In the folder for Sam",)

        (line,) = see_inbox(sam).lines
        theirs = make_shell(clock=sam.clock)
        theirs.ground.jobs.open_session(lambda: (_lent(sam), None), owner=theirs)
        theirs.navigation.go(routes.summary(line.item))
        QApplication.processEvents()
        page = theirs.navigation.screen.page
        assert (*page._only.page.shown_words(), "The worker asks", page._question.text()) == shown
        sync(team)
        shell.navigation.go(routes.home())
        shell.navigation.go(routes.person(person))
        (row,) = shell.navigation.screen.page.shared.rows.values()
        assert row.state.states == ("Sam opened it today",)


def _lent(session: Session) -> Session:
    """The session for a shell to have, which closes what it has at the end: so does the team."""
    return session
