"""The team: three more nouns, what was sealed and shared, what has come, and the tables that sync may touch."""

from __future__ import annotations

from sqlite_utils import Database

# As the tables of m002 begin: every version a row, `head` marks those that nothing supersedes.
_STAMP = """
    version TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    supersedes TEXT,
    created_at TEXT NOT NULL,
    author TEXT NOT NULL,
    removed TEXT,
    head INTEGER NOT NULL DEFAULT 1 CHECK (head IN (0, 1)),
"""

_RECORDS = {
    "summary": """
        person_id TEXT NOT NULL, conversation_id TEXT, question TEXT NOT NULL, what_they_changed TEXT NOT NULL,
        person_saw INTEGER, left_out TEXT NOT NULL, held_on TEXT""",
    "answer": """
        about_item TEXT NOT NULL, about_version TEXT NOT NULL, to_member TEXT NOT NULL, kind TEXT NOT NULL,
        text TEXT NOT NULL, sent INTEGER NOT NULL""",
    "override": """
        person_id TEXT NOT NULL, recipient TEXT NOT NULL, recipient_kind TEXT NOT NULL, reason TEXT NOT NULL,
        legal_ground TEXT NOT NULL, authorised_by TEXT NOT NULL, person_told INTEGER, why_not_told TEXT NOT NULL,
        given_on TEXT""",
}

# Only the app's own connection reads or writes these: private keys, and what parcels say.
_KEPT_IN = (
    """CREATE TABLE own_key (
        kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, secret BLOB NOT NULL,
        public BLOB NOT NULL, made_at TEXT NOT NULL, retired_at TEXT,
        PRIMARY KEY (kind, id, version)
    ) STRICT""",
    # What each recipient was given to see, in plain text, as it was sealed.
    """CREATE TABLE shared_copy (
        parcel TEXT PRIMARY KEY, item TEXT NOT NULL, version TEXT NOT NULL, previous TEXT NOT NULL,
        summary_id TEXT NOT NULL, summary_version TEXT NOT NULL, person_id TEXT NOT NULL,
        consent_id TEXT NOT NULL, consent_version TEXT NOT NULL, content TEXT NOT NULL, holds TEXT NOT NULL,
        made_at TEXT NOT NULL, withdrawn_at TEXT
    ) STRICT""",
    "CREATE INDEX shared_copy_person ON shared_copy (person_id, made_at)",
    "CREATE INDEX shared_copy_item ON shared_copy (item, made_at)",
    "CREATE INDEX shared_copy_summary ON shared_copy (summary_id, made_at)",
    "CREATE INDEX shared_copy_consent ON shared_copy (consent_id)",
    "CREATE INDEX shared_copy_stands ON shared_copy (person_id) WHERE withdrawn_at IS NULL",
    # What has come and was opened. `content` is null once it was destroyed: the rest stays, a stub.
    """CREATE TABLE received (
        version TEXT PRIMARY KEY, item TEXT NOT NULL, previous TEXT NOT NULL, kind INTEGER NOT NULL,
        author TEXT NOT NULL, device TEXT NOT NULL, parcel TEXT NOT NULL, basis TEXT, content TEXT,
        written_at TEXT NOT NULL, arrived_at TEXT NOT NULL, opened_at TEXT, seen_at TEXT, withdrawn_at TEXT,
        withdrawn_why TEXT, about_item TEXT, about_version TEXT
    ) STRICT""",
    "CREATE INDEX received_inbox ON received (arrived_at, version) WHERE kind IN (1, 5)",
    """CREATE INDEX received_to_see ON received (arrived_at, item)
        WHERE kind IN (1, 5) AND seen_at IS NULL AND withdrawn_at IS NULL""",
    "CREATE INDEX received_to_read ON received (arrived_at, version) WHERE kind = 2 AND seen_at IS NULL",
    "CREATE INDEX received_item ON received (item, arrived_at)",
    "CREATE INDEX received_about ON received (about_item, arrived_at) WHERE about_item IS NOT NULL",
    "CREATE INDEX received_parcel ON received (parcel)",
)

