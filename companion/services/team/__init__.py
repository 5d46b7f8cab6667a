"""Who is in the team: begin one, invite, ask, admit, revoke; our own keys and the log."""
