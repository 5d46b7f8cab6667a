"""`python -m tests.tour [--scenario FILE] [--out DIR] [--carrier folder|hub [--weather SECONDS]]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import resources
from companion.errors import KnownError
from tests.workshop.progress import StepError, say

DOCS_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def main(argv: list[str] | None = None) -> int:
    """The exit code: 0 when everything was made, 1 when something could not be."""
    parser = argparse.ArgumentParser(prog="dev.py tour", description="Play a scenario, or a first day.")
    parser.add_argument("--scenario", type=Path, metavar="FILE", help="made-up people to play (TOML)")
    parser.add_argument("--out", type=Path, metavar="DIR", default=Path("out"), help="where to leave it")
    parser.add_argument("--no-pictures", action="store_true", help="take no pictures: quicker")
    parser.add_argument("--docs", action="store_true", help="renew the pictures in docs/pictures, too")
    parser.add_argument(
        "--carrier",
        choices=("folder", "hub"),
        help="let the members share through it, in rough weather, and leave what it held in DIR/carrier",
    )
    parser.add_argument(
        "--weather", type=float, metavar="SECONDS", help="how long the weather is rough (with --carrier)"
    )
    asked = parser.parse_args(argv)
    if asked.docs and (asked.scenario or asked.no_pictures):
        parser.error("--docs takes its pictures from the tour without a scenario")
    try:
        report = tour(
            asked.scenario,
            asked.out.absolute(),
            asked.carrier,
            weather=asked.weather,
            pictures=not asked.no_pictures,
        )
        if asked.docs:
            from tests.tour.docs_pictures import bring_pictures

            count = bring_pictures(asked.out / "screens", DOCS_PICTURES)
            say(f"{count} pictures are in {DOCS_PICTURES}.")
    except KnownError as error:
        from tests.tour.words import sentence_of

        print(sentence_of(error), file=sys.stderr)
        return 1
    except StepError as error:
        print(error, file=sys.stderr)
        return 1
    refused = report.get("refused", [])
    for one in refused:
        facts = ", ".join(f"{key} {value}" for key, value in one.items())
        print(f"One paper could not be made: {facts}", file=sys.stderr)
    say(f"Everything is in {asked.out}; report.json says what.")
    return 1 if refused else 0


def tour(
    scenario: Path | None, out: Path, carrier: str | None, *, weather: float | None = None, pictures: bool
) -> dict[str, Any]:
    """One of the two tours. Sharing takes a team: without a scenario it is the one of practice mode."""
    if carrier is not None and scenario is None:
        scenario = Path(str(resources.path("practice/people.toml")))
    if scenario is not None:
        from tests.tour.played import play_tour
        from tests.tour.sharing import SECONDS

        say(f"Playing {scenario.name}.")
        seconds = SECONDS if weather is None else weather
        return play_tour(scenario, out, carrier=carrier, weather=seconds, pictures=pictures)
    from tests.tour.driven import drive_tour

    say("Driving the windows: from first start to the printed plan, then a team of two.")
    return drive_tour(out, pictures=pictures)


if __name__ == "__main__":
    sys.exit(main())
