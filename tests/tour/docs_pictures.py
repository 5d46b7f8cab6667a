"""The pictures of the docs: chosen from those that the windows tour takes, so that they never show what is not so."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.workshop.progress import StepError

CHOSEN = {
    "first-start": "first-start-light",
    "recovery-kit": "recovery-kit-light",
    "home": "practice-home-light",
    "home-dark": "practice-home-dark",
    "before-we-start": "before-we-start-light",
    "conversation": "conversation-light",
    "read-back": "read-back-light",
    "plan": "plan-light",
    "person": "person-light",
    "person-200": "person-200",
    "search": "search-light",
    "paused": "hidden-light",
    "locked": "locked-light",
}
"""Name in docs/pictures, and name in screens/ without its number."""


def bring_pictures(screens: Path, pictures: Path) -> int:
    """Copy the chosen pictures; returns how many. Raises StepError when the tour did not take one of them."""
    pictures.mkdir(parents=True, exist_ok=True)
    taken = {one.stem.partition("-")[2]: one for one in screens.glob("*.png")}
    for name, source in CHOSEN.items():
        if source not in taken:
            raise StepError(f"The tour took no picture called {source}.")
        shutil.copyfile(taken[source], pictures / f"{name}.png")
    return len(CHOSEN)
