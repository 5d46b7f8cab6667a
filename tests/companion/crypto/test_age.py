"""The envelope of a backup."""

import io

import pytest

from companion.crypto.age import (
    is_recipient,
    open_stream,
    own_identity,
    recipient_of,
    recovery_identity,
    seal_stream,
)
from companion.errors import Code, KnownError

CODE = bytes(range(20))
PLAIN = bytes(range(256)) * 1000
VECTOR = "age1fczsu835wvv9k2ww4r46e3dutznqane3tzq5nwuuetvtrsz0p4ls2hq3vq"


def sealed_for(*identities: str) -> bytes:
    target = io.BytesIO()
    seal_stream([recipient_of(one) for one in identities], io.BytesIO(PLAIN), target)
    return target.getvalue()


def opened(identity: str, file: bytes) -> bytes:
    target = io.BytesIO()
    open_stream(identity, io.BytesIO(file), target)
    return target.getvalue()


def test_the_identity_of_a_code_stays_the_same() -> None:
    # A kit printed today must open a backup in twenty years.
    assert recipient_of(recovery_identity(CODE)) == VECTOR


def test_both_recipients_can_open_and_nobody_else() -> None:
    code, own = recovery_identity(CODE), own_identity(bytes(32))
    file = sealed_for(code, own)
    assert opened(code, file) == opened(own, file) == PLAIN
    with pytest.raises(KnownError) as caught:
        opened(recovery_identity(bytes(20)), file)
    assert caught.value.code is Code.BACKUP_WRONG_CODE


@pytest.mark.parametrize("hurt", [b"", b"not age at all", None, "cut", "flipped"])
def test_a_hurt_file_is_said_to_be_hurt(hurt: bytes | str | None) -> None:
    file = sealed_for(recovery_identity(CODE))
    changed = {None: file[:100], "cut": file[:-20], "flipped": file[:-1] + bytes([file[-1] ^ 1])}
    with pytest.raises(KnownError) as caught:
        opened(recovery_identity(CODE), hurt if isinstance(hurt, bytes) else changed[hurt])
    assert caught.value.code is Code.BACKUP_DAMAGED


class Failing:
    """An end of a stream that has had enough."""

    def read(self, size: int = -1, /) -> bytes:
        raise KnownError(Code.CANCELLED)

    def write(self, data: bytes, /) -> int:
        raise OSError(28, "No space left on device")


def test_what_either_end_raises_comes_through_as_it_was() -> None:
    recipient = recipient_of(recovery_identity(CODE))
    with pytest.raises(KnownError) as caught:
        seal_stream([recipient], Failing(), io.BytesIO())
    assert caught.value.code is Code.CANCELLED
    with pytest.raises(OSError, match="No space") as full:
        seal_stream([recipient], io.BytesIO(PLAIN), Failing())
    assert full.value.errno == 28
    with pytest.raises(OSError, match="No space"):
        open_stream(recovery_identity(CODE), io.BytesIO(sealed_for(recovery_identity(CODE))), Failing())


def test_a_fault_of_the_library_itself_is_not_swallowed() -> None:
    with pytest.raises(Exception, match="recipient"):
        seal_stream([], io.BytesIO(PLAIN), io.BytesIO())


def test_only_a_recipient_is_a_recipient() -> None:
    good = recipient_of(recovery_identity(CODE))
    assert is_recipient(good)
    assert not is_recipient(good.upper())
    assert not is_recipient(recovery_identity(CODE))
    assert not is_recipient("age1")
