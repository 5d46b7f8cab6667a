"""The lists of the team read an index each, and sort nothing but what is equal: however much was ever shared."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.vault import inbox, outbox, shared, team_rows
from companion.vault.db import Vault
from companion.vault.store import Store
from tests.companion.vault.team_samples import ADA, DEVICE, SAM, TEAM, add_carrier, add_parcels
from tests.companion.vault_fixtures import open_test_vault

LISTS: dict[str, Callable[[Any], object]] = {
    "arrivals": lambda store: inbox.list_arrivals(store, inbox.ArrivalState.NEW, 9),
    "conflicts": lambda store: inbox.list_arrivals_of(store, "parcel-1"),
    "kept apart": lambda store: inbox.list_kept_apart(store, 9),
    "next": lambda store: outbox.get_next(store, DEVICE),
    "counters": lambda store: outbox.get_next_counters(store, DEVICE, [ADA, SAM]),
    "waiting": lambda store: outbox.list_waiting(store, "carrier-1", 9, 9999),
    "waiting at": lambda store: outbox.count_waiting_at(store, "carrier-1"),
    "waiting anywhere": outbox.count_waiting,
    "parcels of": lambda store: outbox.list_parcels_of(store, "item-1"),
    "refused": lambda store: outbox.list_refused(store, 9),
    "to see": shared.list_lines_to_see,
    "any": shared.has_inbox,
    "every line": shared.list_every_line,
    "lines": lambda store: shared.list_lines_of(store, "item-1"),
    "heading": lambda store: shared.get_heading(store, "version-1"),
    "answers about": lambda store: shared.list_answers_about(store, "item-1"),
    "answers to read": lambda store: shared.list_answers_to_read(store, 9),
    "versions": lambda store: shared.list_received_of(store, "item-1"),
    "answers": lambda store: shared.list_received_about(store, "item-1"),
    "shared of a person": lambda store: shared.list_shared_copies(store, "person-1"),
    "shared as an item": lambda store: shared.list_shared_copies_of(store, "item-1"),
    "log": lambda store: team_rows.list_roster(store, TEAM),
    "log's hashes": lambda store: team_rows.list_roster_hashes(store, TEAM),
    "head": lambda store: team_rows.get_roster_head(store, TEAM),
    "requests": lambda store: team_rows.list_requests(store, team_rows.RequestState.NEW),
}


class Explained:
    """A store that notes how the engine goes about each statement."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.transaction = vault.transaction
        self.steps: list[str] = []

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Run it, and note the plan."""
        plan = self._vault.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        self.steps.extend(row[3] for row in plan)
        return self._vault.execute(sql, values)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = open_test_vault(tmp_path)
    add_carrier(vault)
    add_parcels(vault, 3)
    yield vault
    vault.close()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_reads_its_index(vault: Vault, name: str) -> None:
    store = Explained(vault)
    checked: Store = store
    LISTS[name](checked)
    looks = [step for step in store.steps if step.startswith(("SCAN", "SEARCH"))]
    assert looks
    assert [step for step in looks if "INDEX" not in step and "CONSTANT" not in step] == []
    assert [step for step in store.steps if step == "USE TEMP B-TREE FOR ORDER BY"] == []
