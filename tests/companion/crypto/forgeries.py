"""For every rule of "Must reject" in docs/format.md, parcels that break it and nothing else."""

from __future__ import annotations

from .forgeries_inside import inside
from .forgeries_outside import outside
from .forging import Forgery


def every_rule() -> tuple[Forgery, ...]:
    """All of them."""
    return (*outside(), *inside())
