"""What dev.py calls before `.venv` exists: the standard library only."""
