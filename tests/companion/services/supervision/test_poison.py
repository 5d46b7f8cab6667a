"""No parcel that a member can make stops the ones behind it: whatever it says, it is opened or kept apart."""

from __future__ import annotations

import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from companion.crypto.envelope import Kind, Recipient
from companion.domain.summaries import (
    AnswerContent,
    AnswerKind,
    Content,
    ReceiptContent,
    ReceiptWhat,
    WithdrawalContent,
    WithdrawnWhy,
)
from companion.errors import BugError, KnownError
from companion.services.session import Session
from companion.services.supervision.supervision import see_inbox
from companion.sync.contents import to_map
from companion.vault.inbox import ArrivalState, list_arrivals, list_gaps
from tests.companion.services.carried import carried, summary_content
from tests.companion.services.sealed_by_hand import WHEN, arrive, by_hand

MOST = 2**63 - 1
NASTY: list[Any] = [
    *(None, True, 0, -1, MOST, -MOST - 1),
    *("", " ", "\x00", "\ud7ff", "\U0010ffff", "e\u0301", "\u202e", "x" * 200_001, b"", b"x" * 40),
    *([], {}, [[]], [None], {"": None}, "2026-11-23", "9999-12-31T23:59:59Z", "1971-01-01T00:00:00Z"),
    *("0001-01-01", "2026-02-30", "00000000-0000-0000-0000-000000000000", "'; DROP TABLE received; --"),
    *("%s{}", "../../etc/passwd"),
]


def mutated(dice: random.Random, value: Any, depth: int = 0) -> Any:
    """The same with one place in it that is something else, is missing, is there twice, or has more beside it."""
    if depth < 4 and isinstance(value, dict) and value and dice.random() < 0.8:
        name = dice.choice(sorted(value))
        if dice.random() < 0.1:
            return {one: deepcopy(what) for one, what in value.items() if one != name}
        if dice.random() < 0.1:
            return value | {"more": dice.choice(NASTY)}
        return value | {name: mutated(dice, value[name], depth + 1)}
    if depth < 4 and isinstance(value, list) and value and dice.random() < 0.8:
        place = dice.randrange(len(value))
        return [*value[:place], mutated(dice, value[place], depth + 1), *value[place + dice.randrange(2) :]]
    return dice.choice(NASTY)


def contents(ids: list[str]) -> list[tuple[Kind, Content]]:
    about = ids[0]
    return [
        (Kind.SUMMARY, summary_content("words")),
        (Kind.GRANT, summary_content("words")),
        (Kind.REPLY, AnswerContent(about=about, about_version=ids[1], answer=AnswerKind.REPLY, text="x")),
        (Kind.RECEIPT, ReceiptContent(about=about, about_version=ids[1], what=ReceiptWhat.SEEN, at=WHEN)),
        (Kind.WITHDRAWAL, WithdrawalContent(about=about, why=WithdrawnWhy.ERASED)),
    ]


def wished(dice: random.Random, kind: Kind, content: Any, ids: list[str], to: str) -> dict[str, Any]:
    """Fields of header and inner, some of them as no program of ours would choose them."""
    wish: dict[str, Any] = {"kind": kind, "content": content}
    recipient = Recipient(member=to, key_version=1, counter=dice.choice([1, 2, MOST]))
    odd: dict[str, Any] = {
        "item": dice.choice(ids),
        "version": dice.choice(ids),
        "previous": tuple(dice.sample(ids, 2)),
        "parcel": dice.choice(ids),
        "roster_number": dice.choice([0, MOST, 65_536]),
        "recipients": (recipient,),
    }
    return wish | {name: value for name, value in odd.items() if dice.random() < 0.2}


def sealed_by(noor: Session, sam: Session, dice: random.Random, ids: list[str]) -> bytes | None:
    """One parcel; None where not even a program that means harm could encode it."""
    kind, said = dice.choice(contents(ids))
    content = to_map(said)
    if dice.random() < 0.7:
        content = mutated(dice, content)
    try:
        return by_hand(noor, sam, said, **wished(dice, kind, content, ids, sam.member_id)).data
    except (KnownError, BugError, TypeError, ValueError):
        return None


@pytest.mark.soak(name="sync", rounds=200, long=20_000)
def test_whatever_a_member_seals_the_rest_flows_on(rounds: int, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    dice = random.Random(seed)
    with carried(tmp_path) as world:
        noor, sam = world.team.worker, world.team.supervisor
        ids = [noor.clock.new_id() for _ in range(4)] + [sam.member_id, sam.vault.device]
        made = [sealed_by(noor, sam, dice, ids) for _ in range(rounds)]
        sealed = [one for one in made if one is not None]
        assert len(sealed) > rounds // 3
        try:
            opened = sum(
                arrive(sam, *sealed[start : start + 25]).opened for start in range(0, len(sealed), 25)
            )
            last = arrive(sam, by_hand(noor, sam, summary_content("honest, and last")).data)
        except BaseException as trouble:
            trouble.add_note(f"seed {seed}")
            raise
        assert (opened >= rounds // 20, last.opened) == (True, 1), f"seed {seed}"
        assert list_arrivals(sam.vault, ArrivalState.NEW, 5) == []
        list_gaps(sam.vault, sam.member_id)
        see_inbox(sam)
