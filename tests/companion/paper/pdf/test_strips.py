"""Pages are filled in order, nothing is lost, nothing hangs over, and what holds together stays together."""

from hypothesis import given
from hypothesis import strategies as st

from companion.paper.pdf.strips import Hold, Strip, fill_pages

HEIGHT = 100.0
STRIPS = st.lists(
    st.builds(
        Strip,
        height=st.floats(min_value=1, max_value=HEIGHT),
        before=st.floats(min_value=0, max_value=30),
        hold=st.sampled_from(Hold),
        new_page=st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=60,
)


@given(STRIPS)
def test_every_strip_stands_once_in_order_and_inside_the_page(strips: list[Strip]) -> None:
    pages = fill_pages(strips, HEIGHT)
    placed = [strip for page in pages for _, strip in page.strips]
    assert [id(strip) for strip in placed] == [id(strip) for strip in strips]
    for page in pages:
        assert page.strips
        bottom = 0.0
        for top, strip in page.strips:
            assert top >= bottom - 1e-9
            bottom = top + strip.height
        assert bottom <= HEIGHT + 1e-6


@given(STRIPS)
def test_a_new_page_begins_where_it_is_asked_for(strips: list[Strip]) -> None:
    first = {id(page.strips[0][1]) for page in fill_pages(strips, HEIGHT)}
    assert all(id(strip) in first for strip in strips if strip.new_page)


@given(STRIPS)
def test_a_chain_that_fits_on_a_page_stays_on_one(strips: list[Strip]) -> None:
    where = {
        id(strip): number
        for number, page in enumerate(fill_pages(strips, HEIGHT))
        for _, strip in page.strips
    }
    chain: list[Strip] = []
    for strip, following in zip(strips, [*strips[1:], None], strict=True):
        chain.append(strip)
        if following is not None and not following.new_page and strip.hold is not Hold.FREE:
            continue
        height = sum(one.height + one.before for one in chain) - chain[0].before
        if height <= HEIGHT:
            assert len({where[id(one)] for one in chain}) == 1
        chain = []


def test_a_chain_too_tall_for_a_page_keeps_its_firm_parts() -> None:
    strips = [
        Strip(60, hold=Hold.WISH),
        Strip(20, hold=Hold.FIRM),
        Strip(30, hold=Hold.WISH),
        Strip(30),
    ]
    pages = fill_pages(strips, HEIGHT)
    assert [[strip.height for _, strip in page.strips] for page in pages] == [[60], [20, 30, 30]]


def test_the_gap_falls_away_at_the_top_of_a_page() -> None:
    pages = fill_pages([Strip(90), Strip(50, before=20)], HEIGHT)
    assert [top for page in pages for top, _ in page.strips] == [0, 0]
