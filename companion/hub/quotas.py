"""How much a device and a team may put: parcels and bytes of a day (UTC), and bytes in all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from companion.clock import Clock
from companion.hub.configuration import Configuration
from companion.hub.problems import Problem, ProblemCode

_A_DAY = 86_400


@dataclass(frozen=True)
class Used:
    """What was put so far: by the device today, by the team today, by the team in all."""

    device_parcels: int
    device_bytes: int
    team_parcels: int
    team_bytes_today: int
    team_bytes: int


def require_room(configuration: Configuration, clock: Clock, used: Used, parcels: int, size: int) -> None:
    """Raises QUOTA_REACHED when `parcels` of together `size` bytes are more than there is room for."""
    if used.team_bytes + size > configuration.team_bytes:
        raise Problem(ProblemCode.QUOTA_REACHED, retry_after=_A_DAY, of="team", what="bytes")
    today = (
        ("device", "parcels_a_day", used.device_parcels + parcels, configuration.device_parcels_a_day),
        ("device", "bytes_a_day", used.device_bytes + size, configuration.device_bytes_a_day),
        ("team", "parcels_a_day", used.team_parcels + parcels, configuration.team_parcels_a_day),
        ("team", "bytes_a_day", used.team_bytes_today + size, configuration.team_bytes_a_day),
    )
    for of, what, would_be, most in today:
        if would_be > most:
            raise Problem(ProblemCode.QUOTA_REACHED, retry_after=_to_midnight(clock.now()), of=of, what=what)


def _to_midnight(now: datetime) -> int:
    """Seconds until the day is over in UTC, at least a minute."""
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(60, int((tomorrow - now).total_seconds()))
