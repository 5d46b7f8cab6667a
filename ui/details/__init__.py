"""A person's details: what to call them, how to reach them safely, what they need to understand and be understood."""
