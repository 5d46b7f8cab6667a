"""The windows tour: a first day alone, and a day in a team, both by keyboard and mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from companion.clock import SystemClock
from tests.tour.album import Album
from tests.tour.first_day import FirstDay
from tests.tour.folder import TourFolder
from tests.tour.team_day import TeamDay


def drive_tour(out: Path, *, pictures: bool = True) -> dict[str, Any]:
    """Drive the windows, leave everything in `out` and return the report. Raises StepError where it gets stuck."""
    with TourFolder(out) as folder:
        clock, album = SystemClock(), Album(folder.screens, wanted=pictures)
        first, second = FirstDay(folder, clock, album), TeamDay(folder, clock, album)
        first.live()
        second.live()
        report: dict[str, Any] = {
            "tour": "first day",
            "members": [first.member, *second.members],
            "people": first.people(),
            "recorded": first.recorded,
            "shared": second.shared,
            "refused": [],
            "pictures": sorted(one.name for one in folder.screens.glob("*.png")),
        }
        folder.finish(report)
    return report
