"""Brings pictures of pages to a preview: drawn on the lane that has no vault, stale ones dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from ui.jobs import Jobs
from ui.printing.preview import Preview
from ui.printing.raster import Picture, draw_page
from ui.printing.sheet import to_image

FINER = 2
MOST_PIXELS_WIDE = 4000  # a page of 22 MB; beyond it letters are large enough as they are


class PreviewFeed(QObject):
    """Holds the paper that is looked at, in memory only; it goes when its parent goes."""

    def __init__(self, preview: Preview, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._preview = preview
        self._jobs = jobs
        self._pdf = b""
        self._asked = 0
        preview.picture_asked.connect(self._draw)

    def show_paper(self, pdf: bytes, words: str) -> None:
        """A new paper and the same words as text. Without a PDF only the words can be looked at."""
        self._preview.show_words(words)
        if pdf == self._pdf and pdf:
            return
        self._pdf = pdf
        self._asked += 1
        if pdf:
            self._preview.show_new_pages()
        else:
            self._preview.show_nothing()

    def _draw(self, page: int, pixels_wide: int) -> None:
        if not self._pdf:
            return
        self._asked += 1
        asked = self._asked
        self._jobs.on_net(
            _drawn, self._pdf, page, pixels_wide, owner=self, done=lambda drawn: self._show(asked, *drawn)
        )

    def _show(self, asked: int, picture: Picture, image: QImage) -> None:
        if asked == self._asked:
            self._preview.show_picture(picture, image)


def _drawn(pdf: bytes, page: int, pixels_wide: int) -> tuple[Picture, QImage]:
    """The page drawn larger and made smaller: PDFium sets small letters on whole pixels, which reads unevenly."""
    wide = min(pixels_wide * FINER, MOST_PIXELS_WIDE)
    picture = draw_page(pdf, page, pixels_wide=max(wide, pixels_wide))
    return picture, to_image(picture).scaledToWidth(pixels_wide, Qt.TransformationMode.SmoothTransformation)
