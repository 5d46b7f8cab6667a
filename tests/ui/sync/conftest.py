"""Sam's laptop with the team's folder, and a place that hangs."""

from __future__ import annotations

import threading

import pytest

from companion.services.sync import driving
from tests.ui.syncing_laptops import laptops
from ui.lane import thread_lane


@pytest.fixture
def sam(make_shell, tmp_path, qtbot):
    with laptops(make_shell, tmp_path, qtbot, thread_lane) as made:
        yield made


@pytest.fixture
def hang(monkeypatch):
    """From now on the place does not answer until the test lets it; `asked` is set once it was asked."""
    asked, go_on = threading.Event(), threading.Event()
    honest = driving.exchange

    def hanging(carrier, command):
        asked.set()
        assert go_on.wait(30)
        return honest(carrier, command)

    monkeypatch.setattr(driving, "exchange", hanging)
    yield asked, go_on
    go_on.set()
