"""Tables of people outside."""
