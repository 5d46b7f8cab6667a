"""What a window of a member who shares has to show: where to go, and a place that stands while pictures are taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion.clock import Clock
from companion.domain.person import Person
from companion.paths import Home
from companion.services.sharing.states import SharedLine, see_shared
from companion.services.supervision.supervision import see_inbox
from companion.services.sync.places import move_place, see_places
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault
from companion.sync.wire import CarrierKind
from companion.vault.rows import list_where
from ui import routes
from ui.routes import Route

CARD = "What is shared"
"""The card of a person's page that says how far each shared thing has come."""


@dataclass(frozen=True, kw_only=True)
class SharedThings:
    """Ids of something that was shared and of something that came; "" where there is none."""

    person: str = ""
    talk: str = ""
    item: str = ""

    def places(self) -> Iterator[tuple[str, Route]]:
        """Screen and route of everything there is to see, in the order of a look round."""
        if self.person:
            yield "person", routes.person(self.person)
        if self.talk:
            yield "sharing", routes.sharing(self.talk)
        yield "inbox", routes.inbox()
        if self.item:
            yield "summary", routes.summary(self.item)
        yield "sending", routes.sending()
        yield "team", routes.team()


def find_shared(home: Home, passphrase: str, clock: Clock, share: Path | None) -> SharedThings:
    """Look into a copy of a vault; where its folder is now, `share`, it is found again from here on."""
    (about,) = list_vaults(home)
    door = Door(home=home, clock=clock, keychain=None, profile=about.profile)
    session = unlock_vault(door, passphrase).session
    try:
        if share is not None:
            for place in see_places(session):
                if place.kind is CarrierKind.FOLDER:
                    move_place(session, place.carrier, share)
        people = list_where(session.vault, Person, "1 ORDER BY id", ())
        shared = next((line for one in people for line in _talks(see_shared(session, one.id))), None)
        came = next(iter(see_inbox(session).lines), None)
        return SharedThings(
            person=shared.person_id if shared else "",
            talk=(shared.conversation_id or "") if shared else "",
            item=came.item if came else "",
        )
    finally:
        lock_vault(session)


def _talks(lines: tuple[SharedLine, ...]) -> Iterator[SharedLine]:
    """What was shared, of a conversation that has a screen."""
    return (line for line in lines if line.item and line.conversation_id)
