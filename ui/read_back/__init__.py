"""Reading back: the words as they are kept and as somebody would see them, and the person's say over both."""
