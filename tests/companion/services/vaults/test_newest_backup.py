"""The newest backup of a vault that does not open is found by the names of files alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from companion.services.vaults.backup_files import file_name, newest_backup
from companion.services.vaults.laptop import Laptop
from companion.services.vaults.vaults import lock_vault
from tests.companion.services.vaults.stick import Place


def test_the_newest_of_all_places_and_none_of_another_day(place: Place) -> None:
    profile, now = place.session.profile, place.laptop.clock.moment
    lock_vault(place.session)
    laptop = Laptop(
        home=place.laptop.home,
        clock=place.laptop.clock,
        keychain=lambda: None,
        backup_folder=str(place.stick),
    )
    assert newest_backup(laptop, profile) is None

    def put(folder: Path, days: int, who: str = profile, *, before: bool = False) -> Path:
        folder.mkdir(exist_ok=True)
        path = folder / file_name(who, now + timedelta(days=days), before_change=before)
        path.touch()
        return path

    odd = put(place.stick, 3650)
    assert newest_backup(laptop, profile) == odd  # better than none, when there is no other
    beside = put(laptop.home.profile(profile) / "backups", -9, before=True)
    put(place.stick, -10)
    put(place.stick, -1, who="another")
    assert newest_backup(laptop, profile) == beside
    newer = put(place.stick, -8)
    assert newest_backup(laptop, profile) == newer
