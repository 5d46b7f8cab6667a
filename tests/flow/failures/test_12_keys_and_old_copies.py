"""Failure test 12: keyring wiped or changed, passphrase lost, an old backup restored, the wrong sqlite imported.

With a team: what waited goes on its way, what came since comes again, no number of a device is ever used twice.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from companion.crypto.envelope import Header, read_parcel
from companion.crypto.kdf import FLOOR
from companion.crypto.keychain.memory import MemoryKeychain
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sync.places import stop_using, use_folder, use_hub
from companion.services.sync.ways import sync_places
from companion.services.team.membership import get_membership
from companion.services.team.teams import create_team
from companion.services.team.trouble import get_trouble
from companion.services.vaults.backups import make_backup
from companion.services.vaults.restoring import Restore, restore_backup
from companion.services.vaults.unlocking import Door, Recovery, unlock_vault, unlock_with_recovery
from companion.services.vaults.vaults import lock_vault
from companion.vault.audit import check_chains
from companion.vault.carriers import list_carriers
from companion.vault.inbox import ArrivalState, list_arrivals, list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.laptops import PASSPHRASE, Laptop
from tests.companion.services.team_of_three import let_in, open_laptop
from tests.loopback.fixtures import enrolment_code, forget_team, hub, hub_database, postgres
from tests.loopback.hub import HubProcess

__all__ = ["hub", "hub_database", "postgres"]

NEW = "quiet bench bridge"
ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Two:
    """Ada, whose vault is a real profile with keyring and backups, and Lee; a folder between them."""

    laptop: Laptop
    ada: Session
    lee: Session
    code: str
    root: Path

    @property
    def door(self) -> Door:
        return self.laptop.door(self.ada)

    def sync(self, *sessions: Session) -> None:
        for one in sessions:
            sync_places(one, Random(1))

    def backup(self) -> Path:
        stick = self.root / "stick"
        stick.mkdir(exist_ok=True)
        make_backup(self.ada, stick)
        return max(stick.iterdir())

    def restored(self, file: Path, made: int) -> Session:
        """Ada's vault on another laptop, with another keyring; `made` keeps its ids apart from all others."""
        laptop = Laptop(self.root / f"another {made}")
        laptop.clock.made = made
        wish = Restore(file=file, code=self.code, passphrase=NEW, kdf=FLOOR)
        return restore_backup(laptop.home, laptop.clock, laptop.keychain, wish).session

    def headers_at_lee(self) -> list[Header]:
        rows = list_arrivals(self.lee.vault, ArrivalState.OPENED, 1000)
        return [read_parcel(row.data).header for row in rows if row.data]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    laptop = Laptop(tmp_path / "laptop")
    created = laptop.create()
    lee = open_laptop(tmp_path / "lee", 9, "Lee", Role.WORKER)
    create_team(created.session, "Peers")
    let_in(created.session, lee, Role.WORKER)
    share = tmp_path / "share"
    share.mkdir()
    for one in (created.session, lee):
        use_folder(one, share)
    both = Two(laptop, created.session, lee, created.recovery_code, tmp_path)
    both.sync(created.session, lee, created.session)
    yield both
    lee.vault.close()
    created.session.vault.close()


def refused(deed: Callable[[], object]) -> Code:
    with pytest.raises(KnownError) as caught:
        deed()
    return caught.value.code


def everything_went(two: Two, ada: Session, *words: str) -> None:
    """What Ada sealed is with Lee, once, from the same device as before; and what Lee answers comes."""
    two.sync(ada, two.lee)
    assert sorted(words_at(two.lee)) == sorted(words)
    seal(two.lee, ada, summary_content("back"))
    two.sync(two.lee, ada)
    assert words_at(ada) == ["back"]
    for one in (ada, two.lee):
        assert count_waiting(one.vault).parcels == 0
        assert list_gaps(one.vault, one.member_id) == [] and list_kept_apart(one.vault, 5) == []


@pytest.mark.parametrize("keyring", ["wiped", "changed", "gone"])
def test_a_keyring_that_is_not_what_it_was(two: Two, keyring: str) -> None:
    seal(two.ada, two.lee, summary_content("waited"))
    device = two.ada.vault.device
    lock_vault(two.ada)
    keychain = None if keyring == "gone" else MemoryKeychain()
    if keychain is not None and keyring == "changed":
        keychain.put_secret(two.ada.profile, bytes(range(32)))
    door = replace(two.door, keychain=keychain)
    said = refused(lambda: unlock_vault(door, PASSPHRASE))
    assert said is (Code.KEYRING_CHANGED if keyring == "changed" else Code.KEYRING_LOST)
    words = f"{NEW} by the old canal"
    ada = unlock_with_recovery(door, Recovery(code=two.code, passphrase=words, kdf=FLOOR)).session
    assert ada.vault.device == device and get_membership(ada).device == device
    seal(ada, two.lee, summary_content("after"))
    everything_went(two, ada, "waited", "after")
    lock_vault(ada)
    lock_vault(unlock_vault(door, words).session)


def test_a_lost_passphrase(two: Two) -> None:
    seal(two.ada, two.lee, summary_content("waited"))
    lock_vault(two.ada)
    assert refused(lambda: unlock_vault(two.door, "something else")) is Code.WRONG_PASSPHRASE
    ada = unlock_with_recovery(two.door, Recovery(code=two.code, passphrase=NEW, kdf=FLOOR)).session
    everything_went(two, ada, "waited")
    lock_vault(ada)
    assert refused(lambda: unlock_vault(two.door, PASSPHRASE)) is Code.WRONG_PASSPHRASE


