"""The keys that this vault holds for the team: made here and kept here, every version as long as the vault lives."""

from __future__ import annotations

from companion.crypto import hpke, signing
from companion.errors import BugError
from companion.services.session import Session
from companion.vault.team_rows import (
    KeyKind,
    OwnKey,
    get_own_key,
    list_own_keys,
    put_own_key_instead,
    put_own_key_retired,
)


def make_device_key(session: Session) -> OwnKey:
    """The key this device signs with, made when there is none yet. In the caller's transaction, as all here."""
    found = get_own_key(session.vault, KeyKind.DEVICE, session.vault.device, 1)
    if found is not None:
        return found
    seed = signing.new_device_key()
    return _kept(session, KeyKind.DEVICE, session.vault.device, 1, seed, signing.public_of(seed))


def make_member_key(session: Session, version: int) -> OwnKey:
    """A new member key, of this version."""
    private = hpke.new_member_key()
    return _kept(session, KeyKind.MEMBER, session.member_id, version, private, hpke.member_public(private))


def newest_member_key(session: Session) -> OwnKey | None:
    """The newest member key of ours."""
    keys = list_own_keys(session.vault, KeyKind.MEMBER, session.member_id)
    return keys[-1] if keys else None


def keep_member_key(session: Session, public: bytes, version: int) -> bytes | None:
    """The private half of what the team seals to as our key of this version; None when another laptop has it."""
    for key in list_own_keys(session.vault, KeyKind.MEMBER, session.member_id):
        if key.public == public:
            if key.version != version:
                _kept(session, KeyKind.MEMBER, session.member_id, version, key.secret, public)
            return key.secret
    return None


def keep_names_key(session: Session, team: str, names_key: bytes) -> None:
    """Keep the key of the team's names; the same again is no harm, another one is a bug of ours."""
    found = get_own_key(session.vault, KeyKind.NAMES, team, 1)
    if found is None:
        _kept(session, KeyKind.NAMES, team, 1, names_key, b"")
    elif found.secret != names_key:
        raise BugError("a second names key of one team")


def retire_device_key(session: Session, device: str) -> None:
    """A device of ours signs nothing new from now on."""
    put_own_key_retired(session.vault, KeyKind.DEVICE, device, 1, session.clock.now())


def _kept(session: Session, kind: KeyKind, key_id: str, version: int, secret: bytes, public: bytes) -> OwnKey:  # noqa: PLR0917 - the columns in their order
    key = OwnKey(
        kind=kind, id=key_id, version=version, secret=secret, public=public, made_at=session.clock.now()
    )
    put_own_key_instead(session.vault, key)
    return key
