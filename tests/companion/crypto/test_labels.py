"""Keys that grow from keys."""

import hashlib
import hmac

from companion.crypto.digests import keyed_digest, same
from companion.crypto.labels import derived, new_key, vault_keys
from companion.crypto.sealed import opened, sealed

MASTER = bytes(range(32))


def hkdf_by_hand(secret: bytes, info: bytes, salt: bytes = bytes(32)) -> bytes:
    """RFC 5869 for one block of output, written out."""
    extracted = hmac.new(salt, secret, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()


def test_derived_is_rfc_5869() -> None:
    assert derived(MASTER, "a label") == hkdf_by_hand(MASTER, b"a label")
    assert derived(MASTER, "a label", salt=b"salt") == hkdf_by_hand(MASTER, b"a label", b"salt")


def test_three_keys_of_their_own_that_do_not_show() -> None:
    keys = vault_keys(MASTER)
    assert keys.database == hkdf_by_hand(MASTER, b"companion/sqlcipher-raw-key/v1")
    assert keys.backup == hkdf_by_hand(MASTER, b"companion/backup-key/v1")
    assert keys.audit == hkdf_by_hand(MASTER, b"companion/audit-key/v1")
    assert repr(keys) == "VaultKeys()"
    assert len({new_key() for _ in range(20)} | {keys.database, keys.backup, keys.audit}) == 23


def test_fields_cannot_run_into_one_another() -> None:
    assert keyed_digest(MASTER, "l", b"ab", b"c") != keyed_digest(MASTER, "l", b"a", b"bc")
    assert keyed_digest(MASTER, "l", b"ab") != keyed_digest(MASTER, "la", b"b")
    assert same(keyed_digest(MASTER, "l"), keyed_digest(MASTER, "l"))
    assert not same(keyed_digest(MASTER, "l"), keyed_digest(MASTER, "m"))


def test_sealed_opens_with_the_same_key_and_binding_only() -> None:
    nonce, wrapped = sealed(MASTER, b"secret", b"bound")
    assert opened(MASTER, nonce, wrapped, b"bound") == b"secret"
    assert opened(MASTER, nonce, wrapped, b"other") is None
    assert opened(bytes(32), nonce, wrapped, b"bound") is None
    assert sealed(MASTER, b"secret", b"bound")[0] != nonce
