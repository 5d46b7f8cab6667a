"""How Companion looks: palette, font, zoom and focus ring, following the system unless the worker chose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

import resources
from companion.settings import LARGEST_ZOOM, SMALLEST_ZOOM, Settings
from ui.look.colours import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours, to_palette
from ui.look.style import CompanionStyle

FAMILY = "Atkinson Hyperlegible Next"
FONT_FILES = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
_FONTS_LOADED = "companion_fonts_loaded"
TEXT_PIXELS = 16  # body text at 100 %: 12 pt, the least that large parts of the public read at ease
ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class Theme(QObject):
    """Applies a look and a zoom to the whole application.

    Signals:
        changed(): palette, font or motion changed; pictures drawn by hand are made again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._style = CompanionStyle()
        self._applied: tuple[object, ...] = ()
        app.setStyle(self._style)
        if not app.property(
            _FONTS_LOADED
        ):  # asking Qt whether it has the family would look at every font there is
            app.setProperty(_FONTS_LOADED, True)
            for name in FONT_FILES:
                load_font(name)
        self._hints = app.styleHints()
        self._wishes = (
            self._hints.accessibility()
        )  # held: PySide6 takes it away with a passing wrapper of the hints
        self._hints.colorSchemeChanged.connect(self._follow)
        self._wishes.contrastPreferenceChanged.connect(self._follow)
        self._wishes.motionPreferenceChanged.connect(self._follow)
        self.apply(settings)

    @property
    def colours(self) -> Colours:
        """The colours that hold now."""
        look, dark = self._settings.look, self._system_is_dark()
        if look == "contrast" or (look == "system" and self._system_wants_contrast()):
            return CONTRAST_DARK if dark else CONTRAST
        if look == "dark" or (look == "system" and dark):
            return DARK
        return LIGHT

    @property
    def moves(self) -> bool:
        """Whether things on screen may move."""
        wanted = self._wishes.motionPreference()
        return not self._settings.calm_motion and wanted != Qt.MotionPreference.ReducedMotion

    def apply(self, settings: Settings) -> None:
        """Make these settings visible; nothing is redrawn where nothing changed."""
        self._settings = settings
        colours, moves = self.colours, self.moves
        wanted = (colours, settings.zoom, moves)
        if wanted == self._applied:
            return
        font_changed = self._applied[1:2] != (settings.zoom,)
        self._applied = wanted
        self._app.setPalette(to_palette(colours))
        if font_changed:
            font = QFont(FAMILY)
            font.setPixelSize(round(TEXT_PIXELS * settings.zoom / 100))
            self._style.em = float(font.pixelSize())
            self._app.setFont(font)
            for widget in self._app.allWidgets():
                # Qt tells those that inherit the font; ours that are a multiple of it follow, too
                self._app.sendEvent(widget, QEvent(QEvent.Type.FontChange))
        self.changed.emit()

    def _follow(self) -> None:
        self.apply(self._settings)

    def _system_is_dark(self) -> bool:
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _system_wants_contrast(self) -> bool:
        wanted = self._wishes.contrastPreference()
        return wanted == Qt.ContrastPreference.HighContrast


def next_zoom(now: int, step: int) -> int:
    """The next zoom up (`step` > 0) or down, in per cent, within 80 and 300."""
    if step > 0:
        return next((zoom for zoom in ZOOM_STEPS if zoom > now), LARGEST_ZOOM)
    return next((zoom for zoom in reversed(ZOOM_STEPS) if zoom < now), SMALLEST_ZOOM)


def load_font(name: str) -> None:
    """Make a bundled font known to Qt."""
    QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}")))


def ems(widget: QWidget, count: float) -> int:
    """`count` ems of the application's font in pixels: the unit of every size, so that zoom carries it."""
    style = QApplication.style()
    em = style.em if isinstance(style, CompanionStyle) else float(widget.font().pixelSize())
    return round(count * em)
