"""Fetching messages from the networks, and the inbox."""
