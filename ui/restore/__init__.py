"""Bringing a vault back from a backup file and the recovery kit."""
