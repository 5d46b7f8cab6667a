"""A session on a real vault with one member in it, for tests of deeds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from companion.domain.member import Member
from companion.domain.record import Stamp, stamped
from companion.services.session import Session
from companion.vault.rows import put_record
from tests.companion.vault_fixtures import TEST_MEMBER, StepClock, open_test_vault


def open_test_session(tmp_path: Path, **changes: Any) -> Session:
    """The vault at `tmp_path`, with Ali of Open Door in it as the member who writes."""
    clock = StepClock()
    vault = open_test_vault(tmp_path)
    session = Session(vault=vault, clock=clock, member_id=TEST_MEMBER, profile="profile")
    stamp = Stamp(version=clock.new_id(), at=clock.now(), author=TEST_MEMBER)
    with vault.transaction():
        put_record(
            vault,
            Member(
                **stamped(TEST_MEMBER, stamp),  # type: ignore[arg-type]
                name="Ali",
                organisation="Open Door",
                contact="0161 496 0000",
            ),
        )
    return replace(session, **changes)
