"""The sync door: every pair of tables is tried, in every way SQL has of reading, and each must be refused."""

import re
from pathlib import Path

import pytest

from companion.domain.conversation import Passage
from companion.errors import BugError, KnownError
from companion.vault.db import Vault
from companion.vault.inbox import put_arrival
from companion.vault.rows import put_record
from companion.vault.store import Store
from companion.vault.sync_door import FUNCTIONS, RIGHTS, Rights, SyncDoor
from tests.companion.domain.records_for_tests import made
from tests.companion.vault.team_samples import arrival

MARKER = "a made up heron on the weir"
ENGINES_OWN = (
    "sqlite_master",
    "sqlite_schema",
    "sqlite_sequence",
    "sqlite_temp_master",
    "sqlite_temp_schema",
)


def names_of(store: Store, kind: str) -> list[str]:
    return [
        row[0]
        for row in store.execute("SELECT name FROM sqlite_master WHERE type = ? ORDER BY name", (kind,))
    ]


def forbidden(vault: Vault) -> list[str]:
    return [*(name for name in names_of(vault, "table") if name not in RIGHTS), *ENGINES_OWN]


def columns_of(vault: Vault, table: str) -> list[str]:
    return [row[0] for row in vault.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def require_refused(vault: Vault, door: SyncDoor, sql: str) -> None:
    """The vault's own connection takes the statement; the door does not, and says nothing of what is stored."""
    vault.execute(f"EXPLAIN {sql}").fetchall()
    for asked in (sql, f"EXPLAIN {sql}", f"EXPLAIN QUERY PLAN {sql}"):
        with pytest.raises(BugError) as caught:
            door.execute(asked).fetchall()
        assert re.fullmatch(r"SQLITE_(AUTH|ERROR): \(message withheld\)", str(caught.value)), asked


def readings(table: str, column: str) -> list[str]:
    """Ways to read a table, or that it holds anything, by itself."""
    return [
        f'SELECT * FROM "{table}"',
        f'SELECT 1 FROM "{table}"',
        f'SELECT "{column}" FROM "{table}" AS outbox',
        f'SELECT count(*) FROM "{table}"',
        f'SELECT 1 WHERE EXISTS (SELECT 1 FROM "{table}")',
        f'SELECT (SELECT count(*) FROM "{table}")',
        f'WITH outbox AS (SELECT * FROM "{table}") SELECT * FROM outbox',
        f'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n, "{table}") SELECT i FROM n',
        f'SELECT * FROM (SELECT "{column}" FROM "{table}") AS outbox',
        f'VALUES ((SELECT "{column}" FROM "{table}"))',
    ]


def pairs(own: str, mine: str, table: str, column: str) -> list[str]:
    """Ways to bring a table together with one that the door may use."""
    source = f'(SELECT "{column}" FROM "{table}")'
    return [
        f'SELECT {own}.* FROM {own}, "{table}"',
        f'SELECT {own}.{mine} FROM {own} LEFT JOIN "{table}" AS other ON other."{column}" = {own}.{mine}',
        f'SELECT {mine} FROM {own} UNION SELECT "{column}" FROM "{table}"',
        f"SELECT {mine} FROM {own} ORDER BY {source}",
        f"SELECT {mine} FROM {own} WHERE {mine} IN {source}",
        f'INSERT INTO {own} ({mine}) SELECT "{column}" FROM "{table}"',
        f"INSERT INTO {own} ({mine}) VALUES ({source})",
        f'REPLACE INTO {own} ({mine}) SELECT "{column}" FROM "{table}"',
        f"INSERT INTO {own} ({mine}) VALUES (1) RETURNING {source}",
        f"INSERT INTO {own} ({mine}) VALUES (1) ON CONFLICT DO UPDATE SET {mine} = {source}",
        f"UPDATE {own} SET {mine} = {source}",
        f'UPDATE {own} SET {mine} = other."{column}" FROM "{table}" AS other',
        f"UPDATE {own} SET {mine} = {mine} WHERE {source}",
        f"DELETE FROM {own} WHERE {source}",
        f'WITH x AS (SELECT "{column}" AS c FROM "{table}") INSERT INTO {own} ({mine}) SELECT c FROM x',
    ]


def test_no_other_table_can_be_read_in_any_way(vault: Vault) -> None:
    with vault.sync_door() as door:
        for table in forbidden(vault):
            for sql in readings(table, columns_of(vault, table)[0]):
                require_refused(vault, door, sql)


@pytest.mark.parametrize("own", sorted(RIGHTS))
def test_no_other_table_comes_together_with_a_table_of_sync(vault: Vault, own: str) -> None:
    # The column an update may set, where there is one: so that it is the reading that is refused.
    mine = min(RIGHTS[own].update, default=columns_of(vault, own)[-1])
    with vault.sync_door() as door:
        for table in forbidden(vault):
            for sql in pairs(own, mine, table, columns_of(vault, table)[0]):
                require_refused(vault, door, sql)


def test_no_view_shows_another_table(vault: Vault) -> None:
    tables = [*(name for name in names_of(vault, "table") if name not in RIGHTS), "sqlite_master"]
    for place, table in enumerate(tables):
        vault.execute(f'CREATE VIEW view_{place} AS SELECT * FROM "{table}"')
        vault.execute(f'CREATE VIEW mixed_{place} AS SELECT outbox.parcel FROM outbox, "{table}"')
    with vault.sync_door() as door:
        for name in names_of(vault, "view"):
            for sql in (f"SELECT * FROM {name}", f"SELECT count(*) FROM {name}", f"SELECT 1 FROM {name}"):
                require_refused(vault, door, sql)


def make_twin(vault: Vault, own: str) -> None:
    """A table of the same columns and the same indexes: then the engine copies whole pages of rows."""
    (shape,) = vault.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (own,)
    ).fetchone()
    indexes = vault.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (own,)
    ).fetchall()
    vault.execute(shape.replace(f"CREATE TABLE {own}", "CREATE TABLE twin"))
    for place, (index,) in enumerate(indexes):
        vault.execute(re.sub(r"INDEX \w+ ON \w+", f"INDEX twin_{place} ON twin", index))


