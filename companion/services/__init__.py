"""What a user can do: one function per deed, called by screens and by the command line."""
