"""Watches: queries asked again and again of feeds and networks, and when one runs hot."""
