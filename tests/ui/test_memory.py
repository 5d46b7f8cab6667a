"""What a locked program still holds, read from outside: no key, no passphrase, next to no words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.clock import SystemClock
from companion.crypto import slots
from companion.crypto.kdf import FLOOR
from companion.crypto.keybag_file import read_keybag
from companion.crypto.labels import vault_keys
from companion.domain.conversation import Prompt
from companion.paths import home_in
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.vaults.vaults import NewVault, create_vault, lock_vault
from ui import memory

PASSPHRASE = "velvet gumdrop orbit thicket"
WORDS = "Quixotica's zeppelin marmalade"
MOST_WORDS = 2
"""Copies of what was typed last that may be left after Lock; some twenty before anything was overwritten."""


@pytest.fixture
def marked(tmp_path):
    """A vault, its conversation, and what is looked for in the memory of the program that opens it."""
    home = home_in(tmp_path)
    wish = NewVault(label="Mine", member_name="Ali", passphrase=PASSPHRASE, made_up=True, kdf=FLOOR)
    session = create_vault(home, SystemClock(), None, wish).session
    talk = start_conversation(session, add_person(session, "Ash").made).made
    add_passage(session, talk, prompt=next(iter(Prompt)), text="Tea. ")
    bag = read_keybag(home.profile(session.profile)).bag
    lock_vault(session)
    stretched = slots.stretch_for(bag, PASSPHRASE)
    master = slots.open_slot_a(bag, stretched, None)
    keys = vault_keys(master)
    secrets = {
        "passphrase": (PASSPHRASE.encode(), PASSPHRASE.encode("utf-16-le")),
        "stretched": (stretched.secret,),
        "master": (master,),
        "database": (keys.database, keys.database.hex().encode(), keys.database.hex().upper().encode()),
        "audit": (keys.audit,),
        "backup": (keys.backup,),
        "words": (WORDS.encode(), WORDS.encode("utf-16-le")),
    }
    return tmp_path, talk, secrets


def copies_in(pid, secrets):
    """How often each secret stands in the memory of a process, in whichever form."""
    found = dict.fromkeys(secrets, 0)
    process = Path("/proc", str(pid))
    with (process / "maps").open() as maps, (process / "mem").open("rb", buffering=0) as held:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("r") or "[v" in line:
                continue
            low, high = (int(one, 16) for one in span.split("-"))
            try:
                held.seek(low)
                data = held.read(high - low)
            except OSError:  # a page of a device
                continue
            for name, forms in secrets.items():
                found[name] += sum(len(re.findall(re.escape(form), data)) for form in forms)
    return found


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux shows the memory of another program as a file"
)
@pytest.mark.timeout(120)
def test_after_lock_no_key_and_no_passphrase_is_left_in_memory(marked):
    root, talk, secrets = marked
    program = [sys.executable, "-m", "tests.ui.memory_child", str(root), talk]
    child = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tell(given):
        child.stdin.write(given)
        child.stdin.flush()

    try:
        tell(f"{PASSPHRASE}\n{WORDS}\n".encode())
        assert child.stdout.readline() == b"typed\n"
        try:
            before = copies_in(child.pid, secrets)
        except PermissionError:
            pytest.skip("this system lets nobody look into another program")
        assert (
            min(before[name] for name in ("database", "audit", "backup", "words")) > 0
        )  # we see what is there
        tell(b"!")
        assert child.stdout.readline() == b"locked\n"
        left = copies_in(child.pid, secrets)
        tell(b"!")
        assert child.wait(20) == 0
    finally:
        child.kill()
        child.stdin.close()
        child.stdout.close()
        child.wait()
    words = left.pop("words")
    assert left == dict.fromkeys(left, 0)
    assert words <= MOST_WORDS


def test_a_system_without_glibc_is_left_as_it_is(monkeypatch, qapp):
    monkeypatch.setattr(memory.sys, "platform", "win32")
    memory.tune_memory()
    memory.overwrite_freed()
    memory.give_back()


def test_a_c_library_that_cannot_be_told_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr("ctypes.CDLL", lambda _name: object())
    assert memory._glibc() is None
