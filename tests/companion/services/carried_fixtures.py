"""Fixtures: a team of three whose parcels are carried by hand, and each of its members."""

from __future__ import annotations

import pytest

from tests.companion.services.carried import carried


@pytest.fixture
def world(tmp_path):
    with carried(tmp_path) as between:
        yield between


@pytest.fixture
def noor(world):
    return world.team.worker


@pytest.fixture
def sam(world):
    return world.team.supervisor


@pytest.fixture
def ada(world):
    return world.team.administrator
