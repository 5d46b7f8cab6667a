"""Telling screen readers what changed without moving the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(where: QWidget, sentence: str, *, now: bool = False) -> None:
    """Say a sentence through the system's screen reader; `now` interrupts what is being read."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # a hundred roles, not for the start

    if not sentence or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(where, sentence)
    if now:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
