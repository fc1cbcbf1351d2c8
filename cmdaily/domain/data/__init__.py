"""The export format, and the health of the store."""
