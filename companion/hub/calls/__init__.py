"""What a laptop can ask of a hub: one module for each kind of call."""