def test_an_old_backup_comes_back_as_a_new_device_and_nothing_is_lost(two: Two) -> None:
    seal(two.ada, two.lee, summary_content("before the backup"))
    seal(two.lee, two.ada, summary_content("to ada, before"))
    two.sync(two.ada, two.lee, two.ada)
    seal(two.ada, two.lee, summary_content("waited in the backup"))
    file, old = two.backup(), two.ada.vault.device
    two.sync(two.ada)
    for number in range(2):
        seal(two.ada, two.lee, summary_content(f"after the backup {number}"))
        seal(two.lee, two.ada, summary_content(f"to ada, after {number}"))
    two.sync(two.ada, two.lee, two.ada)
    sent = {(one.device, one.seq) for one in two.headers_at_lee()}

    ada = two.restored(file, 1_000_000)
    new = ada.vault.device
    assert new != old
    two.sync(ada, two.lee, ada)
    seal(ada, two.lee, summary_content("from the new laptop"))
    two.sync(ada, two.lee, ada)
    assert sorted(words_at(two.lee)) == [
        "after the backup 0", "after the backup 1", "before the backup", "from the new laptop",
        "waited in the backup",
    ]  # fmt: skip
    assert sorted(words_at(ada)) == ["to ada, after 0", "to ada, after 1", "to ada, before"]
    numbers = [(one.device, one.seq) for one in two.headers_at_lee()]
    assert len(numbers) == len(set(numbers)) and sent <= set(numbers)
    assert [one.seq for one in two.headers_at_lee() if one.device == new] == [1]
    assert get_trouble(two.lee) is get_trouble(ada) is None
    assert list_kept_apart(two.lee.vault, 5) == [] and list_gaps(two.lee.vault, two.lee.member_id) == []
    assert all(one.broken_at is None for one in check_chains(ada.vault))
    two.laptop.clock.made = 9_000_000  # the old laptop is found again and switched on
    assert refused(lambda: two.sync(two.ada)) is Code.DEVICE_REVOKED
    ada.vault.close()


def test_an_old_backup_goes_on_at_a_hub_in_one_go(two: Two, hub: HubProcess, hub_database: str) -> None:
    """The hub knows the old laptop until it has the entry that puts the new one in its place, and not a call longer."""
    for one, code in ((two.ada, enrolment_code(hub_database)), (two.lee, "")):
        use_hub(one, hub.address, code)
        stop_using(one, list_carriers(one.vault)[0].id)
    forget_team(hub_database, get_membership(two.ada).team)
    two.sync(two.ada, two.lee)
    file, old = two.backup(), two.ada.vault.device
    ada = two.restored(file, 3_000_000)
    seal(ada, two.lee, summary_content("before the new laptop was ever heard of"))
    two.sync(ada)
    two.sync(two.lee)
    assert words_at(two.lee) == ["before the new laptop was ever heard of"]
    assert {one.device for one in two.headers_at_lee()} == {ada.vault.device} != {old}
    everything_went(two, ada, "before the new laptop was ever heard of")
    ada.vault.close()


def test_the_same_backup_twice_is_two_devices_of_which_the_later_stands(two: Two) -> None:
    """A backup restored on two laptops, each of which believes that it is the one."""
    file = two.backup()
    first = two.restored(file, 1_000_000)
    second = two.restored(file, 2_000_000)
    assert first.vault.device != second.vault.device
    two.sync(first, two.lee)
    seal(first, two.lee, summary_content("from the first"))
    two.sync(first, two.lee)
    said = refused(lambda: two.sync(second, two.lee, second))
    assert said in {Code.DEVICE_REVOKED, Code.NOT_ADMITTED}
    assert words_at(two.lee) == ["from the first"]
    first.vault.close()
    second.vault.close()


def test_the_wrong_sqlite(two: Two) -> None:
    """A program whose driver is Python's own: it is refused before a byte is written, and nothing leaves."""
    seal(two.ada, two.lee, summary_content("not in plain"))
    path = two.ada.vault.path
    lock_vault(two.ada)
    before = path.read_bytes()
    program = (
        "import sqlite3, sys, types\n"
        "wrong = types.ModuleType('sqlcipher3'); wrong.dbapi2 = sqlite3.dbapi2\n"
        "sys.modules['sqlcipher3'] = wrong; sys.modules['sqlcipher3.dbapi2'] = sqlite3.dbapi2\n"
        "from pathlib import Path\n"
        "from companion.crypto.labels import vault_keys\n"
        "from companion.errors import KnownError\n"
        "from companion.vault.db import make_vault, open_vault\n"
        "for path, deed in ((Path(sys.argv[1]), open_vault), (Path(sys.argv[2]), make_vault)):\n"
        "    try:\n"
        "        deed(path, vault_keys(bytes(32)))\n"
        "    except KnownError as trouble:\n"
        "        print(trouble.code.value)\n"
    )
    fresh = two.root / "fresh.db"
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), str(fresh)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["engine_unsuitable"] * 2, done.stderr[-2000:]
    assert path.read_bytes() == before
    assert not fresh.exists() or fresh.read_bytes() == b""
    ada = unlock_vault(two.door, PASSPHRASE).session
    everything_went(two, ada, "not in plain")
    lock_vault(ada)
