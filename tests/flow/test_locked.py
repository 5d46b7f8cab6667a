"""Locked means: no words in any widget, no file open, no key and no passphrase that anything leads to (rule 7)."""

from __future__ import annotations

import gc
import secrets
import string
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.crypto import slots
from companion.crypto.keybag import KeyBag
from companion.crypto.keybag_file import read_keybag
from companion.crypto.labels import VaultKeys
from companion.crypto.slots import Stretched
from companion.domain.record import Record
from companion.services.plan.pages import PlanPages
from companion.services.session import Session
from companion.vault.db import Vault
from companion.vault.driver import Connection
from tests.flow.canary_day import Seat
from tests.flow.reachable import left, objects, open_files, words_of_windows
from tests.tour.hands import Hands
from tests.ui.ground import HandClock, make_ground
from ui import routes
from ui.lane import thread_lane
from ui.printing.raster import Picture
from ui.shell.window import Shell

KEPT_OPEN = (Session, Vault, Connection, VaultKeys, Stretched, KeyBag, PlanPages, Picture, Record)


def word() -> str:
    """A word nobody has used. Kept backwards, so that the test does not hold what it searches for."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(14))


class Worker:
    """A worker at a real window over a real vault; what they type is remembered backwards."""

    def __init__(self, shell: Shell) -> None:
        QAccessible.setActive(True)
        self.shell = shell
        self.stage = Seat(shell)
        self.hands = Hands(self.stage)
        self.words: list[bytes] = []
        self.keys: list[bytes] = []
        self._passphrase = ""

    def new_word(self) -> str:
        made = word()
        self.words.append(made[::-1].encode())
        return made

    def make_vault(self) -> None:
        hands = self.hands
        self._passphrase = word() + word()
        for field, text in (
            ("Your name", "Sam"),
            ("Passphrase", self._passphrase[::-1]),
            ("Passphrase again", self._passphrase[::-1]),
        ):
            hands.type_into(field, text)
        hands.press("Make my vault")
        hands.await_words("Recovery code")
        code = next(one for one in words_of_windows().splitlines() if one.count(" - ") == 8)
        self.keys += [code.encode()[::-1], code.replace(" ", "").encode()[::-1]]
        self.stage.wait_for("the kit's page", lambda: hands.offers("Save a copy"))
        hands.press("I have it on paper")
        hands.press("Go on")
        hands.await_words("Start your first conversation")

    def note_keys(self) -> None:
        """The keys of the open vault, backwards."""
        told: list[list[bytes]] = []

        def keys(session: Session) -> list[bytes]:
            vault, secret = session.vault, self.shell.ground.keychain()
            device = secret.get_secret(session.profile) if secret else None
            bag = read_keybag(vault.path.parent).bag
            stretched = slots.stretch_for(bag, self._passphrase[::-1])
            master = slots.open_slot_a(bag, stretched, device)
            keys = [master, stretched.secret, vault.audit_key, vault.backup_key]
            return [one[::-1] for one in (*keys, *(key.hex().encode() for key in keys))]

        self.shell.ground.jobs.on_vault(keys, owner=self.shell, done=told.append)
        self.stage.wait_for("the keys", lambda: bool(told))
        self.keys += [*told[0], self._passphrase.encode()]
        self.stage.settle()

    def begin(self) -> None:
        """Meet someone, and say something with them."""
        hands = self.hands
        hands.press("Start your first conversation")
        hands.await_words("Who are you meeting?")
        hands.type_into("Name", self.new_word())
        hands.press("Meet them now")
        hands.await_words("Before we start")
        hands.key("Ctrl+Return")
        hands.await_words("What we can talk about")
        hands.type(self.new_word())
        self.stage.settle()
        hands.key("Ctrl+A")
        hands.key("Ctrl+1")
        hands.key("Ctrl+C")
        hands.press("What would you like?")
        hands.type(self.new_word())
        hands.key("Ctrl+Z")
        hands.key("Ctrl+Y")
        hands.key("Ctrl+Return")
        hands.await_words("That's right")
        hands.press("That's right")
        hands.await_words("What matters to me")
        self._find_person()

    def work(self) -> None:
        """Words on the screens, in the undo of a field, in a search, in a picture of a page, on the clipboard."""
        hands = self.hands
        hands.await_words("Open the plan")
        hands.key("Ctrl+F")
        hands.type(self.words[1][::-1].decode())
        self.stage.settle()
        hands.key("Alt+Left")
        hands.press("Open the plan")
        hands.type_into("What matters to me", self.new_word())
        hands.key("Ctrl+A")
        hands.key("Ctrl+C")
        hands.await_words("Page ")

    def unlock(self) -> None:
        """By the passphrase, and back to the person."""
        hands = self.hands
        self.shell.navigation.go(routes.unlock())
        hands.await_words("Companion is locked")
        hands.type_into("Passphrase", self._passphrase[::-1])
        hands.key("Return")
        hands.await_words("Hide")  # back where one was
        self._find_person()

    def _find_person(self) -> None:
        self.hands.key("Ctrl+F")
        self.hands.type(self.words[0][::-1].decode())
        self.stage.settle()
        self.hands.press(self.words[0][::-1].decode())
        self.hands.await_words("Open the plan")


@pytest.fixture
def worker(qapp: QApplication, tmp_path: Path) -> Iterator[Worker]:
    ground = make_ground(qapp, tmp_path, lane=thread_lane, clock=HandClock(), start=routes.unlock)
    ground = replace(ground, start=routes.new_vault)
    shell = Shell(ground)
    shell.begin()
    shell.show()
    shell.activateWindow()
    made = Worker(shell)
    made.stage.settle()
    yield made
    shell.close()
    made.stage.wait_for("the end", lambda: not shell.isVisible())
    ground.jobs.shut(deadline_seconds=10)
    shell.deleteLater()
    gc.collect()
    gc.freeze()  # as it was before `objects` looked through everything


def by_key(worker: Worker) -> None:
    worker.hands.key("Ctrl+L")


def by_idling(worker: Worker) -> None:
    clock: Any = worker.shell.ground.clock
    for _ in range(12):
        clock.move(30)
        worker.shell.idle.look()


def by_hiding(worker: Worker) -> None:
    worker.hands.key("Ctrl+H")
    assert worker.shell.guard.hidden
    worker.shell.guard._minute.setInterval(0)


def while_asking(worker: Worker) -> None:
    worker.hands.key("Ctrl+K")
    worker.shell.guard.lock()


@pytest.mark.timeout(240)
def test_locked_means_that_nothing_is_left(
    worker: Worker, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    others = [one for one in objects() if isinstance(one, KEPT_OPEN)]  # constants of other tests
    worker.make_vault()
    worker.note_keys()
    worker.begin()
    for number, way in enumerate((by_key, by_idling, by_hiding, while_asking)):
        worker.work()
        if not number:  # a search that finds nothing could be blind
            said = words_of_windows()
            assert any(one[::-1].decode() in said for one in worker.words)
            found = left([*worker.words, *worker.keys], KEPT_OPEN, others)
            assert any("Person" in one for one in found)
            assert any("bytes of 32" in one for one in found)
            del said, found
        way(worker)
        # A running event loop: one that is only stepped through never lets go of widgets.
        qtbot.waitUntil(lambda: not worker.shell.guard.unlocked, timeout=20_000)
        qtbot.wait(300)
        _require_nothing(worker, way.__name__, others)
        if way is not while_asking:
            worker.unlock()
    assert "our fault" not in caplog.text


def _require_nothing(worker: Worker, way: str, others: list[object]) -> None:
    said = words_of_windows()
    assert [one for one in (*worker.words, *worker.keys) if one[::-1].decode("latin-1") in said] == [], way
    assert [name for name in open_files() if "vault.db" in name] == [], way
    assert left([*worker.words, *worker.keys], KEPT_OPEN, others) == [], way
