"""Views of a team."""
