"""The recovery kit on screen: read it, print it, save a copy."""
