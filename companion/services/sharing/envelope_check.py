"""The envelope is looked at once in a session, before anything is sealed or opened in it."""

from __future__ import annotations

from companion.crypto.self_check import require_envelope
from companion.services.session import Session

_ENVELOPE = "envelope"


def require_envelope_once(session: Session) -> None:
    """Some milliseconds the first time, nothing afterwards. Raises ENGINE_UNSUITABLE, each time until it is well."""
    if _ENVELOPE not in session.checked:
        require_envelope()
        session.checked.add(_ENVELOPE)
