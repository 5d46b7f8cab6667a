"""Practice: who do I want to be, among made-up people."""
