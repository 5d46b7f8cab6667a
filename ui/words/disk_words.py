"""What a disk that will not take something means: for each thing that was being done, in sentences of its own."""

from __future__ import annotations

from companion.errors import Code
from ui.i18n import QT_TRANSLATE_NOOP
from ui.words.sentences import Sentences

_STAY = QT_TRANSLATE_NOOP("Problems", "They stay on this screen. Older words are safe.")
_AS_IT_WAS = QT_TRANSLATE_NOOP("Problems", "What was there before is as it was.")
_VAULT_SAFE = QT_TRANSLATE_NOOP("Problems", "Your vault on this laptop is safe.")
_NO_FILE = QT_TRANSLATE_NOOP("Problems", "Nothing was left there. Your vault is safe.")
_OTHER_BACKUP_PLACE = QT_TRANSLATE_NOOP("Problems", "Make room there, or choose another place in Settings.")
_OTHER_PLACE = QT_TRANSLATE_NOOP("Problems", "Choose another place.")
_ASK = QT_TRANSLATE_NOOP("Problems", "Ask whoever looks after the laptop, or use another folder.")
_BY_ITSELF = QT_TRANSLATE_NOOP("Problems", "Companion tries again by itself.")
_BUSY = QT_TRANSLATE_NOOP("Problems", "The vault is busy for a moment.")

DEED: dict[Code, Sentences] = {
    Code.DISK_FULL: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The disk is full, so this was not done."),
        _AS_IT_WAS,
        QT_TRANSLATE_NOOP("Problems", "Make some room, then try again."),
    ),
    Code.DISK_TROUBLE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The disk did not answer, so this was not done."),
        _AS_IT_WAS,
        QT_TRANSLATE_NOOP("Problems", "Wait a moment, then try again."),
    ),
    Code.READ_ONLY: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Companion may not write in this folder."), _AS_IT_WAS, _ASK
    ),
    Code.VAULT_BUSY: Sentences(
        _BUSY, _AS_IT_WAS, QT_TRANSLATE_NOOP("Problems", "Wait a moment, then try again.")
    ),
}
"""What is said where nothing else is known of what was being done."""

OTHERS: dict[str, dict[Code, Sentences]] = {
    "typing": {
        Code.DISK_FULL: Sentences(
            QT_TRANSLATE_NOOP("Problems", "The disk is full, so these words are not saved yet."),
            _STAY,
            QT_TRANSLATE_NOOP("Problems", "Make some room. Saving goes on by itself."),
        ),
        Code.DISK_TROUBLE: Sentences(
            QT_TRANSLATE_NOOP("Problems", "The disk did not answer, so these words are not saved yet."),
            _STAY,
            QT_TRANSLATE_NOOP("Problems", "Leave Companion open. It tries again by itself."),
        ),
        Code.READ_ONLY: Sentences(
            QT_TRANSLATE_NOOP("Problems", "Companion may not write here, so these words are not saved yet."),
            _STAY,
            _ASK,
        ),
        Code.VAULT_BUSY: Sentences(_BUSY, _STAY, _BY_ITSELF),
    },
    "backup": {
        Code.DISK_FULL: Sentences(
            QT_TRANSLATE_NOOP("Problems", "There is no room for a backup in the place for backups."),
            _VAULT_SAFE,
            _OTHER_BACKUP_PLACE,
            "settings",
        ),
        Code.DISK_TROUBLE: Sentences(
            QT_TRANSLATE_NOOP("Problems", "The place for backups did not answer. There is no new backup."),
            _VAULT_SAFE,
            QT_TRANSLATE_NOOP("Problems", "Plug the drive in again, or choose another place in Settings."),
            "settings",
        ),
        Code.READ_ONLY: Sentences(
            QT_TRANSLATE_NOOP("Problems", "Companion may not write in the place for backups."),
            _VAULT_SAFE,
            QT_TRANSLATE_NOOP("Problems", "Choose another place in Settings."),
            "settings",
        ),
        Code.VAULT_BUSY: Sentences(
            QT_TRANSLATE_NOOP("Problems", "The vault is busy, so there is no new backup yet."),
            _VAULT_SAFE,
            QT_TRANSLATE_NOOP("Problems", "Wait a moment, then back up again."),
        ),
    },
    "file": {
        Code.DISK_FULL: Sentences(
            QT_TRANSLATE_NOOP("Problems", "There is no room left in that place."), _NO_FILE, _OTHER_PLACE
        ),
        Code.DISK_TROUBLE: Sentences(
            QT_TRANSLATE_NOOP("Problems", "That place did not answer."), _NO_FILE, _OTHER_PLACE
        ),
        Code.READ_ONLY: Sentences(
            QT_TRANSLATE_NOOP("Problems", "Companion may not write in that place."), _NO_FILE, _OTHER_PLACE
        ),
    },
}
"""What is said instead of typed words, of a backup, and of a file that goes to a chosen place: see problems.Doing."""
