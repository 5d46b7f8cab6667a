"""First start: the doors into Companion."""
