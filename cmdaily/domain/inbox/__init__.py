"""Incoming messages, their urgency and the response clock."""
