"""What every keychain promises. Run here against memory, and as a program inside a session with a real keyring:

dbus-run-session -- sh -c 'printf x | gnome-keyring-daemon --unlock --components=secrets && python contract.py'
"""

from __future__ import annotations

from collections.abc import Callable

from companion.crypto.keychain import Keychain

ONE, OTHER = "01890000-0000-7000-8000-0000000000f1", "01890000-0000-7000-8000-0000000000f2"
SECRET = bytes(range(32))


def nothing_is_there_at_first(keychain: Keychain) -> None:
    """None, not an error."""
    assert keychain.get_secret(ONE) is None


def what_was_put_is_there(keychain: Keychain) -> None:
    """Every byte of it, zeros too."""
    keychain.put_secret(ONE, SECRET)
    assert keychain.get_secret(ONE) == SECRET


def putting_again_replaces(keychain: Keychain) -> None:
    """One secret per profile."""
    keychain.put_secret(ONE, SECRET)
    keychain.put_secret(ONE, SECRET[::-1])
    assert keychain.get_secret(ONE) == SECRET[::-1]


def profiles_are_kept_apart(keychain: Keychain) -> None:
    """Dropping one leaves the other."""
    keychain.put_secret(ONE, SECRET)
    keychain.put_secret(OTHER, SECRET[::-1])
    keychain.drop_secret(ONE)
    assert keychain.get_secret(ONE) is None
    assert keychain.get_secret(OTHER) == SECRET[::-1]


def dropping_twice_is_no_harm(keychain: Keychain) -> None:
    """What is not there is gone."""
    keychain.put_secret(ONE, SECRET)
    keychain.drop_secret(ONE)
    keychain.drop_secret(ONE)
    assert keychain.get_secret(ONE) is None


CONTRACT: tuple[Callable[[Keychain], None], ...] = (
    nothing_is_there_at_first,
    what_was_put_is_there,
    putting_again_replaces,
    profiles_are_kept_apart,
    dropping_twice_is_no_harm,
)


def main() -> None:
    """Hold the system's keychain to the contract; name every promise that was kept."""
    from companion.crypto.keychain.system import system_keychain

    keychain = system_keychain()
    assert keychain is not None, "this session has no keyring we trust"
    for promise in CONTRACT:
        for profile in (ONE, OTHER):
            keychain.drop_secret(profile)
        promise(keychain)
        print(promise.__name__)  # noqa: T201 - read by the test that started this


if __name__ == "__main__":
    main()
