"""Settings: kept, checked one by one, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.settings import Settings, SettingsStore, to_settings


def test_what_is_chosen_is_there_next_time(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    SettingsStore(file).change(look="dark", zoom=150)
    assert SettingsStore(file).now == Settings(look="dark", zoom=150)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00"])
def test_a_broken_file_means_the_usual(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text)
    assert SettingsStore(file).now == Settings()


def test_one_bad_value_costs_only_itself() -> None:
    raw = {"look": "purple", "zoom": 120, "idle_minutes": True, "unknown": 1, "cafe": True}
    assert to_settings(raw) == Settings(zoom=120, cafe=True)


@pytest.mark.parametrize(
    "bad", [{"zoom": 79}, {"zoom": 301}, {"look": ""}, {"idle_minutes": 0}, {"nonsense": 1}]
)
def test_a_value_that_is_not_allowed_is_refused(bad: dict[str, object]) -> None:
    store = SettingsStore(None)
    with pytest.raises(ValueError, match=next(iter(bad))):
        store.change(**bad)  # type: ignore[arg-type]
    assert store.now == Settings()


def test_those_who_listen_hear(tmp_path: Path) -> None:
    store, heard = SettingsStore(tmp_path / "s.json"), []
    store.on_change(heard.append)
    store.change(zoom=200)
    assert heard == [Settings(zoom=200)]


def test_a_folder_that_cannot_be_written_keeps_the_choice_for_now(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be")
    store = SettingsStore(blocked / "settings.json")
    store.change(zoom=200)
    assert store.now.zoom == 200


def test_cafe_mode_locks_sooner() -> None:
    assert Settings().minutes_until_lock() == 5
    assert Settings(cafe=True).minutes_until_lock() == 2
    assert Settings(cafe=True, idle_minutes=1).minutes_until_lock() == 1


def test_what_locks_sooner_holds() -> None:
    assert Settings(idle_minutes=5).minutes_until_lock(agreed=3) == 3
    assert Settings(idle_minutes=5).minutes_until_lock(agreed=60) == 5
    assert Settings(idle_minutes=10, cafe=True).minutes_until_lock(agreed=3) == 2
