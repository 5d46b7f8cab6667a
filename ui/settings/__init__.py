"""Settings: how it looks, when it locks, backups, and what opens the vault."""
