"""Lists and rows are laid out once, whatever they hold, and anew when what they hold changes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOption, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.settings import Settings
from ui.look.style import CompanionStyle
from ui.look.theme import Theme, ems
from ui.widgets.dated import DatedList, DatedSentence
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Text

LINES = [DatedSentence(f"{n} March", "They talked about the allotment.", str(n)) for n in range(50)]


class _Asked(CompanionStyle):
    """Counts how often sizes are asked for."""

    times = 0

    def pixelMetric(  # noqa: N802 (Qt names it)
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """One more."""
        self.times += 1
        return super().pixelMetric(metric, option, widget)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    page.resize(700, 500)
    return page


def _filled(page: QWidget) -> DatedList:
    layout = page.layout()
    assert layout is not None
    lines = DatedList(page, open_words="Open")
    layout.addWidget(lines)
    page.show()
    QApplication.processEvents()
    lines.display(LINES)
    QApplication.processEvents()
    return lines


def test_a_long_list_does_not_ask_the_style_at_each_line(page: QWidget, qtbot: QtBot) -> None:
    lines, style = DatedList(page, open_words="Open"), _Asked()
    lines.setStyle(style)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(lines)
    page.show()
    lines.display(LINES)
    qtbot.waitUntil(lambda: lines.height() > 1000)
    assert style.times < len(LINES)


def test_a_list_that_was_open_has_all_its_lines_in_place_and_one_that_was_not_stays_hidden(
    page: QWidget,
) -> None:
    lines = _filled(page)
    said = [one for one in lines.findChildren(Text) if one.text() == LINES[0].sentence]
    assert len(said) == len(LINES) and all(one.isVisible() for one in said)
    lines.hide()
    lines.display(LINES[:3])
    assert lines.isHidden()


def test_the_air_between_lines_follows_the_zoom(qapp: QApplication, page: QWidget) -> None:
    theme = Theme(qapp, Settings(look="light"))
    lines = _filled(page)
    small = lines._grid.verticalSpacing()
    theme.apply(Settings(look="light", zoom=200))
    try:
        assert lines._grid.verticalSpacing() == ems(lines, 0.625) == 2 * small
    finally:
        theme.apply(Settings(look="light"))


def test_a_row_is_laid_out_anew_when_a_button_goes_comes_or_says_more(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    first, second = QPushButton("One", holder), QPushButton("Two", holder)
    for button in (first, second):
        flow.addWidget(button)
    width = first.sizeHint().width() + second.sizeHint().width() + 40
    holder.resize(width, 300)
    holder.show()
    QApplication.processEvents()
    one_line = flow.heightForWidth(width)
    assert second.y() == first.y()
    first.setText("Words that leave no room for anything beside them")
    QApplication.processEvents()
    assert flow.heightForWidth(width) > one_line and second.y() > first.y()
    first.hide()
    QApplication.processEvents()
    assert flow.heightForWidth(width) == one_line and second.y() == 0
    first.show()
    QApplication.processEvents()
    assert flow.heightForWidth(width) > one_line and second.y() > first.y()
    third = QPushButton("Three", holder)
    wide = flow.sizeHint().width()
    flow.addWidget(third)
    third.show()
    assert flow.sizeHint().width() > wide
