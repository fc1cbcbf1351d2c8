"""Search over all that was written and received."""
