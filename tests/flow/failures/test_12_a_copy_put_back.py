"""Failure test 12: an old copy of a vault's folder is put back by hand, or used on a second laptop, and goes on.

It would give out numbers of parcels twice, and send again what waited in it. The first place that knows more of this
laptop than the vault does stops it, before anything has left; then it goes on as a new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from companion.crypto.envelope import Header, read_parcel
from companion.domain.consent import Answer
from companion.domain.conversation import Keep
from companion.domain.summaries import AnswerKind
from companion.errors import Code, KnownError
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.session import Session
from companion.services.sharing.sharing import begin_summary, share_summary, take_back
from companion.services.supervision.answers import list_new_answers
from companion.services.supervision.supervision import answer_summary, mark_opened
from companion.services.sync.old_copies import go_on_as_new_laptop
from companion.services.sync.sending import see_sending
from companion.services.team.old_copy import is_old_copy
from companion.services.team.trouble import get_trouble
from companion.vault.audit import check_chains
from companion.vault.db import open_vault
from companion.vault.inbox import ArrivalState, list_arrivals, list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting
from companion.vault.shared import list_shared_items
from tests.companion.services.carried import came_to, words_at
from tests.companion.services.team_of_three import OwnClock, keys_of
from tests.flow.failures.before_a_carrier import LosesReplies
from tests.flow.failures.three_at_places import ThreeAtPlaces, three_at_places
from tests.loopback.fixtures import hub, hub_database, postgres
from tests.loopback.hub import HubProcess

__all__ = ["hub", "hub_database", "postgres"]
_NOOR = 3
_FRESH = count(1)


@dataclass
class Copies:
    """The team, and Noor's vault, of which copies are made and put back as a file manager would do it."""

    three: ThreeAtPlaces
    root: Path
    noor: Session

    @property
    def sam(self) -> Session:
        return self.three.sam

    @property
    def folder(self) -> Path:
        return self.noor.vault.path.parent

    def copy(self) -> Path:
        """A copy of the whole folder of the closed vault."""
        with self._closed():
            return Path(shutil.copytree(self.folder, self.root / "copy"))

    def put_back(self, copy: Path, only: str = "") -> None:
        """The copy in the place of what is there; or one file of it alone."""
        with self._closed():
            if only:
                shutil.copy(copy / only, self.folder / only)
            else:
                shutil.rmtree(self.folder)
                shutil.copytree(copy, self.folder)

    def restart(self) -> None:
        """The program ends, and begins again."""
        with self._closed():
            pass

    def opened(self, copy: Path) -> Session:
        """The copy, on a laptop of its own."""
        return replace(self.noor, vault=open_vault(copy / "vault.db", keys_of(_NOOR)))

    def sync(self, *sessions: Session) -> None:
        self.three.sync(*sessions)

    def headers_at_sam(self) -> list[Header]:
        rows = list_arrivals(self.sam.vault, ArrivalState.OPENED, 1000)
        return [read_parcel(row.data).header for row in rows if row.data]

    @contextmanager
    def _closed(self) -> Iterator[None]:
        path = self.noor.vault.path
        self.noor.vault.close()
        yield
        self.noor = replace(self.noor, vault=open_vault(path, keys_of(_NOOR)))


@pytest.fixture(params=["folder", "hub", "both"])
def copies(
    request: pytest.FixtureRequest, tmp_path: Path, hub: HubProcess, hub_database: str
) -> Iterator[Copies]:
    share = tmp_path / "share" if request.param != "hub" else None
    at = hub if request.param != "folder" else None
    with three_at_places(tmp_path / "laptops", share, at, hub_database) as three:
        assert isinstance(three.noor.clock, OwnClock)
        three.noor.clock.made += 1_000_000 * next(_FRESH)  # the hub knows the new laptops of the tests before
        made = Copies(three, tmp_path, three.noor)
        yield made
        made.noor.vault.close()


def share(session: Session, to: Session, words: str) -> str:
    """Somebody says so, agrees, and it is shared. Returns the item."""
    person = add_person(session, words).made or ""
    talk = start_conversation(session, person).made or ""
    add_passage(session, talk, text=words, keep=Keep.CAN_BE_SHARED)
    agree_conversation(session, talk)
    decide_consent(session, person, to.member_id, Answer.YES)
    share_summary(session, begin_summary(session, talk).made or "")
    return list_shared_items(session.vault, 1)[0]


def refused(deed: Callable[[], object]) -> Code:
    with pytest.raises(KnownError) as caught:
        deed()
    return caught.value.code


def reasons(session: Session) -> list[str]:
    return [one.reason for one in see_sending(session).attention]


