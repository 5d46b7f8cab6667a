"""What a deed touched, joined and asked about."""

from companion.domain.changes import Changes, Step

ONE = Changes(
    ids=frozenset({"p1", "h1"}),
    kinds=frozenset({"hope"}),
    made="h1",
    steps=(Step(kind="hope", id="h1", before=None, after="v1"),),
)
OTHER = Changes(
    ids=frozenset({"p1"}),
    kinds=frozenset({"person"}),
    made="p1",
    steps=(Step(kind="person", id="p1", before="v0", after="v2"),),
)


def test_two_deeds_joined_touch_both_and_keep_the_first_made():
    both = ONE | OTHER
    assert both.ids == {"p1", "h1"}
    assert both.kinds == {"hope", "person"}
    assert both.made == "h1"
    assert [step.kind for step in both.steps] == ["hope", "person"]
    assert (Changes() | OTHER).made == "p1"


def test_a_screen_is_concerned_by_noun_and_by_id():
    assert ONE.concern(frozenset({"hope", "need"}))
    assert ONE.concern(frozenset({"hope"}), "p1")
    assert not ONE.concern(frozenset({"hope"}), "p2")
    assert not ONE.concern(frozenset({"need"}), "p1")
