"""Scenarios: made-up people in a TOML file, read and checked as a whole, then played through the real deeds."""
