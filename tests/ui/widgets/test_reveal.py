"""A part of a page in sight: while the page grows around it, until somebody scrolls or goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractSlider, QLabel

from ui.widgets.buttons import Button
from ui.widgets.page import Page
from ui.widgets.reveal import reveal


@pytest.fixture
def page(qtbot):
    page = Page("A page")
    qtbot.addWidget(page)
    page.above = page.add(QLabel("above"))
    page.button = page.add(Button("Here"))
    page.other = page.add(Button("There"))
    page.below = page.add(QLabel("below"))
    page.below.setFixedHeight(2000)
    page.resize(400, 300)
    page.show()
    page.button.setFocus()
    return page


def in_sight(page, part) -> bool:
    top = part.mapTo(page.viewport(), QPoint()).y()
    return top >= 0 and top + part.height() <= page.viewport().height()


def grow(page, qtbot, height: int) -> None:
    page.above.setFixedHeight(height)
    qtbot.wait(50)


def test_it_stays_in_sight_however_often_the_page_grows(page, qtbot):
    grow(page, qtbot, 900)
    assert not in_sight(page, page.button)
    reveal(page, page.button)
    for height in (1500, 2600):
        grow(page, qtbot, height)
        assert in_sight(page, page.button)


def test_whoever_scrolls_away_is_left_there(page, qtbot):
    reveal(page, page.button)
    page.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    qtbot.wait(50)
    grow(page, qtbot, 900)
    assert not in_sight(page, page.button)


def test_whoever_goes_on_is_not_called_back(page, qtbot):
    reveal(page, page.button)
    qtbot.wait(50)
    page.other.setFocus()
    grow(page, qtbot, 900)
    assert not in_sight(page, page.button)


def test_of_what_is_too_high_the_beginning_is_seen(page, qtbot):
    grow(page, qtbot, 900)
    reveal(page, page.below)
    qtbot.wait(50)
    assert 0 <= page.below.mapTo(page.viewport(), QPoint()).y() < 40


def test_a_part_that_goes_takes_it_along(page, qtbot):
    reveal(page, page.button)
    page.button.hide()
    page.button.deleteLater()
    grow(page, qtbot, 900)
    assert page.verticalScrollBar().value() == 0
