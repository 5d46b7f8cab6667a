"""The numbered pictures of a tour."""

from __future__ import annotations

from pathlib import Path

from tests.tour.stage import Stage


class Album:
    """Pictures of windows, numbered over the whole tour; none where nobody wants them."""

    def __init__(self, folder: Path, *, wanted: bool) -> None:
        self._folder = folder
        self._wanted = wanted
        self._number = 0

    def take(self, stage: Stage, name: str, *, zoomed: bool = False) -> None:
        """What is in front, in light and in dark; `zoomed` as well at 200 %."""
        if not self._wanted:
            return
        self._number += 1
        begin = f"{self._number:02d}-{name}"
        for light in ("light", "dark"):
            if light == "dark":
                stage.look(light)
            stage.picture(self._folder / f"{begin}-{light}.png")
        stage.look()
        if zoomed:
            stage.look(zoom=200)
            stage.picture(self._folder / f"{begin}-200.png")
            stage.look()
