"""Tables of watches."""
