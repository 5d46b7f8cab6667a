"""The folders of the vaults of a laptop."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from companion.errors import Code, KnownError
from companion.paths import ABOUT_NAME, home_in
from companion.services.vaults import profiles
from companion.services.vaults.profiles import (
    VaultAbout,
    failed_unlocks,
    keep_device_secret,
    list_vaults,
    new_profile_folder,
    note_failed_unlock,
    put_about,
)
from tests.companion.vault_fixtures import StepClock

PROFILE = "01890000-0000-7000-8000-0000000000f1"


class RefusingKeychain:
    """A keyring that is locked, or that forgets."""

    def __init__(self, *, forgets: bool = False) -> None:
        self.forgets = forgets

    def get_secret(self, profile: str) -> bytes | None:
        """Nothing, or a refusal."""
        if self.forgets:
            return None
        raise KnownError(Code.KEYRING_LOCKED)

    def put_secret(self, profile: str, secret: bytes) -> None:
        """Lost."""

    def drop_secret(self, profile: str) -> None:
        """Refused."""
        raise KnownError(Code.KEYRING_LOCKED)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"label": 5}', b"\xff"])
def test_a_label_that_cannot_be_read_hides_no_vault(tmp_path: Path, content: bytes) -> None:
    folder = home_in(tmp_path).profile(PROFILE)
    folder.mkdir(parents=True)
    (folder / ABOUT_NAME).write_bytes(content)
    assert list_vaults(home_in(tmp_path)) == [VaultAbout(profile=PROFILE, label="")]
    put_about(folder, "Ménage 🚲")
    assert list_vaults(home_in(tmp_path)) == [VaultAbout(profile=PROFILE, label="Ménage 🚲")]


def test_what_is_no_whole_vault_is_not_listed(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    home.profile(PROFILE).mkdir(parents=True)
    (home.vaults / "lost+found").mkdir()
    (home.vaults / "a file").touch()
    assert list_vaults(home) == []


@pytest.mark.parametrize("keychain", [None, RefusingKeychain(), RefusingKeychain(forgets=True)])
def test_a_keyring_that_does_not_keep_counts_as_none(keychain: RefusingKeychain | None) -> None:
    assert keep_device_secret(keychain, PROFILE) is None


@pytest.mark.parametrize("keychain", [None, RefusingKeychain()])
def test_a_failed_making_is_cleared_whatever_the_keyring_says(
    tmp_path: Path, keychain: RefusingKeychain | None
) -> None:
    home = home_in(tmp_path)
    with pytest.raises(ZeroDivisionError), new_profile_folder(home, StepClock(), keychain) as folder:
        (folder / "file").touch()
        raise ZeroDivisionError
    assert list(home.vaults.iterdir()) == []


def test_only_so_many_failures_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "_MOST_FAILED", 3)
    start = datetime(2026, 3, 2, tzinfo=UTC)
    for minutes in range(5):
        note_failed_unlock(tmp_path, start + timedelta(minutes=minutes))
    assert failed_unlocks(tmp_path) == [start + timedelta(minutes=one) for one in (2, 3, 4)]


def test_a_failure_that_cannot_be_written_hides_nothing(tmp_path: Path) -> None:
    note_failed_unlock(tmp_path / "gone", datetime(2026, 3, 2, tzinfo=UTC))
    assert failed_unlocks(tmp_path / "gone") == []
