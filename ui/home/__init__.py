"""Home: today, who waits, what is unfinished, and the way to a conversation."""
