"""A session on a real vault; in it a person, a conversation and a passage, for tests that ask for them."""

from __future__ import annotations

import pytest

from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from tests.companion.derivations import remember_derivations
from tests.companion.services.sessions import open_test_session


@pytest.fixture(autouse=True)
def derivations(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test derives twice is derived once."""
    remember_derivations(monkeypatch)


@pytest.fixture
def session(tmp_path):
    session = open_test_session(tmp_path)
    yield session
    session.vault.close()


@pytest.fixture
def person(session):
    return add_person(session, "Maja").made


@pytest.fixture
def talk(session, person):
    return start_conversation(session, person).made


@pytest.fixture
def passage(session, talk):
    return add_passage(session, talk).made
