"""How cost grows: the same deeds in a vault of a tenth and of a hundredth of the people."""

import statistics
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from companion.services.record.finding import search
from companion.services.record.home import see_home
from companion.services.record.people import see_person
from companion.services.session import Session
from companion.services.vaults.unlocking import stretch_passphrase, unlock_stretched
from companion.services.vaults.vaults import lock_vault
from tests.bench.corpus import PASSPHRASE
from tests.bench.measure import Row, beside, seconds
from tests.bench.search_bench import SHOWN, TYPED
from tests.bench.start_bench import OURS, start
from tests.bench.workplace import Workplace

TIMES_MORE = (10, 100)
GOAL = 1.5
"""For ten times the people: what is looked up in a tree costs a little more, what is read through costs ten times."""


def measure(place: Workplace) -> list[Row]:
    """At full size beside a tenth of it; what it took at a hundredth is in the note."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(TemporaryDirectory(prefix="bench-"))) for _ in TIMES_MORE]
        tenth, hundredth = (
            Workplace(folder, place.people // times)
            for folder, times in zip(folders, TIMES_MORE, strict=True)
        )
        rows = [_row(name, once, place, tenth, hundredth) for name, once in _DEEDS.items()]
        tenth.lock()
        hundredth.lock()
    return rows


def _row(
    name: str, once: Callable[[Workplace], float], full: Workplace, tenth: Workplace, hundredth: Workplace
) -> Row:
    small = statistics.median(once(hundredth) for _round in range(4)) * 1000
    note = f"{small:.1f} ms with {hundredth.people} people"
    against = f"{tenth.people} people"
    return beside(f"{name}, grown", lambda: once(full), lambda: once(tenth), against, GOAL, note=note)


def _start(place: Workplace) -> float:
    home = str(place.door.home.data)
    return start(OURS, "--home", home)


def _unlock(place: Workplace) -> float:
    place.lock()
    stretched = stretch_passphrase(place.door, PASSPHRASE)
    opened: list[Session] = []
    taken = seconds(lambda: opened.append(unlock_stretched(place.door, stretched).session))
    lock_vault(opened[0])
    return taken


def _home(place: Workplace) -> float:
    return seconds(lambda: see_home(place.session))


def _person(place: Workplace) -> float:
    found = place.session.vault.execute(
        "SELECT id FROM person WHERE head ORDER BY id LIMIT 1 OFFSET 30"
    ).fetchone()
    return seconds(lambda: see_person(place.session, found[0]))


def _search(place: Workplace) -> float:
    return sum(seconds(lambda typed=typed: search(place.session, typed, limit=SHOWN)) for typed in TYPED)  # type: ignore[misc]


_DEEDS = {"start": _start, "unlock": _unlock, "home": _home, "one person": _person, "search": _search}
