"""Views of accounts and networks."""
