"""What leaves: chosen with the person, checked against their word, sealed, and taken back."""
