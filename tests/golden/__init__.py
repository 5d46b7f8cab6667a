"""Vaults of every shape there has been, made once and kept: every later build must open them."""
