"""Makes the golden vault of today's shape: `python -m tests.golden.make`.

It lands in tests/golden/<newest migration>/ and is committed; it is never made a second time, unless the shape
has not been released yet and `--again` says so. All of it is made up.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from companion.crypto.kdf import FLOOR
from companion.crypto.keychain.memory import MemoryKeychain
from companion.domain.summaries import Answer, Override, Summary
from companion.paths import VAULT_NAME, home_in
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.session import Session
from companion.services.vaults.backups import make_backup
from companion.services.vaults.vaults import NewVault, create_vault, lock_vault
from companion.vault.backup import count_rows
from companion.vault.drafts import put_draft
from companion.vault.freshness import FILE_NAME
from companion.vault.inbox import put_counter
from companion.vault.migrations import STEPS
from companion.vault.rows import put_record
from companion.vault.shared import put_received
from companion.vault.store import put_row
from companion.vault.team_rows import KeyKind
from tests.companion.domain.records_for_tests import made
from tests.companion.vault import team_samples as team
from tests.companion.vault.draft_samples import drafted
from tests.companion.vault_fixtures import StepClock

HERE = Path(__file__).parent
FACTS = "facts.json"
PASSPHRASE = "a made up otter by the canal"
WORDS = "I used to mend bicycles."
KEPT = ("keybag", VAULT_NAME, FILE_NAME, "about.json")
"""What lies in a profile; vaults of before m005 have no file of freshness."""


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
    _share(session, person)
    rows = count_rows(session.vault)
    make_backup(session, folder)
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
        "rows": rows,
    }
    (place / FACTS).write_text(json.dumps(facts, indent=2, sort_keys=True) + "\n", "utf-8")


def _share(session: Session, person: str) -> None:
    """A row in every table of the team and of sync. What they hold says nothing."""
    vault = session.vault
    team.add_carrier(vault)
    team.add_parcels(vault, 2)
    with vault.transaction():
        put_record(vault, made(Summary, "summary-1", person_id=person, question="What would help?"))
        answer = made(Answer, "answer-1", about_item="item-1", about_version="version-1", to_member=team.SAM)
        put_record(vault, replace(answer, version="v2"))
        override = made(Override, "override-1", person_id=person, recipient=team.SAM)
        put_record(vault, replace(override, version="v3"))
        for row in (
            team.own_key(kind=KeyKind.MEMBER),
            team.shared(1, person_id=person),
            team.arrival(1),
            team.entry(0),
            team.request(1),
            team.invite(1),
        ):
            put_row(vault, row)
        put_received(vault, team.received(1))
        put_counter(vault, team.DEVICE, team.SAM, 1)
        put_draft(vault, drafted("draft-1", person_id=person))


if __name__ == "__main__":
    main()