# The sync connection may read these, and write some of their columns (sync_door.py): sealed or signed bytes, and
# the fates of parcels. `place` is the order in which rows came.
_SYNC = {
    # Frozen at sealing. A dropped parcel keeps its row, so that no sequence number is given twice.
    "outbox": """
        parcel TEXT PRIMARY KEY, kind INTEGER NOT NULL, item TEXT NOT NULL, device TEXT NOT NULL,
        seq INTEGER NOT NULL, digest BLOB NOT NULL, data BLOB NOT NULL, sealed_at TEXT NOT NULL, dropped_why TEXT,
        UNIQUE (device, seq)""",
    "outbox_recipient": """
        parcel TEXT NOT NULL REFERENCES outbox (parcel), device TEXT NOT NULL, member TEXT NOT NULL,
        counter INTEGER NOT NULL,
        PRIMARY KEY (parcel, member)""",
    "carrier": """
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, place TEXT NOT NULL, identity BLOB, cursor BLOB NOT NULL,
        roster_cursor INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, facts TEXT NOT NULL,
        since TEXT NOT NULL, attempts INTEGER NOT NULL, last_try_at TEXT, last_success_at TEXT, next_try_at TEXT,
        left_at TEXT""",
    "delivery": """
        place INTEGER PRIMARY KEY, parcel TEXT NOT NULL REFERENCES outbox (parcel),
        carrier TEXT NOT NULL REFERENCES carrier (id), state TEXT NOT NULL, reason TEXT NOT NULL,
        attempts INTEGER NOT NULL, first_tried_at TEXT, delivered_at TEXT,
        UNIQUE (parcel, carrier)""",
    "arrival": """
        place INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, parcel TEXT NOT NULL, data BLOB NOT NULL,
        arrived_at TEXT NOT NULL, carrier TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL""",
    "roster_entry": """
        hash BLOB PRIMARY KEY, team TEXT NOT NULL, number INTEGER NOT NULL, prev BLOB NOT NULL, data BLOB NOT NULL,
        standing INTEGER NOT NULL CHECK (standing IN (0, 1)), mine INTEGER NOT NULL CHECK (mine IN (0, 1)),
        pushed INTEGER NOT NULL CHECK (pushed IN (0, 1))""",
    "join_request": """
        hash BLOB PRIMARY KEY, locator BLOB NOT NULL, data BLOB NOT NULL, arrived_at TEXT NOT NULL,
        state TEXT NOT NULL""",
    "counter": """
        device TEXT NOT NULL, member TEXT NOT NULL, counter INTEGER NOT NULL,
        PRIMARY KEY (device, member, counter)""",
    "posted_invite": """
        locator BLOB PRIMARY KEY, posted BLOB NOT NULL, expires_at TEXT NOT NULL, state TEXT NOT NULL""",
}

_SYNC_LISTS = (
    "CREATE INDEX outbox_item ON outbox (item, seq)",
    "CREATE INDEX outbox_on_the_way ON outbox (sealed_at, parcel) WHERE dropped_why IS NULL",
    "CREATE INDEX outbox_dropped ON outbox (device, parcel) WHERE dropped_why IS NOT NULL",
    "CREATE INDEX outbox_recipient_counter ON outbox_recipient (device, member, counter)",
    "CREATE INDEX delivery_waiting ON delivery (carrier, place) WHERE state = 'waiting'",
    "CREATE INDEX delivery_refused ON delivery (place) WHERE state = 'refused'",
    "CREATE INDEX arrival_state ON arrival (state, place)",
    "CREATE INDEX arrival_parcel ON arrival (parcel)",
    "CREATE INDEX roster_entry_standing ON roster_entry (team, number, hash) WHERE standing",
    "CREATE INDEX roster_entry_to_push ON roster_entry (team, number) WHERE mine AND NOT pushed",
    "CREATE INDEX join_request_state ON join_request (state, arrived_at)",
)


def create_team(db: Database) -> None:
    """Make the tables. Those of sync get a trigger each: INSERT … SELECT then asks the authorizer what it reads."""
    for name, columns in _RECORDS.items():
        db.execute(f"CREATE TABLE {name} ({_STAMP}{columns}) STRICT")
        db.execute(f"CREATE INDEX {name}_head ON {name} (id) WHERE head")
        db.execute(f"CREATE INDEX {name}_versions ON {name} (id, version)")
        if "person_id" in columns:
            db.execute(f"CREATE INDEX {name}_person ON {name} (person_id, id) WHERE head")
    db.execute("CREATE INDEX answer_about ON answer (about_item, id) WHERE head")
    for statement in _KEPT_IN:
        db.execute(statement)
    for name, columns in _SYNC.items():
        db.execute(f"CREATE TABLE {name} ({columns}) STRICT")
        db.execute(f"CREATE TRIGGER {name}_insert BEFORE INSERT ON {name} BEGIN SELECT 1; END")
    for statement in _SYNC_LISTS:
        db.execute(statement)
