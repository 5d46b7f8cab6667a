"""Share: what each recipient would see of a conversation, what stays here and why, and then: Share."""