@pytest.mark.parametrize("own", sorted(RIGHTS))
def test_a_table_of_the_same_shape_is_not_copied_unasked(vault: Vault, own: str) -> None:
    make_twin(vault, own)
    with vault.sync_door() as door:
        require_refused(vault, door, f"INSERT INTO {own} SELECT * FROM twin")
        require_refused(vault, door, f"INSERT OR IGNORE INTO {own} SELECT * FROM main.twin")


def test_it_is_the_trigger_that_closes_the_copy(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    # A unique index happens to close it, too. A later table may have none: every one of the door has a trigger.
    for name in ("loose", "closed", "twin"):
        vault.execute(f"CREATE TABLE {name} (id TEXT, words TEXT) STRICT")
    vault.execute("CREATE TRIGGER closed_insert BEFORE INSERT ON closed BEGIN SELECT 1; END")
    monkeypatch.setitem(RIGHTS, "loose", Rights(insert=True))
    monkeypatch.setitem(RIGHTS, "closed", Rights(insert=True))
    with vault.sync_door() as door:
        door.execute("EXPLAIN INSERT INTO loose SELECT * FROM twin").fetchall()
        require_refused(vault, door, "INSERT INTO closed SELECT * FROM twin")


def test_every_table_of_the_door_has_its_trigger(vault: Vault) -> None:
    for table in RIGHTS:
        found = vault.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchone()
        assert found == (f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} BEGIN SELECT 1; END",)


def test_a_trigger_that_reads_elsewhere_stops_the_statement(vault: Vault) -> None:
    vault.execute(
        "CREATE TRIGGER leak AFTER INSERT ON arrival BEGIN "
        "UPDATE carrier SET reason = (SELECT text FROM passage); END"
    )
    with vault.sync_door() as door, pytest.raises(BugError), door.transaction():
        put_arrival(door, arrival(1))


def test_what_may_be_written_is_just_what_is_named(vault: Vault) -> None:
    with vault.sync_door() as door:
        for table, rights in RIGHTS.items():
            columns = columns_of(vault, table)
            assert rights.update <= set(columns)
            for column in columns:
                door.execute(f"EXPLAIN SELECT {column} FROM {table}")
                update = f"UPDATE {table} SET {column} = {column}"
                if column in rights.update:
                    door.execute(f"EXPLAIN {update}")
                else:
                    require_refused(vault, door, update)
            if rights.insert:
                door.execute(f"EXPLAIN INSERT INTO {table} DEFAULT VALUES")
            else:
                require_refused(vault, door, f"INSERT INTO {table} DEFAULT VALUES")
            require_refused(vault, door, f"DELETE FROM {table}")


VALUES = {"TEXT": "'{0}'", "INTEGER": "{0}", "BLOB": "x'0{0}'"}


def make_row(vault: Vault, table: str, number: int) -> str:
    """A row that the table takes, as SQL. Rows of other numbers share no unique column with it."""
    types = [row[0] for row in vault.execute("SELECT type FROM pragma_table_info(?)", (table,))]
    return ", ".join(VALUES[kind].format(number) for kind in types)


@pytest.mark.parametrize("table", sorted(RIGHTS))
def test_replace_neither_takes_a_row_away_nor_overwrites_one(vault: Vault, table: str) -> None:
    if not vault.execute("SELECT 1 FROM pragma_foreign_key_list(?)", (table,)).fetchall():
        with vault.transaction():
            vault.execute(f"INSERT INTO {table} VALUES ({make_row(vault, table, 1)})")
    before = vault.execute(f"SELECT * FROM {table}").fetchall()
    assert before or not RIGHTS[table].insert
    columns = columns_of(vault, table)
    own = min(RIGHTS[table].update, default=columns[0])
    with vault.sync_door() as door:
        for sql in (
            f"REPLACE INTO {table} SELECT * FROM {table}",
            f"REPLACE INTO {table} VALUES ({make_row(vault, table, 1)})",
            f"INSERT OR REPLACE INTO {table} VALUES ({make_row(vault, table, 1)})",
            f"REPLACE INTO {table} ({columns[0]}) SELECT {columns[0]} FROM {table}",
            f"UPDATE OR REPLACE {table} SET {columns[0]} = 1"
            if own != columns[0]
            else f"DELETE FROM {table}",
        ):
            with pytest.raises((BugError, KnownError)):
                door.execute(sql)
        # What may be added still may be.
        if RIGHTS[table].insert:
            door.execute(f"INSERT INTO {table} VALUES ({make_row(vault, table, 0)})")
    after = vault.execute(f"SELECT * FROM {table}").fetchall()
    assert after[-len(before) :] == before or after[: len(before)] == before


def test_no_other_table_is_written(vault: Vault) -> None:
    with vault.sync_door() as door:
        for table in names_of(vault, "table"):
            if table not in RIGHTS and not table.startswith("sqlite_"):
                column = columns_of(vault, table)[0]
                require_refused(vault, door, f'INSERT INTO "{table}" ("{column}") VALUES (1)')
                require_refused(vault, door, f'UPDATE "{table}" SET "{column}" = 1')
                require_refused(vault, door, f'DELETE FROM "{table}"')


SHAPES = (
    "CREATE TABLE more (a)",
    "CREATE TABLE more AS SELECT * FROM outbox",
    "CREATE TEMP TABLE more (a)",
    "CREATE VIEW more AS SELECT * FROM passage",
    "CREATE TEMP VIEW more AS SELECT * FROM passage",
    "CREATE INDEX more ON outbox (item)",
    "CREATE TRIGGER more AFTER INSERT ON passage BEGIN UPDATE carrier SET reason = new.text; END",
    "CREATE TEMP TRIGGER more AFTER INSERT ON outbox BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE more USING fts5 (a)",
    "DROP TRIGGER arrival_insert",
    "DROP TABLE outbox",
    "DROP INDEX outbox_item",
    "ALTER TABLE outbox RENAME TO more",
    "ALTER TABLE outbox ADD COLUMN more",
    "ANALYZE outbox",
    "REINDEX outbox",
    "PRAGMA writable_schema = ON",
    "PRAGMA user_version",
    "PRAGMA table_info(passage)",
    "PRAGMA key = 'x'",
    "PRAGMA secure_delete = OFF",
    "DETACH main",
)


@pytest.mark.parametrize("sql", SHAPES)
def test_shape_and_settings_are_not_for_the_door(vault: Vault, sql: str) -> None:
    with vault.sync_door() as door:
        require_refused(vault, door, sql)


def test_no_file_is_written_or_attached(vault: Vault, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with vault.sync_door() as door:
        for sql in (
            f"ATTACH '{tmp_path}/more.db' AS more KEY ''",
            f"ATTACH '{vault.path}' AS more",
            "ATTACH ':memory:' AS more",
            f"VACUUM INTO '{tmp_path}/more.db'",
            "VACUUM",
        ):
            with pytest.raises(BugError):
                door.execute(sql)
    assert sorted(tmp_path.iterdir()) == before


def test_only_a_few_functions_answer(vault: Vault) -> None:
    functions = vault.execute("SELECT DISTINCT name, narg FROM pragma_function_list").fetchall()
    assert {name for name, _ in functions} >= FUNCTIONS
    with vault.sync_door() as door:
        for name, count in functions:
            if name not in FUNCTIONS:
                given = ", ".join(["NULL"] * (count if count >= 0 else 1))
                with pytest.raises(BugError):
                    door.execute(f'SELECT "{name}"({given})').fetchall()


def test_no_function_that_makes_rows_answers(vault: Vault) -> None:
    pragmas = [f"pragma_{row[0]}" for row in vault.execute("SELECT name FROM pragma_pragma_list")]
    modules = [row[0] for row in vault.execute("SELECT name FROM pragma_module_list")]
    assert {"pragma_table_info", "fts5vocab"} <= {*pragmas, *modules}
    with vault.sync_door() as door:
        for name in (*pragmas, *modules, "json_each", "json_tree", "sqlite_dbpage", "dbstat"):
            with pytest.raises(BugError):
                door.execute(f'SELECT 1 FROM "{name}"').fetchall()


def test_nothing_typed_is_anywhere_the_door_can_see(vault: Vault) -> None:
    with vault.transaction():
        put_record(vault, made(Passage, conversation_id="c", person_id="p", text=MARKER))
    with vault.sync_door() as door:
        for table in RIGHTS:
            assert MARKER not in repr(door.execute(f"SELECT * FROM {table}").fetchall())
        for sql in ("SELECT text FROM passage", f"SELECT '{MARKER}' FROM passage"):
            with pytest.raises(BugError) as caught:
                door.execute(sql)
            assert MARKER not in str(caught.value)
            assert caught.value.__cause__ is None and caught.value.__context__ is None
