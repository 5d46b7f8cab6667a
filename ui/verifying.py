"""`companion verify`: reads every page and walks the audit chain of each vault, in a terminal, without a window."""

from __future__ import annotations

import getpass
import sys

from companion.clock import SystemClock
from companion.errors import KnownError
from companion.services.vaults.profiles import VaultAbout, list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import VaultState, lock_vault, verify_vault
from ui.command_line import Options
from ui.shell.ground import find_keychain
from ui.words.problem_words import SENTENCES


def verify(options: Options) -> int:
    """Check every vault of this laptop; 0 when all are whole, 1 when one is not or could not be opened."""
    vaults = list_vaults(options.folders())
    if not vaults:
        _say("There is no vault here.")
        return 0
    return max(_verify_one(options, about) for about in vaults)


def _verify_one(options: Options, about: VaultAbout) -> int:
    _say(f"{about.label or about.profile}:")
    door = Door(home=options.folders(), clock=SystemClock(), keychain=find_keychain(), profile=about.profile)
    try:
        session = unlock_vault(door, _passphrase()).session
        try:
            state = verify_vault(session)
        finally:
            lock_vault(session)
    except KnownError as error:
        sentences = SENTENCES[error.code]
        for sentence in (sentences.title, sentences.safe, sentences.next_step):
            _say("  " + sentence.format_map(error.facts))
        return 1
    return _tell(state)


def _tell(state: VaultState) -> int:
    _say(
        "  Every page can be read."
        if state.pages.whole
        else "  Some pages cannot be read. Bring back a backup."
    )
    if not state.decisions.whole:
        _say("  Something here is older than it should be. Look again at who may see what.")
    for chain in state.chains:
        if chain.broken_at is None:
            _say(f"  {chain.events} events of laptop {chain.device}: whole, ending in {chain.head[:16]}")
        else:
            _say(f"  Events of laptop {chain.device}: broken at event {chain.broken_at}")
    return 0 if state.whole else 1


def _passphrase() -> str:
    """Typed unseen, or one line of standard input where there is no terminal."""
    if sys.stdin.isatty():
        return getpass.getpass("  Passphrase: ")
    return sys.stdin.readline().rstrip("\n")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
