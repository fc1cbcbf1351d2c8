"""Commands of accounts and networks."""
