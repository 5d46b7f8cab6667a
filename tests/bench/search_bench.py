"""Search as you type over everything, beside the bare FTS5 query on the same file."""

from companion.services.record.conversations import save_typing
from companion.services.record.finding import search
from companion.vault.search_text import to_query
from tests.bench.measure import Row, beside, percentile, seconds, within
from tests.bench.workplace import Workplace

LIMIT_MS = 50
GOAL = 1.5
TYPED = (
    "k",
    "ke",
    "ket",
    "kett",
    "kettle",
    "the",
    "the gar",
    "garden bus",
    "b",
    "library allot",
    "worry hope",
    "zzz",
)
"""As letters come: the first letter of a frequent word is the hard one."""
ROUNDS = 5
CHANGED = 20
"""Passages that were changed since the last search, words taken out and others put in."""
WAITING_ROUNDS = 7
SHOWN = 50


def measure(place: Workplace) -> list[Row]:
    """Every typed text in turn; the 95th percentile of all of them, and the median of each against the bare query."""
    session = place.session
    taken: list[float] = []

    def ours() -> float:
        each = [seconds(lambda typed=typed: search(session, typed, limit=SHOWN)) for typed in TYPED]  # type: ignore[misc]
        taken.extend(each)
        return sum(each)

    def bare() -> float:
        return sum(seconds(lambda typed=typed: _bare(place, typed)) for typed in TYPED)  # type: ignore[misc]

    row = beside("search, every letter", ours, bare, "bare FTS5 on the same file", GOAL, rounds=ROUNDS)
    slow = percentile(taken[len(TYPED) :], 0.95) * 1000
    return [
        row,
        Row("search, 95th percentile", slow, LIMIT_MS, "the limit", 1.0, len(taken) - len(TYPED)),
        _waiting(place),
    ]


def _waiting(place: Workplace) -> Row:
    """The first search after passages were changed: what waited goes into the index first."""
    session = place.session
    passages = session.vault.execute(
        "SELECT id, text FROM passage WHERE head AND removed IS NULL ORDER BY id LIMIT ?",
        (CHANGED * (WAITING_ROUNDS + 1),),
    ).fetchall()

    def ours() -> float:
        for passage, text in (passages.pop() for _ in range(CHANGED)):
            save_typing(session, passage, f"changed, {text[9:]}", None)
        return seconds(lambda: search(session, "kettle", limit=SHOWN))

    return within(f"search after {CHANGED} changes", ours, LIMIT_MS, rounds=WAITING_ROUNDS)


def _bare(place: Workplace, typed: str) -> object:
    return place.session.vault.execute(
        "SELECT rowid, snippet(search_words, 0, '', '', '…', 16) FROM search_words WHERE search_words MATCH ? "
        "ORDER BY rowid DESC LIMIT ?",
        (to_query(typed), SHOWN + 1),
    ).fetchall()
