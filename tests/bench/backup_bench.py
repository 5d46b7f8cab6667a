"""Typing while a backup is made: how long a save waits at the worst, at full size."""

import time
from concurrent.futures import ThreadPoolExecutor

from companion.domain.conversation import Prompt
from companion.services.record.conversations import add_passage, save_typing, start_conversation
from companion.services.record.people import add_person
from companion.services.vaults.backups import make_backup_beside
from tests.bench.measure import Row
from tests.bench.workplace import Workplace

LIMIT_MS = 500  # after a pause in typing of 1.5 s at most: two seconds to the disk
PAUSE = 0.05
TYPED = "and then the kettle went on, "


def measure(place: Workplace) -> list[Row]:
    """The vault's thread saves every 50 ms; each is late by whatever the backup does on that thread, or to the disk."""
    session = place.session
    person = add_person(session, "Ash").made or ""
    talk = start_conversation(session, person).made or ""
    passage = add_passage(session, talk, prompt=next(iter(Prompt))).made or ""
    spell = save_typing(session, passage, TYPED, None).steps[0].after
    folder = place.folder / "backups"
    folder.mkdir()
    late: list[float] = []
    words = TYPED
    begun = time.perf_counter()
    deed = make_backup_beside(session, folder)
    with ThreadPoolExecutor(1) as beside:
        try:
            asked = time.perf_counter()
            work = next(deed)
            while True:
                running = beside.submit(work)
                while not running.done():
                    words += TYPED
                    save_typing(session, passage, words, spell)
                    late.append(time.perf_counter() - asked)
                    time.sleep(PAUSE)
                    asked = time.perf_counter()
                work = deed.send(running.result())
        except StopIteration:
            late.append(time.perf_counter() - asked)
    taken, size = time.perf_counter() - begun, session.vault.path.stat().st_size / 1_000_000
    note = f"the backup of {size:.0f} MB took {taken:.1f} s"
    return [
        Row("save while a backup is made", max(late) * 1000, LIMIT_MS, "the limit", 1.0, len(late), note=note)
    ]
