"""Starting on my own: a vault, a passphrase and the recovery kit."""
