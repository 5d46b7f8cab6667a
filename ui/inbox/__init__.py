"""What was shared with me: what waits, and what I have seen."""
