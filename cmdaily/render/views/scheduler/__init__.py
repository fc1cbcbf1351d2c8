"""Views of the scheduler."""
