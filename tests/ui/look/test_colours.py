"""Contrast of every pair of colours that may meet, computed as WCAG 2.2 says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.look.colours import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours, contrast, to_palette

LOOKS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST, "contrast_dark": CONTRAST_DARK}
TEXTS = ("text", "muted", "placeholder", "primary", "strength", "care")


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("under", ["background", "surface", "hover"])
def test_text_can_be_read(look: Colours, name: str, under: str) -> None:
    assert contrast(QColor(getattr(look, name)), QColor(getattr(look, under))) >= 4.5


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_text_on_primary_can_be_read(look: Colours) -> None:
    assert contrast(QColor(look.on_primary), QColor(look.primary)) >= 4.5


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("under", ["background", "surface"])
def test_borders_and_focus_can_be_seen(look: Colours, under: str) -> None:
    assert contrast(QColor(look.border), QColor(getattr(look, under))) >= 3
    ring = (look.ring_outside, look.ring_inside)
    assert max(contrast(QColor(one), QColor(getattr(look, under))) for one in ring) >= 3
    assert contrast(QColor(ring[0]), QColor(ring[1])) >= 9


@pytest.mark.parametrize("look", [CONTRAST, CONTRAST_DARK], ids=["light", "dark"])
def test_high_contrast_means_seven_to_one(look: Colours) -> None:
    for name in TEXTS:
        assert contrast(QColor(getattr(look, name)), QColor(look.background)) >= 7


def test_known_ratios() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#0B5563"), QColor("#F5F6F2")) == pytest.approx(7.8, abs=0.1)


def test_disabled_words_stay_readable() -> None:
    palette = to_palette(LIGHT)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert contrast(disabled, QColor(LIGHT.surface)) >= 4.5
