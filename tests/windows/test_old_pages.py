"""A vault that holds something older than when it was locked says so to whoever unlocks it."""

from __future__ import annotations

import shutil

from companion.paths import VAULT_NAME
from companion.services.record.people import add_person


def test_an_older_file_that_was_put_back_is_said_at_unlocking(make_laptop, tmp_path):
    laptop = make_laptop(lambda session: add_person(session, "Zofia"))
    (vault,) = (laptop.home / "vaults").glob(f"*/{VAULT_NAME}")
    shutil.copy(vault, tmp_path / "older")
    with laptop.open() as window:
        laptop.unlock(window)
        window.key("ctrl+l")
        window.wait_for("Companion is locked")
    shutil.copy(tmp_path / "older", vault)
    with laptop.open() as window:
        laptop.unlock(window)
        window.wait_for("Something in this vault is older than when you locked it.")
