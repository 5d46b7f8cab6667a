"""Bytes: keys, the key bag, the system's keyring, the age file. The only folder that touches primitives."""
