"""Views of the inbox."""
