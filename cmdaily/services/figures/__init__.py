"""Metrics: logging, reading, exchanging and fetching them, and the figures that the store itself tells."""
