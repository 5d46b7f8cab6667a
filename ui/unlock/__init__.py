"""Unlock: who, and the passphrase."""
