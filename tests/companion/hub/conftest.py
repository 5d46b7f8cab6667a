"""A hub for the tests of this folder."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.loopback.fixtures import hub, hub_database, postgres

__all__ = ["hub", "hub_database", "postgres"]


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """A hub's command that is called here takes over all logging, as a program may; later tests get theirs back."""
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    yield
    root.handlers[:] = kept
    root.setLevel(level)
