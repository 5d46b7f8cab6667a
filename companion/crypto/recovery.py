"""The recovery code: 160 random bits a person can copy from paper, and the keys that come from it."""

from __future__ import annotations

import hashlib
import secrets

from companion.errors import Code, KnownError

CODE_BYTES = 20
GROUP = 4
_DATA_SYMBOLS = 32  # of 5 bits
_CHECK_SYMBOLS = 4
SYMBOLS = _DATA_SYMBOLS + _CHECK_SYMBOLS

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U."""
_FORGIVEN = str.maketrans({"I": "1", "L": "1", "O": "0"})
_LABEL = b"companion/recovery-code-check/v1"


def new_recovery_code() -> bytes:
    """160 bits from the system's source of randomness."""
    return secrets.token_bytes(CODE_BYTES)


def to_text(code: bytes) -> str:
    """The code as it is printed: nine groups of four, the last one a check over the others."""
    symbols = _symbols(int.from_bytes(code, "big"), _DATA_SYMBOLS) + _check(code)
    return "-".join(symbols[at : at + GROUP] for at in range(0, SYMBOLS, GROUP))


def from_text(typed: str) -> bytes:
    """The code that was typed, whatever its case, spaces and dashes, with O for 0 and I or L for 1.

    Raises RECOVERY_CODE_MISTYPED: `symbols` of `expected` were typed; when they are as many, one is wrong.
    """
    symbols = "".join(one for one in typed.upper() if one.isalnum()).translate(_FORGIVEN)
    if len(symbols) != SYMBOLS or any(one not in ALPHABET for one in symbols):
        raise KnownError(Code.RECOVERY_CODE_MISTYPED, symbols=len(symbols), expected=SYMBOLS)
    number = 0
    for one in symbols[:_DATA_SYMBOLS]:
        number = number * 32 + ALPHABET.index(one)
    code = number.to_bytes(CODE_BYTES, "big")
    if symbols[_DATA_SYMBOLS:] != _check(code):
        raise KnownError(Code.RECOVERY_CODE_MISTYPED, symbols=SYMBOLS, expected=SYMBOLS)
    return code


def _check(code: bytes) -> str:
    """20 bits: one mistyped code in a million passes, and then opens nothing."""
    digest = hashlib.sha256(_LABEL + code).digest()
    return _symbols(int.from_bytes(digest[:3], "big") >> 4, _CHECK_SYMBOLS)


def _symbols(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))
