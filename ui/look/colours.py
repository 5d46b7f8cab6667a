"""The colours of Companion, light, dark and high contrast, as Qt palettes; contrast is computed in the tests.

Roles that Qt leaves vague are given one meaning each, so that a widget says a role and never a colour:
Dark = muted text · Mid = border of an input · Midlight = soft line · Light = raised surface ·
LinkVisited = strength · BrightText = care · Accent = primary.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole
MUTED, BORDER, SOFT_LINE, STRENGTH, CARE, PRIMARY = (
    Role.Dark,
    Role.Mid,
    Role.Midlight,
    Role.LinkVisited,
    Role.BrightText,
    Role.Accent,
)


@dataclass(frozen=True, kw_only=True)
class Colours:
    """One look, as #rrggbb. `soft_line` and `hover` only decorate; every other pair meets WCAG 2.2 AA."""

    background: str
    surface: str
    text: str
    muted: str
    placeholder: str
    primary: str
    on_primary: str
    border: str
    soft_line: str
    hover: str
    strength: str
    care: str
    ring_outside: str
    ring_inside: str


LIGHT = Colours(
    background="#F5F6F2",
    surface="#FFFFFF",
    text="#1B2A2F",
    muted="#4A5A60",
    placeholder="#59686E",
    primary="#0B5563",
    on_primary="#FFFFFF",
    border="#6B7A80",
    soft_line="#DDE3DF",
    hover="#E7EEEC",
    strength="#2F6B3A",
    care="#8A3B12",
    ring_outside="#FFD34D",
    ring_inside="#1B2A2F",
)
DARK = Colours(
    background="#14191B",
    surface="#1D2427",
    text="#E9EFEC",
    muted="#B3C0C2",
    placeholder="#A3B1B4",
    primary="#7CC7CF",
    on_primary="#14191B",
    border="#829297",
    soft_line="#333E42",
    hover="#283236",
    strength="#8FCB98",
    care="#F0B08A",
    ring_outside="#FFD34D",
    ring_inside="#14191B",
)
CONTRAST = Colours(
    background="#FFFFFF",
    surface="#FFFFFF",
    text="#000000",
    muted="#1A1A1A",
    placeholder="#3A3A3A",
    primary="#00303A",
    on_primary="#FFFFFF",
    border="#000000",
    soft_line="#000000",
    hover="#E6E6E6",
    strength="#0B3D16",
    care="#5A2000",
    ring_outside="#FFD34D",
    ring_inside="#000000",
)
CONTRAST_DARK = Colours(
    background="#000000",
    surface="#000000",
    text="#FFFFFF",
    muted="#EDEDED",
    placeholder="#D0D0D0",
    primary="#A8F0F8",
    on_primary="#000000",
    border="#FFFFFF",
    soft_line="#FFFFFF",
    hover="#2A2A2A",
    strength="#B6F5C0",
    care="#FFCFB0",
    ring_outside="#FFD34D",
    ring_inside="#000000",
)


def to_palette(colours: Colours) -> QPalette:
    """The whole palette of one look; disabled text stays readable (it is muted, not faint)."""
    palette = QPalette()
    pairs = {
        Role.Window: colours.background,
        Role.WindowText: colours.text,
        Role.Base: colours.surface,
        Role.AlternateBase: colours.background,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.placeholder,
        Role.Button: colours.surface,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.care,
        Role.Light: colours.hover,
        Role.Midlight: colours.soft_line,
        Role.Mid: colours.border,
        Role.Dark: colours.muted,
        Role.Shadow: colours.ring_inside,
        Role.Highlight: colours.primary,
        Role.HighlightedText: colours.on_primary,
        Role.Accent: colours.primary,
        Role.Link: colours.primary,
        Role.LinkVisited: colours.strength,
        Role.ToolTipBase: colours.text,
        Role.ToolTipText: colours.background,
    }
    for role, colour in pairs.items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.placeholder))
    return palette


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2 contrast ratio of two opaque colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it, from sRGB."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
