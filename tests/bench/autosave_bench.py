"""Autosave: what has been typed, safely on the disk, beside the same row in plain SQLite on the same disk."""

import sqlite3
from collections.abc import Mapping

from companion.domain.conversation import Passage, Prompt
from companion.services.record.conversations import add_passage, save_typing, start_conversation
from companion.services.record.people import add_person
from companion.vault.columns import to_row
from companion.vault.rows import get_record
from tests.bench.measure import Row, beside, seconds
from tests.bench.workplace import Workplace

GOAL = 2.0
ROUNDS = 200
TYPED = "and then the kettle went on, "


def measure(place: Workplace) -> list[Row]:
    """One passage of growing text; each round is one settled pause in the typing. Both with synchronous=FULL.

    Then the same where words are taken out each time: that keeps the earlier version, and makes a new one.
    """
    session = place.session
    person = add_person(session, "Ash").made or ""
    talk = start_conversation(session, person, held_on=session.clock.today()).made or ""
    passage = add_passage(session, talk, prompt=next(iter(Prompt))).made or ""
    spell = save_typing(session, passage, TYPED, None).steps[0].after
    plain = _plain(place, to_row(get_record(session.vault, Passage, passage)))
    written = {"ours": 1, "peer": 1}

    def words(side: str) -> str:
        written[side] += 1
        return TYPED * written[side]

    def typed() -> float:
        text = words("ours")
        return seconds(lambda: save_typing(session, passage, text, spell))

    def cut() -> float:
        text = words("ours")[1:]  # nothing that stood before is its beginning
        return seconds(lambda: save_typing(session, passage, text, None))

    def peer() -> float:
        text = words("peer")
        return seconds(lambda: _put(plain, text))

    against = "the row in plain SQLite"
    grown = beside("autosave commit", typed, peer, against, GOAL, rounds=ROUNDS)
    written.update(ours=1, peer=1)
    changed = beside("autosave, words taken out", cut, peer, against, GOAL * 2, rounds=ROUNDS // 2)
    plain.close()
    return [grown, changed]


def _plain(place: Workplace, row: Mapping[str, object]) -> sqlite3.Connection:
    plain = sqlite3.connect(place.folder / "plain.db", isolation_level=None)
    plain.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    plain.execute(f"CREATE TABLE passage ({', '.join(row)}, PRIMARY KEY (version))")
    plain.execute(f"INSERT INTO passage VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    return plain


def _put(plain: sqlite3.Connection, text: str) -> None:
    plain.execute("BEGIN IMMEDIATE")
    plain.execute("UPDATE passage SET text = ?, created_at = ?", (text, "now"))
    plain.execute("COMMIT")
