"""The plan a person takes away, as pages, and the numbers on it."""
