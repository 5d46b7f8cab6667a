"""One person: what they need from us first, then strengths, hopes, who is on their side, and the way so far."""
