"""From nothing but keys and clicks to a plan on paper, and to something shared, answered and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from companion.clock import SystemClock
from companion.paths import home_in
from companion.services.supervision.supervision import see_inbox
from companion.services.supervision.waiting import ItemState
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault
from tests.flow.touring import files_in, report_of, run_tour
from tests.tour.team_day import NOOR, SAM


@pytest.fixture(scope="session")
def driven(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """What the windows left that were driven through a first day and a day in a team: made once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "windows"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "making"):
        if not (folder / "out" / "report.json").is_file():
            done = run_tour("--out", str(folder / "out"), "--no-pictures")
            assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.mark.timeout(400)
def test_a_first_day_by_keyboard_and_mouse_ends_with_a_plan_on_paper(driven: Path) -> None:
    report = report_of(driven)
    assert {
        "person": 1,
        "conversation": 1,
        "strength": 1,
        "hope": 1,
        "action": 1,
        "plan": 1,
    }.items() <= report["recorded"].items()
    assert {one["number"] for one in report["people"][0]["crisis_contacts"]} >= {"999", "116 123"}
    assert sorted(one.name for one in (driven / "paper").iterdir()) == [
        "Noor-Haddad-recovery-kit.pdf",
        "Priya-Holroyd-recovery-kit.pdf",
        "Sam-Adeyemi-recovery-kit.pdf",
        "Stefan-plan.html",
        "Stefan-plan.pdf",
        "Stefan-plan.txt",
    ]
    note = "Ask about his brother"
    for file in files_in(driven):
        assert note.encode() not in file.read_bytes()
    for file in files_in(driven / "vaults"):
        assert b"bicycles" not in file.read_bytes()


@pytest.mark.timeout(400)
def test_a_day_in_a_team_by_keyboard_and_mouse_ends_with_what_was_taken_back(driven: Path) -> None:
    shared = report_of(driven)["shared"]
    assert shared["recorded"]["Noor Haddad"].items() >= {"person": 1, "passage": 4, "summary": 1}.items()
    assert "person" not in shared["recorded"]["Sam Adeyemi"]
    assert shared["sentences_shown_and_read"] >= 4 and shared["found"] == []
    held = [file.read_bytes() for file in files_in(driven / "carrier" / "share")]
    assert len(held) > 3
    assert not any(word in data for data in held for word in (b"float", b"Imke", b"Harbour", b"landlord"))
    for name, passphrase in (("Sam-Adeyemi", SAM.passphrase), ("Noor-Haddad", NOOR.passphrase)):
        home = home_in(driven / "vaults" / name)
        (about,) = list_vaults(home)
        door = Door(home=home, clock=SystemClock(), keychain=None, profile=about.profile)
        session = unlock_vault(door, passphrase).session
        lines = see_inbox(session).lines
        lock_vault(session)
        assert [one.state for one in lines] == ([ItemState.TAKEN_BACK] if name == "Sam-Adeyemi" else [])
