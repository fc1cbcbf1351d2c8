"""Views of figures."""
