"""The bytes of a vault's file and of its log as they would be read by someone who has the key: page by page."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80  # SQLCipher 4: the nonce (16) and the seal (64) of a page stand at its end
SALT = 16
LOG_HEADER, FRAME_HEADER = 32, 24


def plain_bytes(path: Path, key: bytes) -> bytes:
    """All pages of the file and all pages that the log still holds, also those no longer in use, decrypted."""
    return b"".join(_opened(page, key) for page in (*_pages(path), *_frames(path)))


def _pages(path: Path) -> list[bytes]:
    data = path.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    return [pages[0][SALT:], *pages[1:]]


def _frames(path: Path) -> list[bytes]:
    log = path.with_name(f"{path.name}-wal")
    data = log.read_bytes()[LOG_HEADER:] if log.is_file() else b""
    size = FRAME_HEADER + PAGE
    frames = [data[at : at + size] for at in range(0, len(data), size)]
    return [
        frame[FRAME_HEADER + (SALT if frame[:4] == b"\0\0\0\1" else 0) :]
        for frame in frames
        if len(frame) == size
    ]


def _opened(page: bytes, key: bytes) -> bytes:
    nonce = page[-RESERVED : SALT - RESERVED]
    opening = Cipher(algorithms.AES256(key), modes.CBC(nonce)).decryptor()
    return opening.update(page[:-RESERVED]) + opening.finalize()
