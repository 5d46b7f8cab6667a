"""What is said about each thing that needs attention: what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.errors import Code, KnownError
from companion.services.sharing.count import MENDS_ITSELF
from companion.services.sync.attention import AttentionKind, AttentionLine
from companion.sync.wire import CarrierKind
from tests.ui.sending.hands import AT_A_PLACE, THEN
from ui.problems import Problems
from ui.sending.attention import Way, attention_views


def views(*lines: AttentionLine):
    return attention_views(lines, Problems().problem_of)


def at_place(code: str, /, **facts) -> AttentionLine:
    return AttentionLine(
        kind=AttentionKind.PLACE,
        reason=code,
        carrier="here",
        place=CarrierKind.FOLDER,
        where="/mnt/share",
        facts=facts,
        since=THEN,
    )


@pytest.mark.parametrize("reason", [*(code.value for code in AT_A_PLACE), "our_fault"])
def test_every_reason_says_what_happened_what_is_safe_and_what_to_do(reason):
    (view,) = views(at_place(reason))
    assert view.title and view.safe and view.next_step
    assert view.ways
    assert all(said for _way, said in view.ways)
    assert view.carrier == "here"


def test_only_what_a_person_can_judge_is_used_anyway():
    def ways(*line):
        return [way for way, _ in views(*line)[0].ways]

    assert Way.USE_ANYWAY in ways(at_place(Code.CARRIER_EMPTIED))
    assert Way.USE_ANYWAY in ways(at_place(Code.CARRIER_WRONG))
    assert Way.USE_ANYWAY in ways(at_place(Code.CARRIER_WRONG, reason="other_folder"))
    for reason in ("other_team", "vault", "link", "not_a_hub"):
        assert Way.USE_ANYWAY not in ways(at_place(Code.CARRIER_WRONG, reason=reason))
    assert Way.USE_ANYWAY not in ways(at_place(Code.CERTIFICATE_NOT_TRUSTED))


def test_what_was_refused_for_one_reason_is_said_once():
    lines = [
        AttentionLine(kind=AttentionKind.KEPT_APART, reason=reason, name=name, digest=digest)
        for reason, name, digest in (
            ("not_cbor", "", "a1"),
            ("bad_padding", "", "a2"),
            ("outside_basis", "Sam", "a3"),
            ("outside_basis", "Ada", "a4"),
        )
    ]
    damaged, sam, ada = views(*lines)
    assert damaged.digests == ("a1", "a2")
    assert "Sam" in sam.title and "Sam" in sam.next_step and "Ada" in ada.title
    assert "more than the person said yes to" in sam.title


def test_what_a_place_finds_too_long_is_made_shorter_and_not_tried_for_ever():
    line = AttentionLine(
        kind=AttentionKind.NOT_TAKEN, reason="too_large", name="Sam", item="item", carrier="a", parcel="b"
    )
    (view,) = views(replace(line, person="person"))
    assert view.title == "Sam does not have it yet: it is too long for the place you share through."
    assert view.next_step.startswith("Leave something out and share it again")
    assert [way for way, _ in view.ways] == [Way.PERSON, Way.SEND_AGAIN]
    (view,) = views(replace(line, reason="refused", name="", person="person"))
    assert view.title == (
        "Someone who was in the team does not have it yet: the place you share through did not take it."
    )
    assert [way for way, _ in view.ways] == [Way.SEND_AGAIN, Way.PERSON]


def test_what_is_missing_says_how_much_and_from_whom():
    one, two = views(
        AttentionLine(kind=AttentionKind.MISSING, reason="missing", name="Sam", count=1),
        AttentionLine(kind=AttentionKind.MISSING, reason="missing", count=2),
    )
    assert one.title == "1 item from Sam has not arrived."
    assert two.title == "2 items from someone who was in the team have not arrived."


def test_an_old_copy_is_said_once_with_the_one_way_out():
    (view,) = views(AttentionLine(kind=AttentionKind.OLD_COPY, reason=Code.OLD_COPY))
    assert "old copy" in view.title and "Nothing leaves this laptop" in view.safe
    assert view.ways == ((Way.NEW_LAPTOP, "Go on as a new laptop"),)


def test_reasons_that_mend_themselves_are_known_codes():
    assert MENDS_ITSELF - {code.value for code in Code} == {"", "not_yet", "up_to_date", "working"}


def test_a_problem_has_the_facts_of_its_code():
    problem = Problems().problem_of(KnownError(Code.CARRIER_BUSY, retry_after=5))
    (view,) = views(at_place(Code.CARRIER_BUSY, retry_after=5))
    assert view.title == problem.title