def nothing_is_wrong(copies: Copies, *sessions: Session) -> None:
    for one in sessions:
        assert count_waiting(one.vault).parcels == 0
        assert list_gaps(one.vault, one.member_id) == [] and list_kept_apart(one.vault, 5) == []
        assert get_trouble(one) is None and reasons(one) == []
        assert all(chain.broken_at is None for chain in check_chains(one.vault))
    numbers = [(one.device, one.seq) for one in copies.headers_at_sam()]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("only", ["", "vault.db"])
def test_an_old_copy_stops_before_anything_leaves_and_goes_on_as_a_new_laptop(
    copies: Copies, only: str
) -> None:
    item = share(copies.noor, copies.sam, "before")
    asked = share(copies.sam, copies.noor, "a question to Noor")
    copies.sync(copies.noor, copies.sam, copies.noor)
    share(copies.noor, copies.sam, "waited in the copy")
    copy, old = copies.copy(), copies.noor.vault.device
    copies.sync(copies.noor)
    for words in ("since, one", "since, two"):
        share(copies.noor, copies.sam, words)
        copies.sync(copies.noor, copies.sam, copies.noor)
    before = copies.headers_at_sam()

    copies.put_back(copy, only)
    written = [] if only else ["written on the copy"]
    if only:  # the file beside the vault knows that it is old, without any place: see threats.md, 4
        assert refused(lambda: share(copies.noor, copies.sam, "written on the copy")) is Code.OLD_PAGES
    else:
        share(copies.noor, copies.sam, *written)
    mark_opened(copies.noor, asked)
    answer_summary(copies.noor, asked, AnswerKind.REPLY, "an answer of the copy")
    take_back(copies.noor, item)
    for _ in range(2):
        assert refused(lambda: copies.sync(copies.noor)) is Code.OLD_COPY
    assert is_old_copy(copies.noor) and reasons(copies.noor) == [Code.OLD_COPY]
    copies.sync(copies.sam)
    assert copies.headers_at_sam() == before, "something left"

    go_on_as_new_laptop(copies.noor)
    new = copies.noor.vault.device
    copies.sync(copies.noor, copies.sam, copies.noor, copies.sam, copies.noor)
    assert new != old and not is_old_copy(copies.noor)
    assert sorted(words_at(copies.sam)) == ["since, one", "since, two", "waited in the copy", *written]
    assert sum(one.content is None for one in came_to(copies.sam)) == 1, "taken back on the copy"
    assert [one.text for one in list_new_answers(copies.sam)] == ["an answer of the copy"]
    fresh = [one.seq for one in copies.headers_at_sam() if one.device == new]
    assert fresh == list(range(1, len(fresh) + 1))
    assert {one.parcel for one in copies.headers_at_sam() if one.device == old} <= {
        one.parcel for one in before
    }
    share(copies.noor, copies.sam, "from the new laptop")
    share(copies.sam, copies.noor, "to the new laptop")
    copies.sync(copies.noor, copies.sam, copies.noor)
    assert "from the new laptop" in words_at(copies.sam) and "to the new laptop" in words_at(copies.noor)
    nothing_is_wrong(copies, copies.noor, copies.sam)


def test_of_two_laptops_with_one_vault_the_second_to_speak_is_stopped(copies: Copies) -> None:
    twin = copies.opened(copies.copy())
    share(copies.noor, copies.sam, "from the first")
    copies.sync(copies.noor, copies.sam)
    share(twin, copies.sam, "from the second")
    assert refused(lambda: copies.sync(twin)) is Code.OLD_COPY
    copies.sync(copies.sam, copies.noor)
    assert words_at(copies.sam) == ["from the first"]

    go_on_as_new_laptop(twin)
    copies.sync(twin, copies.sam, twin)
    assert words_at(copies.sam) == ["from the first", "from the second"]
    nothing_is_wrong(copies, twin, copies.sam)
    assert refused(lambda: copies.sync(copies.noor)) is Code.DEVICE_REVOKED
    twin.vault.close()


def test_what_arrived_and_was_never_confirmed_is_no_old_copy(copies: Copies) -> None:
    """The bytes are there, the laptop never heard of it, and its program ended: it is the vault that it was."""
    for words in ("one", "two"):
        share(copies.noor, copies.sam, words)
        assert refused(lambda: copies.three.sync_through(copies.noor, LosesReplies)) is Code.CARRIER_GONE
        copies.restart()
    copies.sync(copies.noor, copies.sam, copies.noor)
    assert not is_old_copy(copies.noor) and words_at(copies.sam) == ["one", "two"]
    nothing_is_wrong(copies, copies.noor, copies.sam)
