"""What can be said of a meeting that was agreed, in the same words wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.conversation import MeetingState


def meeting_acts(has_come: bool) -> tuple[tuple[str, str], ...]:
    """What became of a meeting, as (value of MeetingState, words). `has_come`: its day is today or gone by."""
    moved = (MeetingState.MOVED.value, QCoreApplication.translate("Meetings", "It was moved"))
    if not has_come:
        off = QCoreApplication.translate("Meetings", "It will not happen")
        return (moved, (MeetingState.DID_NOT_HAPPEN.value, off))
    held = QCoreApplication.translate("Meetings", "It was held")
    did_not = QCoreApplication.translate("Meetings", "It did not happen")
    return ((MeetingState.HELD.value, held), moved, (MeetingState.DID_NOT_HAPPEN.value, did_not))
