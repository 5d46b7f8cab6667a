"""The two kinds of trouble: the world's (a code people get a sentence for) and ours (a bug)."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What went wrong in the world. Each has a sentence in ui/problems.py; the core never words it."""

    ALREADY_OPEN = "already_open"
    AUTHOR_GONE = "author_gone"
    BACKUP_DAMAGED = "backup_damaged"
    BACKUP_PLACE_GONE = "backup_place_gone"
    BACKUP_TOO_NEW = "backup_too_new"
    BACKUP_WRONG_CODE = "backup_wrong_code"
    CANCELLED = "cancelled"
    CARRIER_BUSY = "carrier_busy"
    CARRIER_EMPTIED = "carrier_emptied"
    CARRIER_FULL = "carrier_full"
    CARRIER_GONE = "carrier_gone"
    CARRIER_READ_ONLY = "carrier_read_only"
    CARRIER_ROLLED_BACK = "carrier_rolled_back"
    CARRIER_WRONG = "carrier_wrong"
    CERTIFICATE_NOT_TRUSTED = "certificate_not_trusted"
    CHANGED_SINCE = "changed_since"
    CLOCK_SKEW = "clock_skew"
    CLOUD_FOLDER = "cloud_folder"
    CURSOR_EXPIRED = "cursor_expired"
    DATE_IN_FUTURE = "date_in_future"
    DATE_TOO_FAR = "date_too_far"
    DEVICE_REVOKED = "device_revoked"
    DISK_FULL = "disk_full"
    DISK_TROUBLE = "disk_trouble"
    ENGINE_UNSUITABLE = "engine_unsuitable"
    ENROLMENT_REFUSED = "enrolment_refused"
    GLYPH_MISSING = "glyph_missing"
    INVITE_EXPIRED = "invite_expired"
    INVITE_MISTYPED = "invite_mistyped"
    INVITE_UNKNOWN = "invite_unknown"
    INVITE_USED = "invite_used"
    IN_A_TEAM = "in_a_team"
    KDF_DOWNGRADED = "kdf_downgraded"
    KDF_EXCESSIVE = "kdf_excessive"
    KEYBAG_DAMAGED = "keybag_damaged"
    KEYBAG_MISSING = "keybag_missing"
    KEYBAG_TOO_NEW = "keybag_too_new"
    KEYRING_CHANGED = "keyring_changed"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_LOST = "keyring_lost"
    LAST_ADMINISTRATOR = "last_administrator"
    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    NOBODY_TO_SHARE_WITH = "nobody_to_share_with"
    NOT_ADMINISTRATOR = "not_administrator"
    NOT_ADMITTED = "not_admitted"
    NOT_FOUND = "not_found"
    NOT_IN_A_TEAM = "not_in_a_team"
    NOT_READ_BACK = "not_read_back"
    OLD_COPY = "old_copy"
    OLD_PAGES = "old_pages"
    OTHER_ANSWER = "other_answer"
    PAPER_LANGUAGE_MISSING = "paper_language_missing"
    PAPER_TOO_LONG = "paper_too_long"
    PARCEL_REFUSED = "parcel_refused"
    PASSPHRASE_OR_KEYRING = "passphrase_or_keyring"
    PASSPHRASE_TOO_WEAK = "passphrase_too_weak"
    PROXY_UNSUITABLE = "proxy_unsuitable"
    QUOTA_REACHED = "quota_reached"
    READ_ONLY = "read_only"
    RECOVERY_CODE_MISTYPED = "recovery_code_mistyped"
    ROSTER_FORKED = "roster_forked"
    ROSTER_REFUSED = "roster_refused"
    ROSTER_ROLLED_BACK = "roster_rolled_back"
    ROSTER_STALE = "roster_stale"
    SCENARIO_BAD = "scenario_bad"
    SCENARIO_UNREADABLE = "scenario_unreadable"
    SUMMARY_EMPTY = "summary_empty"
    SUMMARY_TOO_LONG = "summary_too_long"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    VAULT_BUSY = "vault_busy"
    VAULT_DAMAGED = "vault_damaged"
    VAULT_EXISTS = "vault_exists"
    VAULT_KEY_REFUSED = "vault_key_refused"
    VAULT_LOG_MISSING = "vault_log_missing"
    VAULT_MISSING = "vault_missing"
    VAULT_NOT_ENCRYPTED = "vault_not_encrypted"
    VAULT_TOO_NEW = "vault_too_new"
    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_RECOVERY_CODE = "wrong_recovery_code"


class KnownError(Exception):
    """A fault of the world that we expected: shown as a sentence, never as a traceback.

    `facts` are ids, counts, codes and paths, never anything a person said.
    """

    def __init__(self, code: Code, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.facts)


def _rebuild(code: Code, facts: dict[str, str | int]) -> KnownError:
    return KnownError(code, **facts)


class BugError(Exception):
    """Our own fault: something that cannot be, is. The message holds ids and codes only."""
