"""Makes the golden vault of today's shape: `python -m tests.golden.make`.

It lands in tests/golden/<newest migration>/ and is committed; it is never made a second time, unless the shape
has not been released yet and `--again` says so. All of it is made up.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from companion.crypto.kdf import FLOOR
from companion.crypto.keychain.memory import MemoryKeychain
from companion.paths import VAULT_NAME, home_in
from companion.services.backups import make_backup
from companion.services.conversations import add_passage, start_conversation
from companion.services.people import add_person
from companion.services.vaults import NewVault, create_vault, lock_vault
from companion.vault.backup import count_rows
from companion.vault.migrations import STEPS
from tests.companion.vault_fixtures import StepClock

HERE = Path(__file__).parent
FACTS = "facts.json"
PASSPHRASE = "a made up otter by the canal"
WORDS = "I used to mend bicycles."
KEPT = ("keybag", VAULT_NAME, "about.json")


def main() -> None:
    """Make it, and say where it is."""
    place = HERE / STEPS[-1][0]
    if place.exists() and "--again" not in sys.argv[1:]:
        sys.exit(f"{place} is there already. A released shape is never made again.")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder), place)
    print(f"made {place}")  # noqa: T201 - a command speaks


def _make(folder: Path, place: Path) -> None:
    keychain = MemoryKeychain()
    wish = NewVault(label="Golden", member_name="Ada", passphrase=PASSPHRASE, kdf=FLOOR)
    created = create_vault(home_in(folder), StepClock(), keychain, wish)
    session = created.session
    person = add_person(session, "Sam").made or ""
    conversation = start_conversation(session, person).made or ""
    add_passage(session, conversation, text=WORDS)
    make_backup(session, folder)
    rows = count_rows(session.vault)
    lock_vault(session)
    (backup,) = folder.glob("*.companion-backup")
    shutil.copy(backup, place / "backup")
    for name in KEPT:
        shutil.copy(home_in(folder).profile(session.profile) / name, place)
    facts = {
        "profile": session.profile,
        "passphrase": PASSPHRASE,
        "device_secret": (keychain.get_secret(session.profile) or b"").hex(),
        "recovery_code": created.recovery_code,
        "words": WORDS,
        "people": rows["person"],
    }
    (place / FACTS).write_text(json.dumps(facts, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
