"""Old pages of the vault that are put back after a withdrawal revive no yes: nothing is sealed, and it is said."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path

import pytest

from companion.domain.consent import Answer
from companion.errors import BugError, Code, KnownError
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.session import Session
from companion.services.sharing.sharing import share_summary
from companion.services.sync.old_copies import go_on_as_new_laptop
from companion.services.team.old_copy import is_old_copy
from companion.vault.audit import check_chains
from companion.vault.db import open_vault
from companion.vault.decisions import check_decisions
from companion.vault.freshness import FILE_NAME
from tests.companion.services.shared_talks import Talk, shared_talk
from tests.companion.services.team_of_three import keys_of

NOOR = 3
PAGE = 4096
MOST_PAGES = 5


@dataclass(frozen=True)
class Before:
    """The vault's file with the yes in it, and its files after it was taken back, closed or as a crash leaves them."""

    old: bytes
    new: dict[str, bytes]
    talk: Talk

    @property
    def changed(self) -> list[int]:
        """The pages that are others now."""
        data = self.new["vault.db"]
        pages = range(min(len(self.old), len(data)) // PAGE)
        return [one for one in pages if self.old[one * PAGE :][:PAGE] != data[one * PAGE :][:PAGE]]

    def put_back(self, folder: Path, pages: Iterable[int]) -> None:
        """Lay the newer files there, with some pages of the older one."""
        data = bytearray(self.new["vault.db"])
        for one in pages:
            data[one * PAGE : (one + 1) * PAGE] = self.old[one * PAGE : (one + 1) * PAGE]
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in (self.new | {"vault.db": bytes(data)}).items():
            (folder / name).write_bytes(content)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """One with vaults of its own: they are closed and put back here."""
    with shared_talk(tmp_path / "team") as made:
        yield made


@pytest.fixture(params=["closed", "crashed"])
def before(talk: Talk, request: pytest.FixtureRequest) -> Before:
    talk.sync()
    decision = talk.agrees(talk.sam)
    talk.says("at home")
    noor = talk.noor
    assert noor.vault.empty_log()
    old = noor.vault.path.read_bytes()
    withdraw_consent(noor, decision)
    assert noor.vault.empty_log()
    if request.param == "closed":
        noor.vault.close()
    new = {name: (noor.vault.path.parent / name).read_bytes() for name in ("vault.db", FILE_NAME)}
    return Before(old, new, talk)


def opened(before: Before, folder: Path) -> Session | None:
    """Noor's vault there, or None where it says that it is damaged."""
    noor = before.talk.noor
    try:
        vault = open_vault(folder / "vault.db", keys_of(NOOR))
    except KnownError as trouble:
        assert trouble.code is Code.VAULT_DAMAGED
        return None
    return Session(vault=vault, clock=noor.clock, member_id=noor.member_id, profile=noor.profile)


def tries_to_share(before: Before, session: Session) -> str:
    """What came of sharing: the code, or "sealed"."""
    parcels = session.vault.execute("SELECT count(*) FROM outbox").fetchone()[0]
    try:
        share_summary(session, before.talk.summary)
    except KnownError as trouble:
        return trouble.code.value
    except BugError:
        return "engine"  # pages that do not fit one another at all
    after = session.vault.execute("SELECT count(*) FROM outbox").fetchone()[0]
    return "sealed" if after > parcels else "nothing"


def subsets(pages: list[int], rounds: int) -> Iterator[tuple[int, ...]]:
    """Every page alone and all together, then sets of up to five in an order of chance."""
    yield from ((one,) for one in pages)
    yield tuple(pages)
    several = [one for count in range(2, MOST_PAGES + 1) for one in combinations(pages, count)]
    random.SystemRandom().shuffle(several)
    yield from islice(several, rounds)


@pytest.mark.soak(name="old-pages", rounds=40, long=100_000)
def test_no_set_of_old_pages_revives_a_yes(before: Before, rounds: int, tmp_path: Path) -> None:
    assert len(before.changed) > MOST_PAGES
    revived = 0
    for pages in subsets(before.changed, rounds):
        before.put_back(tmp_path / "there", pages)
        session = opened(before, tmp_path / "there")
        if session is None:
            continue
        try:
            outcome = tries_to_share(before, session)
            assert outcome != "sealed", pages
            if outcome == Code.OLD_PAGES:
                revived += 1
                assert is_old_copy(session), pages
        finally:
            session.vault.close()
    assert revived, "no set of pages brought the yes back, so nothing was tried"


def test_what_was_closed_and_is_another_now_is_said_at_once_and_stays_said(
    before: Before, tmp_path: Path
) -> None:
    for _ in range(2):
        before.put_back(tmp_path / "there", before.changed)
        session = opened(before, tmp_path / "there")
        assert session is not None
        assert session.vault.freshness.stale
        assert is_old_copy(session)
        assert not check_decisions(session.vault).whole
        session.vault.close()
    again = opened(before, tmp_path / "there")
    assert again is not None
    assert is_old_copy(again)
    again.vault.close()


def test_the_vault_as_it_was_left_is_not_old(before: Before, tmp_path: Path) -> None:
    for _ in range(2):
        before.put_back(tmp_path / "there", ())
        session = opened(before, tmp_path / "there")
        assert session is not None
        assert not is_old_copy(session)
        assert check_decisions(session.vault).whole
        assert all(one.broken_at is None for one in check_chains(session.vault))
        session.vault.close()


def test_a_file_beside_it_that_is_gone_or_another_vaults_is_said(before: Before, tmp_path: Path) -> None:
    sam = before.talk.sam.vault.path.parent / FILE_NAME
    for other in (None, b"{}", b"\xff", sam.read_bytes()):
        before.put_back(tmp_path / "there", ())
        beside = tmp_path / "there" / FILE_NAME
        if other is None:
            beside.unlink()
        else:
            beside.write_bytes(other)
        session = opened(before, tmp_path / "there")
        assert session is not None
        assert is_old_copy(session)
        session.vault.close()


def test_going_on_as_a_new_laptop_counts_no_yes_that_was_not_bound(before: Before, tmp_path: Path) -> None:
    before.put_back(tmp_path / "there", before.changed)
    session = opened(before, tmp_path / "there")
    assert session is not None
    vault = session.vault
    vault.execute("UPDATE decision_state SET state = zeroblob(32)")  # as if only some of the pages were old
    go_on_as_new_laptop(session)
    assert not is_old_copy(session)
    assert tries_to_share(before, session) == Code.OLD_PAGES
    vault.close()


def test_a_new_decision_after_going_on_counts(before: Before, tmp_path: Path) -> None:
    before.put_back(tmp_path / "there", before.changed)
    session = opened(before, tmp_path / "there")
    assert session is not None
    go_on_as_new_laptop(session)
    decide_consent(session, before.talk.person, before.talk.sam.member_id, Answer.YES)
    assert tries_to_share(before, session) == "sealed"
    session.vault.close()
    again = opened(before, tmp_path / "there")
    assert again is not None
    assert not is_old_copy(again)
    again.vault.close()


def test_a_page_that_changes_under_an_open_vault_seals_nothing(talk: Talk) -> None:
    talk.sync()
    decision = talk.agrees(talk.sam)
    talk.says("at home")
    withdraw_consent(talk.noor, decision)
    # As an old page would: the row says yes again, and nobody decided it.
    talk.noor.vault.execute("UPDATE consent_decision SET head = 1 - head")
    assert tries_to_share(Before(b"", {}, talk), talk.noor) == Code.OLD_PAGES
    assert is_old_copy(talk.noor)
