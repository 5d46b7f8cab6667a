"""Which keyrings are trusted, and what happens when one refuses."""

import subprocess
import sys

import pytest

from companion.crypto.keychain import system
from companion.crypto.keychain.system import TRUSTED, SystemKeychain, system_keychain
from companion.errors import Code, KnownError

from .backends import ForgetfulBackend, KeepingBackend, LockedBackend, RoamingBackend
from .contract import ONE, SECRET

HERE = "tests.companion.crypto.keychain.backends"


def trust(monkeypatch: pytest.MonkeyPatch, *names: str) -> SystemKeychain | None:
    monkeypatch.setattr(system, "TRUSTED", tuple((HERE, name) for name in names))
    return system_keychain()


def test_no_keyring_is_a_state(monkeypatch: pytest.MonkeyPatch) -> None:
    assert trust(monkeypatch, "UnviableBackend", "NoSuchBackend") is None
    monkeypatch.setattr(system, "TRUSTED", (("no.such.module", "Keyring"),))
    assert system_keychain() is None


def test_plain_text_null_and_fail_are_never_asked() -> None:
    modules = {module for module, _ in TRUSTED}
    assert modules == {
        "keyring.backends.Windows",
        "keyring.backends.macOS",
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
    }


def test_a_backend_that_would_roam_is_told_to_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    keychain = trust(monkeypatch, "RoamingBackend")
    assert keychain is not None
    keychain.put_secret(ONE, SECRET)
    assert RoamingBackend.kept_how == ["local machine"]


def test_an_older_keyring_is_still_read() -> None:
    older, newer = KeepingBackend(), KeepingBackend()
    SystemKeychain([older]).put_secret(ONE, SECRET)
    both = SystemKeychain([newer, older])
    assert both.get_secret(ONE) == SECRET
    both.drop_secret(ONE)
    assert not older.kept


def test_a_locked_one_is_said_to_be_locked_unless_another_answers() -> None:
    with pytest.raises(KnownError) as caught:
        SystemKeychain([LockedBackend(), ForgetfulBackend()]).get_secret(ONE)
    assert caught.value.code is Code.KEYRING_LOCKED
    assert caught.value.facts == {"reason": "KeyringLocked"}
    open_one = KeepingBackend()
    SystemKeychain([open_one]).put_secret(ONE, SECRET)
    assert SystemKeychain([LockedBackend(), open_one]).get_secret(ONE) == SECRET


def test_the_secret_is_in_no_error() -> None:
    with pytest.raises(KnownError) as caught:
        SystemKeychain([LockedBackend()]).put_secret(ONE, SECRET)
    assert SECRET.hex() not in repr(caught.value) + repr(caught.value.facts)
    assert caught.value.__context__ is None


def test_what_is_no_secret_counts_as_none() -> None:
    backend = KeepingBackend()
    SystemKeychain([backend]).put_secret(ONE, SECRET)
    backend.kept = dict.fromkeys(backend.kept, "not hex")
    assert SystemKeychain([backend]).get_secret(ONE) is None


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    program = "import sys, companion.crypto.keychain.system as s; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
