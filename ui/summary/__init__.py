"""One summary that was shared with me: read it, answer it, say that I have seen it."""
