"""What Meta's networks have in common: the Graph API, its errors, containers, and tokens."""
