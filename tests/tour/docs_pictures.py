"""The pictures of the docs: chosen from those that the windows tour takes, so that they never show what is not so."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.workshop.progress import StepError

CHOSEN = {
    "first-start": "first-start-light",
    "recovery-kit": "recovery-kit-light",
    "practice": "practice-doors-light",
    "home": "practice-home-light",
    "home-dark": "practice-home-dark",
    "meet-someone": "meet-someone-light",
    "before-we-start": "before-we-start-light",
    "conversation": "conversation-picked-light",
    "private-note": "conversation-light",
    "read-back": "read-back-light",
    "plan": "plan-light",
    "person": "person-light",
    "person-200": "person-200",
    "search": "search-light",
    "settings": "settings-light",
    "paused": "hidden-light",
    "locked": "locked-light",
    "wrong-passphrase": "wrong-passphrase-light",
    "invite": "invite-light",
    "six-words": "six-words-light",
    "sharing": "sharing-light",
    "sharing-again": "sharing-again-light",
    "what-is-shared": "person-shared-light",
    "inbox": "inbox-light",
    "summary": "summary-light",
}
"""Name in docs/pictures, and name in screens/ without its number."""
COLOURS = 256
"""Enough for flat colours and the edges of letters; the file is a third of what it would be."""


def bring_pictures(screens: Path, pictures: Path) -> int:
    """Write the chosen pictures, made smaller; returns how many. Raises StepError when the tour lacks one."""
    pictures.mkdir(parents=True, exist_ok=True)
    taken = {one.stem.partition("-")[2]: one for one in screens.glob("*.png")}
    for name, source in CHOSEN.items():
        if source not in taken:
            raise StepError(f"The tour took no picture called {source}.")
        with Image.open(taken[source]) as picture:
            # The way of choosing that keeps rare colours: the green of a leaf is a few hundred pixels.
            few = picture.convert("RGB").quantize(
                COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
            )
            few.save(pictures / f"{name}.png", optimize=True)
    return len(CHOSEN)
