"""A moment and the reasons that both tests of this folder speak of."""

from __future__ import annotations

from datetime import UTC, date, datetime

from companion.errors import Code

TODAY = date(2026, 3, 2)


THEN = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


AT_A_PLACE = [
    code for code in Code if code.value.startswith(("carrier_", "roster_", "certificate", "clock_", "quota"))
]
