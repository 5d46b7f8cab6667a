"""Who is in a team: the signed log, invites and requests to join. Bytes in, frozen state out."""
