"""The core of Companion: meaning, keys, rows, paper and deeds; no windows, so it also runs without a screen."""
