"""Accents that stand over and under the letters they belong to."""

from companion.paper.fonts import load_face
from companion.paper.marks import clusters, has_marks, place_marks

NOTO = load_face("Noto")


def middle(char: str) -> float:
    left, _, right, _ = NOTO.box(char)
    return (left + right) / 2


def test_a_mark_stands_in_the_middle_of_its_letter() -> None:
    for letter, mark in (("m", "\u0303"), ("ѣ", "\u0308"), ("n", "\u0326"), ("J", "\u030c")):
        (placed,) = place_marks(NOTO, letter, mark, 1000)
        assert abs(placed.x + middle(mark) - middle(letter)) < 1


def test_a_mark_clears_a_tall_letter_and_a_deep_one() -> None:
    (over,) = place_marks(NOTO, "J", "\u030c", 1000)
    assert over.y + NOTO.box("\u030c")[1] > NOTO.box("J")[3]
    (under,) = place_marks(NOTO, "y", "\u0323", 1000)
    assert under.y + NOTO.box("\u0323")[3] <= NOTO.box("y")[1]


def test_marks_are_stacked() -> None:
    first, second = place_marks(NOTO, "x", "\u0308\u030c", 1000)
    assert second.y + NOTO.box("\u030c")[1] >= first.y + NOTO.box("\u0308")[3]
    first, second = place_marks(NOTO, "x", "\u0323\u0331", 1000)
    assert second.y + NOTO.box("\u0331")[3] <= first.y + NOTO.box("\u0323")[1]


def test_a_mark_over_two_letters_stays_where_the_face_draws_it() -> None:
    (placed,) = place_marks(NOTO, "n", "\u0361", 10)
    assert (placed.x, placed.y) == (NOTO.width("n", 10), 0)


def test_places_scale_with_the_size() -> None:
    (small,), (big,) = place_marks(NOTO, "J", "\u030c", 10), place_marks(NOTO, "J", "\u030c", 20)
    assert (big.x, big.y) == (2 * small.x, 2 * small.y)


def test_a_blank_has_no_outline() -> None:
    assert NOTO.box(" ") == (0, 0, 0, 0)


def test_letters_keep_their_marks() -> None:
    assert list(clusters("ax\u0308\u030cb")) == ["a", "x\u0308\u030c", "b"]
    assert has_marks("x\u030c")
    assert not has_marks("é")
    assert not has_marks("plain")
