"""The only place that asks the time or makes an id, so that tests and scenarios can decide both."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Time and ids, injected wherever either is needed."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """The calendar day where the laptop is."""
        ...

    def new_id(self) -> str:
        """A new UUIDv7 (RFC 9562) as text: unique, and in order of making."""
        ...


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The calendar day where the laptop is."""
        return datetime.now().astimezone().date()

    def new_id(self) -> str:
        """A new UUIDv7 as text."""
        import uuid6  # brings much of the standard library along, and no window needs an id to be painted

        return str(uuid6.uuid7())
