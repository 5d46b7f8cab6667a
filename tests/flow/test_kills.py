"""Typed text that is older than 2 seconds survives a kill, and the vault opens every time (rule 6 of the domain)."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from companion.domain.conversation import Passage
from companion.services.vaults.vaults import verify_vault
from companion.vault.lists import UNFINISHED, list_lines
from companion.vault.names import list_people_named
from companion.vault.rows import list_passages
from tests.companion.vault_fixtures import open_test_session
from tests.flow.typist import text_of

PROMISED_SECONDS = 2.0
TYPISTS = 3  # side by side, each at a program of their own: they wait most of the time
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.soak(name="kills", rounds=20, long=1000)
@pytest.mark.timeout(300)
def test_a_kill_takes_nothing_that_is_two_seconds_old(rounds, tmp_path):
    seed = random.SystemRandom().randrange(1 << 32)
    with ThreadPoolExecutor(TYPISTS) as typists:
        # Each result is asked for, so that what a round found out is raised.
        list(typists.map(lambda number: _one_round(tmp_path / str(number), seed + number), range(rounds)))


def _one_round(folder: Path, seed: int) -> None:
    folder.mkdir()
    pressed, killed_at = _type_and_kill(folder, seed)
    safe = max((count for at, count in pressed if at <= killed_at - PROMISED_SECONDS), default=0)
    kept = _kept(folder)
    text = text_of(seed)
    assert text.startswith(kept), f"seed {seed}: other words than were typed"
    assert len(kept) >= len(text[:safe].rstrip("\n")), (
        f"seed {seed}: {safe} letters were safe, {len(kept)} are there"
    )


def _type_and_kill(folder: Path, seed: int) -> tuple[list[tuple[float, int]], float]:
    """When each letter was typed, and when the program was killed: once it types, after 0.1 to 5 seconds."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.flow.typist", str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert typist.stdout is not None
    first = typist.stdout.readline()
    assert first, f"seed {seed}: the typist did not begin"
    time.sleep(random.Random(seed).uniform(0.1, 5.0))
    assert typist.poll() is None, f"seed {seed}: the typist ended by itself"
    typist.kill()
    killed_at = time.monotonic()
    lines = [first, *typist.stdout.read().splitlines()]
    typist.wait()
    typist.stdout.close()
    return [
        (float(at), int(count)) for at, count in (line.split() for line in lines if line.count(" ") == 1)
    ], killed_at


def _kept(folder: Path) -> str:
    """What the vault holds when it is opened again, whole."""
    session = open_test_session(folder)
    try:
        assert verify_vault(session).whole
        assert [one.name for one in list_people_named(session.vault, "", 5)] == ["Maja"]
        (conversation,) = list_lines(session.vault, UNFINISHED, 5)
        passages: list[Passage] = list_passages(session.vault, conversation.record_id)
        return passages[0].text if passages else ""
    finally:
        session.vault.close()
