"""Views of feeds and articles."""
