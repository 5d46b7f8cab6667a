"""What waits for the search index is taken in while nobody searches, a little at a time."""

import pytest

from companion.errors import Code, KnownError
from companion.services.record.conversations import add_passage, change_passage, start_conversation
from companion.services.record.people import add_person
from tests.ui.doors import make_vault
from ui import indexing, routes


@pytest.fixture
def home(make_shell):
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    return shell


def ask(shell, deed, *args):
    found = []
    shell.ground.jobs.on_vault(deed, *args, owner=shell, done=found.append)
    return found[0]


def typed(session, passages):
    person = add_person(session, "Ada").made
    conversation = start_conversation(session, person).made
    for _ in range(passages):
        passage = add_passage(session, conversation, text="a heron").made
        change_passage(session, passage, text="a garden")


def waiting(session):
    return session.vault.execute("SELECT count(*) FROM search_waiting").fetchone()[0]


def test_a_portion_at_a_time_until_nothing_waits(home, qtbot):
    ask(home, typed, 30)
    before = ask(home, waiting)
    assert before >= 30
    home.indexing.tend()
    assert ask(home, waiting) == before - 25
    assert home.indexing._timer.interval() == indexing.AGAIN_MILLISECONDS
    qtbot.waitUntil(lambda: ask(home, waiting) == 0)
    qtbot.waitUntil(lambda: home.indexing._timer.interval() == indexing.PAUSE_MILLISECONDS)


def test_it_begins_with_the_vault_and_ends_with_it(home):
    assert home.indexing._timer.isActive()
    home.guard.lock()
    assert not home.indexing._timer.isActive()


def test_a_full_disk_is_said_and_waits_for_another_time(home, monkeypatch):
    def fails(_session):
        raise KnownError(Code.DISK_FULL, path="")

    monkeypatch.setattr("companion.services.record.finding.tend_search", fails)
    said = []
    home.ground.problems.shown.connect(said.append)
    home.indexing._timer.stop()
    home.indexing.tend()
    assert len(said) == 1 and not home.indexing._timer.isActive()
