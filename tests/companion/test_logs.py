"""The log: where something happened, never what was said."""

from __future__ import annotations

import logging
from pathlib import Path

from companion.logs import log_bug, places_of, start_log, stop_log

SAID = "Mira told me about her sister"


def broken() -> ValueError:
    try:
        try:
            raise KeyError(SAID)
        except KeyError as error:
            raise ValueError(SAID) from error
    except ValueError as error:
        return error


def test_places_hold_types_and_lines_only() -> None:
    text = places_of(broken())
    assert text.index("KeyError") < text.index("ValueError")
    assert "test_logs.py" in text and "broken" in text
    assert SAID not in text


def test_file_never_holds_the_message(tmp_path: Path) -> None:
    handler = start_log(tmp_path / "logs")
    try:
        log_bug(broken())
        logging.getLogger("companion.jobs").error("deed failed", exc_info=broken())
        logging.getLogger("companion.jobs").info("known error %s", "disk_full", stack_info=True)
    finally:
        stop_log(handler)
    text = (tmp_path / "logs" / "companion.log").read_text()
    assert "ValueError" in text and "disk_full" in text
    assert SAID not in text and "Mira" not in text


def test_log_stays_small(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    try:
        for number in range(20_000):
            logging.getLogger("companion.x").info("line %d of a long evening with many lines in it", number)
    finally:
        stop_log(handler)
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) <= 1024 * 1024 + 1000
