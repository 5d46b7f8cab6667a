"""What things mean: the nouns of a conversation, as frozen records and pure functions; no I/O, no SQL."""
