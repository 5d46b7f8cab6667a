"""The accessibility audit: every registered screen and every dialog of the shell, in every look.

Each is opened in one of light and dark and then changed to the other, so both are looked at in one opening.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.audit import checks, pixels
from tests.ui.audit.looks import LOOKS, OTHER, ROOMS, Look, Opened, open_rooms, settle
from tests.ui.samples import SAMPLES
from tests.ui.translations import ROOT, TEMPLATE, build_pseudo
from ui.screens import ENTRIES


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pseudo-locale, made from the committed template."""
    folder = tmp_path_factory.mktemp("pseudo")
    build_pseudo(TEMPLATE, folder)
    return folder


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("room", ROOMS)
def test_room(
    qapp: QApplication, room: str, look: Look, practice: Path, pseudo: Path, tmp_path: Path
) -> None:
    faults: list[str] = []
    for opened in open_rooms(qapp, room, look, practice, pseudo, tmp_path):
        found = faults_of(opened, look)
        opened.shell.ground.settings.change(look=OTHER[look.look])  # where it stands, as a worker changes it
        settle()
        found += [f"{OTHER[look.look]}: {fault}" for fault in faults_of(opened, look)]
        found += checks.check_order(opened.window)
        opened.shell.ground.settings.change(look=look.look)
        faults += [f"{opened.name}: {fault}" for fault in found]
    assert not faults, "\n" + "\n".join(faults)


def faults_of(opened: Opened, look: Look) -> list[str]:
    """All that is wrong with it as it stands; where Tab goes is no matter of colours and is walked once."""
    found = [
        *checks.check_names(opened.window),
        *checks.check_roles(opened.window),
        *checks.check_sizes(opened.window),
        *checks.check_no_twins(opened.region),
        *checks.check_whole_words(opened.window),
        *checks.check_on_screen(opened.window),
        *checks.check_visual_order(opened.region),
        *pixels.check_contrast(opened.window),
    ]
    if look.language == "pseudo":
        found += checks.check_translated(opened.window)
    return found


def test_every_screen_is_registered_and_has_a_sample() -> None:
    folders = {one.parent.name for one in (ROOT / "ui").glob("*/screen.py")}
    names = [entry.name for entry in ENTRIES]
    assert folders == set(names), "a folder with a screen.py is a screen, and a screen is in ui/screens.py"
    assert len(names) == len(set(names))
    assert set(SAMPLES) == set(names), "a screen cannot be added without a sample for the audit"


def test_every_module_of_a_screen_is_its_own() -> None:
    """Screens do not import each other: neither folder names another that holds a screen."""
    screens = {one.parent.name for one in (ROOT / "ui").glob("*/screen.py")}
    for name in screens:
        for source in (ROOT / "ui" / name).glob("*.py"):
            text = source.read_text(encoding="utf-8")
            others = [other for other in screens - {name} if re.search(rf"from ui\.{other}\b", text)]
            assert not others, f"{name}/{source.name} imports {others}"
