"""One laptop at work until it is told to stop, or killed: it shares, syncs, reads and answers, and says what is done.

`python -m tests.laptops.at_work HOME [DAY]` reads the passphrase from its first line of input and ends after a line
"stop". With a day, it works on that day, as a scenario may ask for.
Each line of its output is a JSON object about something that is committed: whoever reads it may rely on it.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from datetime import date
from pathlib import Path
from random import SystemRandom

from companion.clock import Clock, SystemClock
from companion.domain.conversation import Conversation, ConversationState
from companion.domain.summaries import AnswerKind
from companion.errors import Code, KnownError
from companion.paths import home_in
from companion.services.scenario.member_vault import PlayingClock
from companion.services.session import Session
from companion.services.sharing.sharing import begin_summary, share_summary
from companion.services.supervision.supervision import answer_summary, open_summary, see_inbox
from companion.services.supervision.waiting import ItemState
from companion.services.sync.ways import sync_places
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault
from companion.vault.outbox import count_waiting
from companion.vault.rows import list_where
from companion.vault.shared import list_shared_copies_from

PAUSE = 0.02
ANSWER = "Thank you for writing this with them."


class Laptop:
    """Does one thing after the other; each call of `once` is one round."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._random = SystemRandom()
        self._nothing_to_share: set[str] = set()

    def once(self) -> bool:
        """Share what is agreed, sync, read what came, answer it. False once there was nothing to do."""
        did = self._share() or self._read()
        reached = self._sync()
        return did or not reached or count_waiting(self._session.vault).parcels > 0

    def _share(self) -> bool:
        """The next conversation that the person has agreed to and that was not shared yet."""
        agreed = list_where(
            self._session.vault, Conversation, "state = ? ORDER BY id", (ConversationState.AGREED,)
        )
        for talk in agreed:
            if talk.id in self._nothing_to_share:
                continue
            summary = begin_summary(self._session, talk.id).made or ""
            if not list_shared_copies_from(self._session.vault, summary):
                return self._share_one(talk.id, summary)
        return False

    def _share_one(self, talk: str, summary: str) -> bool:
        try:
            share_summary(self._session, summary)
        except KnownError as error:
            if error.code not in (Code.NOBODY_TO_SHARE_WITH, Code.SUMMARY_EMPTY):
                raise
            self._nothing_to_share.add(talk)
            say(did="kept", conversation=talk, why=error.code.value)
            return True
        copies = list_shared_copies_from(self._session.vault, summary)
        say(did="shared", versions=sorted(one.version for one in copies))
        return True

    def _read(self) -> bool:
        """The next that waits: opened, then answered. Whoever was killed in between answers it now."""
        for line in see_inbox(self._session).lines:
            if line.state is ItemState.NOT_OPENED:
                open_summary(self._session, line.item)
                say(did="opened", item=line.item)
            elif line.state is not ItemState.MINE_TO_ANSWER:
                continue
            made = answer_summary(self._session, line.item, AnswerKind.REPLY, ANSWER).made
            say(did="answered", item=line.item, answer=made)
            return True
        return False

    def _sync(self) -> bool:
        try:
            sync_places(self._session, self._random)
        except KnownError as error:
            say(did="waited", why=error.code.value)
            return False
        return True


def say(**fact: object) -> None:
    """One line of JSON, on its way before this returns."""
    sys.stdout.write(json.dumps(fact) + "\n")
    sys.stdout.flush()


def _clock() -> Clock:
    clock = SystemClock()
    return PlayingClock(clock, date.fromisoformat(sys.argv[2])) if len(sys.argv) > 2 else clock


def _listen(stop: threading.Event) -> None:
    sys.stdin.readline()
    stop.set()


def main() -> None:
    """Unlock, work, lock."""
    home, clock = home_in(Path(sys.argv[1])), _clock()
    passphrase = sys.stdin.readline().rstrip("\n")
    (about,) = list_vaults(home)
    opened = unlock_vault(Door(home=home, clock=clock, keychain=None, profile=about.profile), passphrase)
    stop = threading.Event()
    threading.Thread(target=_listen, args=(stop,), daemon=True).start()
    laptop, busy = Laptop(opened.session), True
    say(did="began")
    while not stop.is_set():
        was, busy = busy, laptop.once()
        if was != busy or not busy:
            say(did="rested" if not busy else "worked")
        time.sleep(PAUSE)
    lock_vault(opened.session)


if __name__ == "__main__":
    main()
