"""A talk to share from: one in a team of its own, and one in a team that the tests of a file have in common."""

from __future__ import annotations

import pytest

from tests.companion.services.carried import carried
from tests.companion.services.shared_talks import begin_talk, shared_talk


@pytest.fixture(scope="module")
def between(tmp_path_factory):
    with carried(tmp_path_factory.mktemp("team")) as made:
        yield made


@pytest.fixture
def talk(between):
    return begin_talk(between)


@pytest.fixture
def alone(tmp_path):
    """A talk in a team where nothing else was ever shared, and which the test may change."""
    with shared_talk(tmp_path) as made:
        yield made
