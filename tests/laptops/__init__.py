"""Laptops at work: each a process of its own with a vault of its own, killed and cut off at random by whoever asks."""
