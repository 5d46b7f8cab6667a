"""Getting back in with the recovery kit, when the passphrase or the keyring is lost."""
