"""`python -m tests.companion.team.vectors.make`: writes team-v1.json, once; it is never written again.

A log from create to revoke, branches of it, an invite in its three forms, a request with its six words, and entries
that must not count. The words of docs/format-team.md are all that is needed to read it.
"""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from companion.crypto.cbor import decode, encode, uuid_bytes
from companion.crypto.signed import signed
from companion.domain.member import Role
from companion.team.bodies import Admit, Body, RevokeDevice, RevokedWhy, RevokeMember, SetPolicy, SetRoles
from companion.team.entries import MOST_BYTES, TYPE, read_entry
from companion.team.invites import posted, to_text, to_words
from companion.team.names import Names
from companion.team.requests import Joiner, make_request, six_words
from companion.team.roster import RosterState
from tests.companion.team.people import (
    ADA,
    BEN,
    NAMES_KEY,
    NOOR,
    SAM,
    TEAM,
    Log,
    Somebody,
    member_key,
    policy,
)
from tests.companion.team.test_invites import INVITE_1 as INVITE

FILE = Path(__file__).with_name("team-v1.json")
ABOUT = (
    "A team's log, invites and requests, version 1 (docs/format-team.md). Bytes are base64, ids their usual text. "
    "'log': entries that count, one behind the other, and the team after the last. 'refuse': each is put behind the "
    "whole log and must not count, for that reason. 'branches': more entries behind entry 'after'; the head of the "
    "log that stands when all entries of both are known. 'private': keys by whose they are, device seeds (32 bytes) "
    "and member keys (96)."
)
LOST = RevokedWhy.LOST
SECOND = Somebody("Sam", 2)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _log() -> Log:
    log = Log.of(BEN, SAM, NOOR)
    log.add(SetPolicy(policy=replace(policy("Open Door"), retention_years=20, carriers=("folder",))), ADA)
    log.add(SetRoles(member=SAM.member, roles=(Role.WORKER, Role.SUPERVISOR)), BEN)
    log.add(SAM.replaced(2), SAM).add(replace(SECOND, version=2).rotated(), SECOND)
    log.add(RevokeDevice(device=SECOND.device, why=LOST), ADA).add(Somebody("Sam", 3, 3).admitted(), ADA)
    return log.add(RevokeMember(member=BEN.member, why=RevokedWhy.LEFT), ADA)


def team_map(state: RosterState) -> dict[str, Any]:
    return {
        "number": state.number,
        "head": _text(state.head),
        "title": state.title(NAMES_KEY),
        "members": {
            one.id: {
                "name": state.names(NAMES_KEY)[one.id].name,
                "roles": [role.value for role in one.roles],
                "key_version": one.key_version,
                "key": None if one.key is None else _text(one.key),
                "devices": list(one.devices),
                "revoked_at": one.revoked_at,
            }
            for one in state.members.values()
        },
        "devices": {
            one.id: {
                "member": one.member,
                "since": one.since,
                "until": one.until,
                "why": one.why and one.why.value,
            }
            for one in state.devices.values()
        },
    }


def _refused(log: Log) -> list[dict[str, str]]:
    eve = Somebody("Eve")
    wrong: list[tuple[str, Body, Somebody, dict[str, object]]] = [
        ("not_allowed", eve.admitted(), NOOR, {}),
        ("not_allowed", replace(ADA, version=2).rotated(), NOOR, {}),
        ("unknown_signer", eve.admitted(), eve, {}),
        ("signer_revoked", eve.admitted(), BEN, {}),
        ("signer_revoked", replace(SECOND, version=4).rotated(), SECOND, {}),
        ("last_administrator", RevokeMember(member=ADA.member, why=LOST), ADA, {}),
        ("last_administrator", SetRoles(member=ADA.member, roles=(Role.WORKER,)), ADA, {}),
        ("already_revoked", RevokeMember(member=BEN.member, why=LOST), ADA, {}),
        ("unknown_member", RevokeMember(member=eve.member, why=LOST), ADA, {}),
        ("unknown_device", RevokeDevice(device=eve.device, why=LOST), ADA, {}),
        ("key_reused", _card(eve, device_key=BEN.card.device_key), ADA, {}),
        ("key_reused", _card(eve, member_key=member_key("Sam 1")), ADA, {}),
        ("device_reused", _card(eve, device=SAM.device), ADA, {}),
        ("unusable_key", _card(eve, device_key=bytes(32)), ADA, {}),
        ("key_version", replace(eve, version=2).admitted(), ADA, {}),
        ("key_version", replace(NOOR, version=3).rotated(), NOOR, {}),
        ("no_change", SetRoles(member=NOOR.member, roles=(Role.WORKER,)), ADA, {}),
        ("wrong_team", eve.admitted(), ADA, {"team": ADA.member}),
        ("wrong_number", eve.admitted(), ADA, {"number": log.state.number + 2}),
        ("wrong_prev", eve.admitted(), ADA, {"prev": log.root}),
    ]
    made = [(reason, log.made(body, who, **told)) for reason, body, who, told in wrong]
    return [{"reason": reason, "entry": _text(data)} for reason, data in (*made, *_misshapen(log))]


