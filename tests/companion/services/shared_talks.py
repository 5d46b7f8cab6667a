"""A worker's talk with a person in it, ready to be shared: what tests of sharing begin with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import Answer, RecipientKind
from companion.domain.conversation import Keep
from companion.domain.topics import Topic
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.overrides import keep_override_draft, record_draft
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.session import Session
from companion.services.sharing.sharing import begin_summary, share_summary
from companion.services.sharing.view import RecipientView, SharingState, see_sharing
from companion.services.team.membership import get_membership
from companion.vault.outbox import OutboxLine, list_parcels_of
from companion.vault.shared import Received, SharedCopy, list_shared_copies
from tests.companion.services.carried import Carried, came_to, carried

WORDS = "I used to mend bicycles"


@dataclass
class Talk:
    """Noor's talk with Maja, with Sam and Ada in the team."""

    between: Carried
    person: str
    talk: str
    summary: str

    @property
    def noor(self) -> Session:
        return self.between.team.worker

    @property
    def sam(self) -> Session:
        return self.between.team.supervisor

    @property
    def ada(self) -> Session:
        return self.between.team.administrator

    @property
    def team(self) -> str:
        return get_membership(self.noor).team

    def says(self, text: str = WORDS, *topics: Topic, **values: Any) -> str:
        """One more passage that can be shared, read back at once."""
        values = {"keep": Keep.CAN_BE_SHARED, "topics": topics, **values}
        made = add_passage(self.noor, self.talk, text=text, **values).made or ""
        self.is_right()
        return made

    def agrees(self, to: Session, answer: Answer = Answer.YES, **values: Any) -> str:
        """The person's word about one member."""
        return decide_consent(self.noor, self.person, to.member_id, answer, **values).made or ""

    def agrees_to_team(self, answer: Answer = Answer.YES, **values: Any) -> str:
        """The person's word about the team."""
        values = {"recipient_kind": RecipientKind.TEAM, **values}
        return decide_consent(self.noor, self.person, self.team, answer, **values).made or ""

    def is_right(self) -> None:
        """It is read back, and the person says: that's right."""
        agree_conversation(self.noor, self.talk)

    def share(self) -> None:
        """It is read back, and goes."""
        self.is_right()
        share_summary(self.noor, self.summary)

    def reaches(self, who: Session) -> None:
        """The person says yes to this member, it is shared, and it arrives."""
        self.agrees(who)
        self.share()
        self.sync()

    def state(self) -> SharingState:
        return see_sharing(self.noor, self.talk, True)

    def view(self, decision: str) -> RecipientView:
        (found,) = [one for one in self.state().views if one.id == decision]
        return found

    def copies(self) -> list[SharedCopy]:
        """What was ever sealed of the person, oldest first."""
        return list_shared_copies(self.noor.vault, self.person)

    def parcels(self, item: str = "") -> list[OutboxLine]:
        """The parcels of an item, of the first one unless it is named."""
        return list_parcels_of(self.noor.vault, item or self.copies()[0].item)

    def is_tried(self) -> None:
        """Everything was begun to be put at the share, and nobody knows whether it is there."""
        with self.noor.vault.transaction():
            self.noor.vault.execute(
                "UPDATE delivery SET attempts = 1, first_tried_at = '2026-03-02T09:00:00+00:00'"
            )

    def sync(self, times: int = 2) -> None:
        self.between.sync(times=times)

    def read_at(self, session: Session) -> list[list[str]]:
        """The words of the passages of each version of it that came there and is still there."""
        return [
            [passage["text"] for passage in one.content["passages"]]
            for one in self.came_to(session)
            if one.content
        ]

    def stubs_at(self, session: Session) -> int:
        """How many versions of it came there and were destroyed."""
        return sum(one.content is None for one in self.came_to(session))

    def came_to(self, session: Session) -> list[Received]:
        """What came there of this person, oldest first."""
        items = {one.item for one in self.copies()}
        return [one for one in came_to(session) if one.item in items]


def begin_talk(between: Carried) -> Talk:
    """Another person, and a talk with one passage that can be shared."""
    noor = between.team.worker
    person = add_person(noor, "Maja").made or ""
    talk = start_conversation(noor, person).made or ""
    made = Talk(between, person, talk, begin_summary(noor, talk).made or "")
    made.says()
    return made


def record_override(session: Session, person_id: str, recipient_id: str, **values: Any) -> Changes:
    """What the form does: written down first, and recorded when it is whole."""
    keep_override_draft(session, person_id, recipient=recipient_id, **values)
    return record_draft(session, person_id)


@contextmanager
def shared_talk(folder: Path) -> Iterator[Talk]:
    """A team of three of its own with a share between them, and a talk."""
    with carried(folder) as between:
        yield begin_talk(between)
