"""Brings pictures of pages to a preview: drawn on the lane that has no vault, stale ones dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.jobs import Jobs
from ui.printing.preview import Preview
from ui.printing.raster import Picture, draw_page


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
            _drawn, self._pdf, page, pixels_wide, owner=self, done=lambda picture: self._show(asked, picture)
        )

    def _show(self, asked: int, picture: Picture) -> None:
        if asked == self._asked:
            self._preview.show_picture(picture)


def _drawn(pdf: bytes, page: int, pixels_wide: int) -> Picture:
    return draw_page(pdf, page, pixels_wide=pixels_wide)
