"""Everyone: look someone up as you type, choose them, or meet someone new."""
