"""Small reusable parts with names, heights, plain text and zoom already right."""
