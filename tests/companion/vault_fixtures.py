"""A real, encrypted vault in a few milliseconds: made with a raw key, no passphrase, no key derivation.

It is made by the real step once in a test run; every further one is a copy of it, opened by the real way in.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from companion.clock import Clock
from companion.crypto.labels import VaultKeys, vault_keys
from companion.domain.member import Member
from companion.durable import FILE_MODE
from companion.services.session import Session
from companion.vault import guards, migrations
from companion.vault.db import Vault, make_vault, open_vault, put_device
from companion.vault.profile_lock import LOCK_NAME
from companion.vault.rows import put_record

TEST_MASTER = bytes(range(32))
TEST_DEVICE = "01890000-0000-7000-8000-0000000000d1"
TEST_PROFILE = "01890000-0000-7000-8000-0000000000f1"
TEST_MEMBER = "01890000-0000-7000-8000-0000000000a1"


class StepClock:
    """A clock that moves one second each time it is asked, and numbers its ids."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self.moment = start
        self.made = 0

    def now(self) -> datetime:
        """One second later than the last time."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def today(self) -> date:
        """The day of the moment."""
        return self.moment.date()

    def new_id(self) -> str:
        """Ids in order of making, in the form of a UUIDv7."""
        self.made += 1
        return f"01890000-0000-7000-8000-{self.made:012x}"


def keys_of_test() -> VaultKeys:
    """The keys of TEST_MASTER."""
    return vault_keys(TEST_MASTER)


def open_test_vault(tmp_path: Path) -> Vault:
    """The vault at `tmp_path/vault.db`: made the first time, opened again after it was closed."""
    path = tmp_path / "vault.db"
    if not path.exists():
        guards.require_local(tmp_path)
        for name, data in _made_once(migrations.STEPS).items():
            (tmp_path / name).touch(FILE_MODE)
            (tmp_path / name).write_bytes(data)
    return open_vault(path, keys_of_test())


@cache
def _made_once(_steps: object) -> dict[str, bytes]:
    """A new vault as its files, by their names, for the steps that count at the moment."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        vault = make_vault(path, keys_of_test())
        with vault.transaction():
            put_device(vault, TEST_DEVICE, StepClock().now().isoformat())
        vault.close()
        return {one.name: one.read_bytes() for one in Path(folder).iterdir() if one.name != LOCK_NAME}


def open_test_session(tmp_path: Path, clock: Clock | None = None) -> Session:
    """A session over `open_test_vault`, with its member on record."""
    clock = clock or StepClock()
    vault = open_test_vault(tmp_path)
    if vault.execute("SELECT count(*) FROM member").fetchone()[0] == 0:
        member = Member(
            id=TEST_MEMBER,
            version=clock.new_id(),
            created_at=clock.now(),
            author=TEST_MEMBER,
            name="Ada Test",
            organisation="Test House",
        )
        with vault.transaction():
            put_record(vault, member)
    return Session(vault=vault, clock=clock, member_id=TEST_MEMBER, profile=TEST_PROFILE)
