"""Tests of a check that runs beside the others."""

import sys
import time

import pytest

from tests.workshop.checks import Outcome, beside


def program(code: str) -> list[str]:
    """A check that does this."""
    return [sys.executable, "-c", code]


def test_what_it_says_comes_in_one_piece_at_the_end(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome()
    with beside("types", program("import sys; print('one'); sys.exit('two é')"), outcome):
        time.sleep(0.3)
        print("meanwhile", flush=True)
    said = capfd.readouterr().out.splitlines()
    assert said[:2] == ["meanwhile", "--- types"]
    assert {"one", "two é"} <= set(said[2:])
    assert outcome.failed == ["types"]
    assert outcome.timings[0].startswith("types ") and outcome.timings[0].endswith(" FAILED")


def test_one_that_went_well_is_noted(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome()
    with beside("types", program("pass"), outcome):
        pass
    assert outcome.failed == []
    assert len(outcome.timings) == 1 and not outcome.timings[0].endswith("FAILED")


def test_whoever_stops_the_run_stops_it_too() -> None:
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), beside("types", program("import time; time.sleep(60)"), Outcome()):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30
