"""The search for markers finds them in every form: where it finds nothing, nothing is there."""

import base64
import json

import pytest

from tests.companion.disguises import Search, disguises, found_in

FORMS = (
    str.encode,
    lambda text: text.encode("utf-16-be"),
    lambda text: text.encode("utf-32-le"),
    lambda text: text[::-1].encode(),
    lambda text: text.upper().encode("utf-16-le"),
    lambda text: b"x" + base64.b64encode(b"a" + text.encode() + b"bc") + b"y",
    lambda text: b"x" + base64.urlsafe_b64encode(b"ab" + text.encode() + b"c") + b"y",
    lambda text: b"x" + base64.b64encode(text.encode() + b"bc") + b"y",
    lambda text: text.encode().hex().encode(),
    lambda text: text.encode("utf-16-le").hex().upper().encode(),
    lambda text: text.encode("ascii", "xmlcharrefreplace"),
    lambda text: json.dumps(text).encode(),
    lambda text: base64.b64encode(json.dumps({"text": text}).encode()),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", ["mark1é", "Maja", "żółwiączka"])
def test_a_marker_is_found_in_every_form(text, form):
    data = b"before" + form(text) + b"after"
    assert found_in(data, text)
    assert Search(["elsewhere", text, "Majorca"]).found_in(data) == {text}


def test_what_only_looks_alike_is_not_found():
    assert not found_in(b"mark10", "mark1é")
    assert Search(["mark1é", "Majorca"]).found_in(b"mark10 Major") == set()


def test_markers_that_begin_alike_or_overlap_are_all_found():
    markers = ["Garnipole", "Garnipoleon", "poleon the last"]
    assert Search(markers).found_in(b"Garnipoleon the last") == set(markers)


def test_every_form_of_many_is_found_in_one_pass():
    markers = [f"Ombrelstane{number} ż" for number in range(3)]
    search = Search(markers)
    for marker in markers:
        for form in disguises(marker):
            assert marker in search.found_in(b"\0" + form + b"\0")
