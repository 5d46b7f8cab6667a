"""Vaults on this laptop: make, open, lock, back up and bring back one."""
