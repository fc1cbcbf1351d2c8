"""Accounts, signing in, and where secrets are kept."""
