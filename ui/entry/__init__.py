"""The form of one thing about a person: a strength, a hope, someone on their side, a consent."""
