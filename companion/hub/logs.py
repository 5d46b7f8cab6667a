"""The hub's log: one JSON object a line, with ids, codes and numbers. Never addresses, bodies or queries."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

LOG = logging.getLogger("companion.hub")
FACTS = "facts"


class JsonLines(logging.Formatter):
    """A record as one line of JSON. Of an exception: its type and where it came from, not what it said."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": moment, "level": record.levelname.lower(), "pid": record.process}
        if record.name.startswith(LOG.name):
            line |= {"event": record.msg, **getattr(record, FACTS, {})}
        else:
            line |= {"event": "library", "logger": record.name, "message": record.getMessage()}
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = places_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True)


def places_of(error: BaseException) -> list[str]:
    """An exception as its type and the lines of code it went through, innermost last; no message."""
    frames = traceback.extract_tb(error.__traceback__)
    return [type(error).__name__, *(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames)]


def start_logs() -> None:
    """Write to standard output, the libraries too, but for what they say of single calls."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = name != "uvicorn.access"
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)


def note(
    event: str,
    more: Mapping[str, object] | None = None,
    *,
    level: int = logging.INFO,
    fault: BaseException | None = None,
    **facts: object,
) -> None:
    """Write one event with its facts."""
    LOG.log(level, event, exc_info=fault, extra={FACTS: {**facts, **(more or {})}})
