"""Where the keyboard goes on the team's page when what it stood on is taken down and built anew."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.reading_order import controls
from ui.widgets.page import Page
from ui.widgets.reveal import reveal


class KeyboardPlace:
    """Made before parts of a page are built anew, asked afterwards. Left alone, Qt would go to whatever comes next in
    its own chain: out of the page, as a rule.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        at = page.window().focusWidget()
        self._at = at if at is not None and page.isAncestorOf(at) else None
        self._name = self._at.accessibleName() if self._at is not None else ""
        self._around: list[QWidget] = []
        around, whole = self._at, page.body.parentWidget()
        while around is not None and around is not whole:
            self._around.append(around)
            around = around.parentWidget()

    def keep(self, otherwise: QWidget) -> None:
        """Stay where the keyboard was; else go to what has the same name now, to the first thing in the same card, or
        `otherwise`.
        """
        if self._at is not None and not self._at.isVisibleTo(self._page):
            go_to(self._page, self._same_name() or self._same_card() or otherwise)

    def _same_name(self) -> QWidget | None:
        found = controls(self._page) if self._name else []
        return next((one for one in found if one.accessibleName() == self._name), None)

    def _same_card(self) -> QWidget | None:
        inside = (controls(around) for around in self._around if around.isVisibleTo(self._page))
        return next((found[0] for found in inside if found), None)


def go_to(page: Page, target: QWidget) -> None:
    """Give the keyboard to a part of the page, and let it be seen."""
    target.setFocus()
    reveal(page, target)