def _card(who: Somebody, **changes: Any) -> Admit:
    return Admit(card=replace(who.card, **changes), request=bytes(32))


def _misshapen(log: Log) -> list[tuple[str, bytes]]:
    right = log.made(Somebody("Eve").admitted(), ADA)
    told = decode(read_entry(right).signed.payload, most=MOST_BYTES)
    assert isinstance(told, dict)

    def with_(**changes: object) -> bytes:
        return signed(
            TYPE, ADA.device, encode({**told, **{int(k[1:]): v for k, v in changes.items()}}), ADA.seed
        )

    payload = encode(told)
    return [
        ("bad_signature", signed(TYPE, ADA.device, payload, NOOR.seed)),
        ("not_cbor", right + b"\0"),
        ("not_as_named", signed("companion/parcel/v1", ADA.device, payload, ADA.seed)),
        ("unknown_version", signed("companion/roster-entry/v2", ADA.device, payload, ADA.seed)),
        ("unknown_version", with_(_0=2)),
        ("not_as_named", with_(_4="1 April")),
        ("not_as_named", with_(_5=9)),
        ("not_as_named", with_(_7=b"")),
        ("not_as_named", with_(_5=3, _6={0: uuid_bytes(NOOR.member), 1: "bored"})),
    ]


def _branches() -> list[dict[str, Any]]:
    log = Log.of(BEN, SAM, NOOR)
    out = {who: RevokeMember(member=who.member, why=LOST) for who in (ADA, BEN, SAM)}
    told: list[tuple[str, Log, Log]] = [
        (
            "both change the title: the older hand",
            _grown(log, (_title("A"), ADA)),
            _grown(log, (_title("B"), BEN)),
        ),
        (
            "revoking goes before not revoking",
            _grown(log, (out[SAM], BEN)),
            _grown(log, (_title("A"), ADA)),
        ),
        (
            "the revoked cannot undo it",
            _grown(log, (_title("A"), ADA), (out[BEN], ADA)),
            _grown(log, (out[SAM], BEN), (Somebody("Eve").admitted(), BEN)),
        ),
        (
            "nor behind someone who stands",
            _grown(log, (out[BEN], ADA)),
            _grown(log, (replace(NOOR, version=2).rotated(), NOOR), (_title("B"), BEN)),
        ),
        (
            "each revokes the other: where more have signed",
            _grown(log, (replace(NOOR, version=2).rotated(), NOOR), (out[ADA], BEN)),
            _grown(log, (out[BEN], ADA)),
        ),
        (
            "each revokes the other: the older hand",
            _grown(log, (out[BEN], ADA)),
            _grown(log, (out[ADA], BEN)),
        ),
    ]
    return [
        {
            "about": about,
            "log": [_text(data) for data in log.entries],
            "stands": [_text(data) for data in better.entries[len(log.entries) :]],
            "lost": [_text(data) for data in other.entries[len(log.entries) :]],
            "head": _text(better.state.head),
        }
        for about, better, other in told
    ]


def _title(title: str) -> SetPolicy:
    return SetPolicy(policy=policy(title))


def _grown(log: Log, *says: tuple[Body, Somebody]) -> Log:
    grown = log.branch()
    for body, who in says:
        grown.add(body, who)
    return grown


def _invite() -> dict[str, Any]:
    return {
        "team": INVITE.team,
        "root": _text(INVITE.root),
        "expires": "2026-04-04T09:30:00Z",
        "places": [[place.kind, place.where] for place in INVITE.places],
        "inviter": INVITE.inviter,
        "title": INVITE.title,
        "secret": _text(INVITE.secret),
        "locator": _text(INVITE.locator),
        "text": to_text(INVITE),
        "words": " ".join(to_words(INVITE)),
        "posted": _text(posted(INVITE)),
    }


def _request() -> dict[str, Any]:
    names = Names(name="Noor", organisation="Open Door", contact="0161 496 0000")
    joiner = Joiner(member=NOOR.member, member_key=member_key("Noor 1"), names=names, roles=(Role.WORKER,))
    data = make_request(INVITE, joiner, NOOR.signer)
    return {
        "request": _text(data),
        "member": NOOR.member,
        "device": NOOR.device,
        "names": [names.name, names.organisation, names.contact],
        "roles": ["worker"],
        "six_words": " ".join(six_words(INVITE.root, data)),
    }


def vectors() -> dict[str, Any]:
    """Everything on the page, made anew."""
    log = _log()
    people = (ADA, BEN, SAM, NOOR, SECOND, Somebody("Sam", 3))
    return {
        "about": ABOUT,
        "team": TEAM,
        "root": _text(log.root),
        "names_key": _text(NAMES_KEY),
        "private": {
            "devices": {one.device: _text(one.seed) for one in people},
            "members": {one.member: _text(one.private) for one in people if one.laptop == 1},
        },
        "log": {"entries": [_text(data) for data in log.entries], "after": team_map(log.state)},
        "refuse": _refused(log),
        "branches": _branches(),
        "invite": _invite(),
        "request": _request(),
    }


if __name__ == "__main__":
    with FILE.open("x", encoding="utf-8", newline="\n") as file:
        json.dump(vectors(), file, indent=1)
        file.write("\n")
