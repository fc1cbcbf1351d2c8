"""Mastodon, and the servers that resemble it."""
