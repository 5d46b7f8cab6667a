"""The window around every screen: the way round, hiding, locking, the palette and what is said at its edges."""
