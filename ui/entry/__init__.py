"""The form of one thing about a person: a strength, hope, need, action, someone on their side, an introduction, a consent."""
