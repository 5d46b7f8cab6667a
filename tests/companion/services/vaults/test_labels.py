"""The name on the unlock screen follows its worker's name, and nothing else that was put there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.domain.member import Role
from companion.services.team.teams import create_team
from companion.services.vaults.my_vault import change_my_names, change_myself
from companion.services.vaults.profiles import ABOUT_NAME, put_about, rename_label
from tests.companion.services.team_of_three import open_laptop


def label_in(folder: Path) -> str:
    return str(json.loads((folder / ABOUT_NAME).read_bytes())["label"])


@pytest.mark.parametrize(
    ("label", "after", "then"),
    [
        ("Ali Reza", "Alia Reza", "Alia Reza"),
        ("Ali  Reza", "Alia\nReza", "Alia Reza"),
        ("Blue laptop", "Alia Reza", "Blue laptop"),
        ("Ali Reza", "Ali Reza", "Ali Reza"),
        ("Ali Reza", " ", "Ali Reza"),
    ],
)
def test_a_label_that_was_the_name_follows_it(tmp_path: Path, label: str, after: str, then: str) -> None:
    put_about(tmp_path, label)
    rename_label(tmp_path, "Ali Reza", after)
    assert label_in(tmp_path) == then


def test_a_vault_without_a_label_gets_none(tmp_path: Path) -> None:
    rename_label(tmp_path, "", "Alia")
    rename_label(tmp_path, "Ali", "Alia")
    assert not (tmp_path / ABOUT_NAME).exists()


def test_both_ways_to_change_a_name_reach_the_door(tmp_path: Path) -> None:
    session = open_laptop(tmp_path, 1, "Ali", Role.WORKER)
    put_about(tmp_path, "Ali")
    change_myself(session, contact="At the desk")
    assert label_in(tmp_path) == "Ali"
    change_myself(session, name="Alia")
    assert label_in(tmp_path) == "Alia"
    create_team(session, "Night peers")
    change_my_names(session, "Lia", "", "", False)
    assert label_in(tmp_path) == "Alia"
    change_my_names(session, "Liana", "", "", True)
    assert label_in(tmp_path) == "Liana"
    session.vault.close()
