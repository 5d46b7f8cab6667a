"""The plan a person takes away: build it, see it, print it, save a copy."""
