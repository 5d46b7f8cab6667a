"""The conversation as it is written: soft questions beside it, words in it, and what matters picked out of it."""
