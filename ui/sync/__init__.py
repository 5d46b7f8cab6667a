"""Sharing by itself while a vault is open: each place with its engine, and how it stands."""
