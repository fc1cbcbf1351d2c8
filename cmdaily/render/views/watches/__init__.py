"""Views of watches."""
