"""What each trouble means for a person: what happened, what is safe, what to do next. Words only."""

from __future__ import annotations

from companion.errors import Code
from ui.i18n import QT_TRANSLATE_NOOP
from ui.words.disk_words import DEED
from ui.words.sentences import Sentences
from ui.words.sharing_problem_words import SHARING

__all__ = ["ACTIONS", "OUR_FAULT", "SENTENCES", "Sentences"]


SENTENCES: dict[Code, Sentences] = {
    **SHARING,
    **DEED,
    Code.ALREADY_OPEN: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This vault is already open."),
        QT_TRANSLATE_NOOP("Problems", "Your words are safe in the other window."),
        QT_TRANSLATE_NOOP("Problems", "Use that window, or close it and try again here."),
        "retry",
    ),
    Code.BACKUP_DAMAGED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This backup file is damaged."),
        QT_TRANSLATE_NOOP("Problems", "Nothing on this laptop has changed."),
        QT_TRANSLATE_NOOP("Problems", "Choose an older backup file."),
    ),
    Code.BACKUP_PLACE_GONE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place for backups is not there."),
        QT_TRANSLATE_NOOP("Problems", "Your vault on this laptop is safe."),
        QT_TRANSLATE_NOOP("Problems", "Plug the drive in again, or choose another place in Settings."),
        "settings",
    ),
    Code.BACKUP_TOO_NEW: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This backup comes from a newer Companion."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Install the newest Companion, then try again."),
    ),
    Code.BACKUP_WRONG_CODE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This recovery code does not open this backup."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP(
            "Problems", "Check the date on your recovery kit. Another kit may belong to this backup."
        ),
    ),
    Code.CANCELLED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Stopped."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "You can start it again when you like."),
    ),
    Code.CHANGED_SINCE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This was changed after you did it, so it cannot be undone."),
        QT_TRANSLATE_NOOP("Problems", "Both versions are kept."),
        QT_TRANSLATE_NOOP("Problems", "Change it by hand if you want the older words back."),
    ),
    Code.CLOUD_FOLDER: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This folder is copied to the internet by {service}."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was written there."),
        QT_TRANSLATE_NOOP("Problems", "Choose a folder that stays on this laptop."),
    ),
    Code.DATE_IN_FUTURE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This date has not come yet."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was lost."),
        QT_TRANSLATE_NOOP("Problems", "Check the day, the month and the year."),
    ),
    Code.DATE_TOO_FAR: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This date is too far away."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was lost."),
        QT_TRANSLATE_NOOP("Problems", "Check the year."),
    ),
    Code.ENGINE_UNSUITABLE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "A part of Companion that keeps your words secret is missing."),
        QT_TRANSLATE_NOOP("Problems", "Companion stopped before it touched your vault."),
        QT_TRANSLATE_NOOP("Problems", "Install Companion again."),
        "help",
    ),
    Code.GLYPH_MISSING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This page has letters that Companion cannot print yet."),
        QT_TRANSLATE_NOOP("Problems", "The words are safe in the vault."),
        QT_TRANSLATE_NOOP("Problems", "Print without them, or write that part by hand."),
    ),
    Code.KDF_DOWNGRADED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The key file asks for weaker protection than Companion allows."),
        QT_TRANSLATE_NOOP("Problems", "Companion did not open it."),
        QT_TRANSLATE_NOOP(
            "Problems", "Someone may have changed the file. Bring back a backup with your recovery kit."
        ),
        "restore",
    ),
    Code.KDF_EXCESSIVE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The key file asks for more memory than Companion allows."),
        QT_TRANSLATE_NOOP("Problems", "Companion did not open it."),
        QT_TRANSLATE_NOOP("Problems", "The file may be damaged. Bring back a backup with your recovery kit."),
        "restore",
    ),
    Code.KEYBAG_DAMAGED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The key file of this vault is damaged."),
        QT_TRANSLATE_NOOP("Problems", "The vault itself has not been changed."),
        QT_TRANSLATE_NOOP("Problems", "Bring back your last backup. You need your recovery kit for it."),
        "restore",
    ),
    Code.KEYBAG_MISSING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The key file of this vault is gone."),
        QT_TRANSLATE_NOOP("Problems", "The vault itself has not been changed."),
        QT_TRANSLATE_NOOP("Problems", "Bring back a backup with your recovery kit."),
        "restore",
    ),
    Code.KEYBAG_TOO_NEW: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This vault was made by a newer Companion."),
        QT_TRANSLATE_NOOP("Problems", "It has not been changed."),
        QT_TRANSLATE_NOOP("Problems", "Install the newest Companion, then open it."),
    ),
    Code.KEYRING_CHANGED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This laptop's own key store is not the one from before."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe and still locked. Your passphrase may be right."),
        QT_TRANSLATE_NOOP("Problems", "Go back to the old key store, or use your recovery kit once."),
        "recovery",
    ),
    Code.KEYRING_LOCKED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This laptop's own key store is locked."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe."),
        QT_TRANSLATE_NOOP("Problems", "Unlock the key store when the laptop asks, then try again."),
        "retry",
    ),
    Code.KEYRING_LOST: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This laptop has lost its part of the key."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe and still locked."),
        QT_TRANSLATE_NOOP(
            "Problems", "Open it once with your recovery kit. After that your passphrase works again."
        ),
        "recovery",
    ),
    Code.NAME_MISSING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "A name is missing."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was lost."),
        QT_TRANSLATE_NOOP("Problems", "Write any name they like to be called."),
    ),
    Code.NAME_TOO_LONG: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This is longer than %Ln letters."),
        QT_TRANSLATE_NOOP("Problems", "What you wrote is still here."),
        QT_TRANSLATE_NOOP("Problems", "Make it a little shorter."),
    ),
    Code.NOT_FOUND: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This is no longer here."),
        QT_TRANSLATE_NOOP("Problems", "Nothing else has changed."),
        QT_TRANSLATE_NOOP("Problems", "It may have been taken out. Go back and look again."),
    ),
    Code.PAPER_LANGUAGE_MISSING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The printed page does not know this language yet."),
        QT_TRANSLATE_NOOP("Problems", "The words are safe in the vault."),
        QT_TRANSLATE_NOOP("Problems", "Choose another language for the page."),
    ),
    Code.PAPER_TOO_LONG: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This is too long for one document."),
        QT_TRANSLATE_NOOP("Problems", "The words are safe in the vault."),
        QT_TRANSLATE_NOOP("Problems", "Choose fewer things to print."),
    ),
    Code.PASSPHRASE_OR_KEYRING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Either the passphrase or this laptop's own key store does not fit."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe and still locked."),
        QT_TRANSLATE_NOOP(
            "Problems", "Check capital letters and try again. Your recovery kit opens it in any case."
        ),
        "recovery",
    ),
    Code.PASSPHRASE_TOO_WEAK: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This passphrase could be guessed."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Use four or more words that do not belong together."),
    ),
    Code.RECOVERY_CODE_MISTYPED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This recovery code has a typing mistake."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Compare it with the kit, one group at a time."),
    ),
    Code.SCENARIO_BAD: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This file of made-up people has a mistake in line {line}."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Mend the line and try again."),
    ),
    Code.SCENARIO_UNREADABLE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This file of made-up people cannot be read."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Check that it is there and is a TOML file."),
    ),
    Code.TEXT_MISSING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "There are no words here yet."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was lost."),
        QT_TRANSLATE_NOOP("Problems", "Write something first."),
    ),
    Code.TEXT_TOO_LONG: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This is more than fits in one place."),
        QT_TRANSLATE_NOOP("Problems", "What was there before is kept."),
        QT_TRANSLATE_NOOP("Problems", "Put it into several parts."),
    ),
    Code.VAULT_DAMAGED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "A part of this vault cannot be read."),
        QT_TRANSLATE_NOOP("Problems", "Companion stopped, so nothing gets worse."),
        QT_TRANSLATE_NOOP("Problems", "Bring back your last backup with your recovery kit."),
        "restore",
    ),
    Code.VAULT_EXISTS: Sentences(
        QT_TRANSLATE_NOOP("Problems", "There is already a vault here."),
        QT_TRANSLATE_NOOP("Problems", "It has not been changed."),
        QT_TRANSLATE_NOOP("Problems", "Open it, or choose another place."),
    ),
    Code.VAULT_KEY_REFUSED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The key does not fit this vault."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has been changed."),
        QT_TRANSLATE_NOOP("Problems", "Bring back your last backup with your recovery kit."),
        "restore",
    ),
    Code.VAULT_LOG_MISSING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "What was written last in this vault is missing."),
        QT_TRANSLATE_NOOP("Problems", "Companion stopped, so nothing gets worse. Older words are there."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "A program may have moved the file vault.db-wal. Put it back, or bring back your last backup.",
        ),
        "restore",
    ),
    Code.VAULT_MISSING: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The vault is not where it was."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has been changed."),
        QT_TRANSLATE_NOOP("Problems", "If it is on a stick, plug it in. Otherwise bring back a backup."),
        "restore",
    ),
    Code.VAULT_NOT_ENCRYPTED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This file is not a locked vault."),
        QT_TRANSLATE_NOOP("Problems", "Companion did not open or change it."),
        QT_TRANSLATE_NOOP("Problems", "Choose another file, or bring back a backup."),
        "restore",
    ),
    Code.VAULT_TOO_NEW: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This vault was made by a newer Companion."),
        QT_TRANSLATE_NOOP("Problems", "It has not been changed."),
        QT_TRANSLATE_NOOP("Problems", "Install the newest Companion, then open it."),
    ),
    Code.WRONG_PASSPHRASE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This passphrase does not open the vault."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe and still locked."),
        QT_TRANSLATE_NOOP("Problems", "Check capital letters and try again."),
    ),
    Code.WRONG_RECOVERY_CODE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This recovery code does not open this vault."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe and still locked."),
        QT_TRANSLATE_NOOP("Problems", "Check the date on the kit. Another kit may belong to it."),
    ),
}

OUR_FAULT = Sentences(
    QT_TRANSLATE_NOOP("Problems", "Something went wrong inside Companion."),
    QT_TRANSLATE_NOOP("Problems", "Your words are safe."),
    QT_TRANSLATE_NOOP("Problems", "Try again. If it comes back, close Companion and open it again."),
)

# What the button of a problem says; what it does is up to the screen that shows it.
ACTIONS = {
    "retry": QT_TRANSLATE_NOOP("Problems", "Try again"),
    "settings": QT_TRANSLATE_NOOP("Problems", "Open settings"),
    "recovery": QT_TRANSLATE_NOOP("Problems", "Use my recovery kit"),
    "restore": QT_TRANSLATE_NOOP("Problems", "Bring back a backup"),
    "help": QT_TRANSLATE_NOOP("Problems", "Read help"),
}
