"""Watches: asked of feeds and networks, and what they found."""
