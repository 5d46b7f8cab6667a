"""Talking out: what goes between a vault and a carrier, the engine that decides when, and the carriers."""
