"""Outgoing posts, their deliveries and attempts, the preflight and its findings."""
