"""The reckoning afterwards: what was shared and acknowledged is on every entitled laptop, once, and nowhere else."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from companion.crypto.envelope import Kind
from companion.domain.person import Person
from companion.services.session import Session
from companion.services.sharing.states import ShareState, see_shared
from companion.vault.outbox import list_recipients
from companion.vault.rows import list_where
from companion.vault.shared import list_shared_copies
from tests.companion.disguises import Search
from tests.laptops.process import LaptopProcess

LEAST_MARKER = 7  # letters: shorter ones stand in many files by chance


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """How many summaries and answers arrived, each of them once."""

    summaries: int
    answers: int


def reckon(open_laptops: Sequence[tuple[LaptopProcess, Session]]) -> Reckoning:
    """Compare all vaults with each other and with what was acknowledged. Raises AssertionError where they differ."""
    sessions = {session.member_id: session for _, session in open_laptops}
    summaries = answers = 0
    for laptop, session in open_laptops:
        shared = _shared(session)
        acknowledged = {version for fact in laptop.said("shared") for version in fact["versions"]}
        assert acknowledged <= {version for version, _ in shared}, (
            f"{laptop.name} lost what it said it had shared"
        )
        for (version, member), content in shared.items():
            received = _received(sessions[member], version)
            assert len(received) == 1, f"{version} is {len(received)} times with one who may have it"
            assert received[0] == content, f"{version} arrived other than it was shared"
            summaries += 1
        _require_nothing_else(session, sessions.values())
        answers += _answers_of(laptop, session, sessions)
        _require_opened(session)
    return Reckoning(summaries=summaries, answers=answers)


def find_markers(folders: Iterable[Path], words: Iterable[str]) -> list[tuple[str, str]]:
    """Every (file, word) where a word lies in a file in any disguise, by file name or by content."""
    markers = Search(word for word in words if len(word) >= LEAST_MARKER)
    found: list[tuple[str, str]] = []
    seen: set[bytes] = set()
    for folder in folders:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            data = file.read_bytes()
            digest = hashlib.sha256(data).digest()
            if digest not in seen:  # a database has many files that are the same
                seen.add(digest)
                found.extend((file.name, word) for word in markers.found_in(data))
            name = str(file.relative_to(folder)).encode()
            found.extend((file.name, word) for word in markers.found_in(name))
    return found


def _shared(session: Session) -> dict[tuple[str, str], str]:
    """Version and recipient of everything this laptop shared and did not take back, with its content as stored."""
    people = list_where(session.vault, Person, "1 ORDER BY id", ())
    copies = [copy for person in people for copy in list_shared_copies(session.vault, person.id)]
    return {
        (copy.version, member): repr(copy.content)
        for copy in copies
        if copy.withdrawn_at is None
        for member in list_recipients(session.vault, copy.parcel)
    }


def _received(session: Session, version: str) -> list[str]:
    rows = session.vault.execute("SELECT version FROM received WHERE version = ?", (version,)).fetchall()
    from companion.vault.shared import get_received

    return [
        repr(row.content) for row in (get_received(session.vault, one[0]) for one in rows) if row is not None
    ]


def _require_nothing_else(session: Session, everyone: Iterable[Session]) -> None:
    """Nothing is in a vault that nobody shared with its member, and nothing was put aside."""
    entitled = {
        version for one in everyone for version, member in _shared(one) if member == session.member_id
    }
    kinds = (Kind.SUMMARY.value, Kind.GRANT.value)
    rows = session.vault.execute(
        "SELECT version, item, author, kind FROM received WHERE withdrawn_at IS NULL"
    ).fetchall()
    there = [version for version, _item, _author, kind in rows if _is_one_of(kind, kinds)]
    assert set(there) <= entitled, "a vault holds what was not shared with its member"
    assert not [v for v, count in Counter(there).items() if count > 1]
    apart = session.vault.execute("SELECT reason FROM arrival WHERE state = 'kept_apart'").fetchall()
    assert apart == [], f"kept apart: {apart}"


def _is_one_of(kind: object, kinds: tuple[int, ...]) -> bool:
    return kind in kinds or str(kind) in {Kind(one).name.lower() for one in kinds}


def _answers_of(laptop: LaptopProcess, session: Session, sessions: dict[str, Session]) -> int:
    """Every answer this laptop sent is with the one it was sent to, once."""
    sent = session.vault.execute(
        "SELECT id, to_member, text FROM answer WHERE head AND sent AND removed IS NULL"
    ).fetchall()
    assert {fact["answer"] for fact in laptop.said("answered")} <= {one[0] for one in sent}
    for answer, member, _text in sent:
        rows = (
            sessions[member]
            .vault.execute("SELECT count(*) FROM received WHERE item = ?", (answer,))
            .fetchone()
        )
        assert rows[0] == 1, f"the answer {answer} arrived {rows[0]} times"
    return len(sent)


def _require_opened(session: Session) -> None:
    """The worker's laptop knows that all of it was opened: the receipts came back."""
    for person in list_where(session.vault, Person, "1 ORDER BY id", ()):
        for line in see_shared(session, person.id):
            if line.item:
                states = {one.state for one in line.recipients}
                assert states <= {ShareState.OPENED, ShareState.SEEN}, f"{line.item}: {states}"
