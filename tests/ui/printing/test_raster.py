"""Pages become pictures at the size that was asked for."""

from tests.ui.printing.papers import paper
from ui.printing.raster import count_pages, draw_page
from ui.printing.sheet import to_image


def test_a_page_is_as_wide_as_asked_and_shows_its_words():
    pdf, _words = paper("one", "two")
    picture = draw_page(pdf, 1, pixels_wide=500)
    assert (picture.width, picture.page, picture.pages, count_pages(pdf)) == (500, 1, 2, 2)
    assert abs(picture.height / picture.width - 297 / 210) < 0.01
    image = to_image(picture)
    shades = {image.pixelColor(x, y).lightness() for x in range(0, 500, 3) for y in range(0, 300, 3)}
    assert min(shades) < 40
    assert max(shades) == 255


def test_a_resolution_gives_dots_for_each_inch():
    picture = draw_page(paper("one")[0], 0, dots_per_inch=300)
    assert (picture.width, picture.height) == (2481, 3508)


def test_a_page_past_the_end_is_the_last_one():
    assert draw_page(paper("one", "two")[0], 9, pixels_wide=50).page == 1
