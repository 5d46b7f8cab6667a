"""Autosave: what has been typed, safely on the disk, beside the same row in plain SQLite on the same disk."""

import sqlite3

from companion.domain.conversation import Passage, Prompt
from companion.services.conversations import add_passage, save_typing, start_conversation
from companion.services.people import add_person
from companion.vault.columns import to_row
from companion.vault.rows import get_record
from tests.bench.measure import Row, beside, seconds
from tests.bench.workplace import Workplace

GOAL = 2.0
ROUNDS = 200
TYPED = "and then the kettle went on, "


def measure(place: Workplace) -> list[Row]:
    """One passage of growing text; each round is one settled pause in the typing. Both with synchronous=FULL."""
    session = place.session
    person = add_person(session, "Ash").made or ""
    talk = start_conversation(session, person, held_on=session.clock.today()).made or ""
    passage = add_passage(session, talk, prompt=next(iter(Prompt))).made or ""
    first = save_typing(session, passage, TYPED, None)
    since = first.steps[0].after
    row = to_row(get_record(session.vault, Passage, passage))
    plain = sqlite3.connect(place.folder / "plain.db", isolation_level=None)
    plain.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    plain.execute(f"CREATE TABLE passage ({', '.join(row)}, PRIMARY KEY (version))")
    plain.execute(f"INSERT INTO passage VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    lengths = {"ours": 1, "peer": 1}

    def text(side: str) -> str:
        lengths[side] += 1
        return TYPED * (1 + lengths[side] % 60)

    def ours() -> float:
        words = text("ours")
        return seconds(lambda: save_typing(session, passage, words, since))

    def peer() -> float:
        words = text("peer")

        def work() -> None:
            plain.execute("BEGIN IMMEDIATE")
            plain.execute(
                "UPDATE passage SET text = ?, created_at = ? WHERE version = ?", (words, "now", since)
            )
            plain.execute("COMMIT")

        return seconds(work)

    result = beside("autosave commit", ours, peer, "the row in plain SQLite", GOAL, rounds=ROUNDS)
    plain.close()
    return [result]
