"""What arrives: opened, read, answered; and what the answers are to the worker who shared."""
