"""Scenarios written in few words for tests: two members, and whatever a test says of people."""

from __future__ import annotations

from datetime import date
from typing import Any

from companion.services.scenario.parts import Scenario
from companion.services.scenario.reading import read_scenario
from tests.companion.services.scenario.toml_text import to_toml

TODAY = date(2026, 3, 2)
PASSPHRASE = "seven kind herons"
MEMBERS: list[dict[str, Any]] = [
    {"name": "Sam Oduya", "organisation": "Open Door", "role": "worker", "passphrase": PASSPHRASE},
    {"name": "Ruth", "role": "supervisor", "passphrase": PASSPHRASE},
]


def read(*people: dict[str, Any], **more: Any) -> Scenario:
    """The scenario of these people, on the day of the tests."""
    return read_scenario(to_toml({"members": MEMBERS, "people": people, **more}), today=TODAY)
