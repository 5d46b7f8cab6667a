"""Pages of a PDF as pictures in memory. PDFium serves one thread at a time: call this on one lane only."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_INCH = 72


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One page in shades of grey, a byte a pixel, `stride` bytes a line. `page` counts from 0."""

    page: int
    pages: int
    width: int
    height: int
    stride: int
    data: bytes
    points_wide: float
    points_high: float


def draw_page(pdf: bytes, page: int, *, pixels_wide: int = 0, dots_per_inch: int = 0) -> Picture:
    """A page at a width in pixels, or at a resolution. A page past the end gives the last one.

    What we print is black on white, so grey loses nothing and takes a third of the memory.
    """
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        shown = document[min(max(page, 0), count - 1)]
        wide, high = shown.get_size()
        scale = pixels_wide / wide if pixels_wide else dots_per_inch / POINTS_PER_INCH
        bitmap = shown.render(scale=scale, grayscale=True)
        return Picture(
            page=min(max(page, 0), count - 1),
            pages=count,
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            data=bytes(bitmap.buffer),
            points_wide=wide,
            points_high=high,
        )
    finally:
        document.close()


def count_pages(pdf: bytes) -> int:
    """How many pages there are."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
