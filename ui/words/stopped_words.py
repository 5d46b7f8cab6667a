"""What is said when the worker has stopped sharing: when it goes on, and how to have it go on now.

Apart from the other words of sharing, which bring the team along: the first window says this one.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ui.widgets.saved import clock_words


def stopped_words(until: datetime) -> str:
    """In full, for beside the button and for the moment after it was pressed."""
    shape = QCoreApplication.translate(
        "SharingWords", "Stopped. It goes on at {time}, when you share something, or when you press F5."
    )
    return shape.format(time=clock_words(until))
