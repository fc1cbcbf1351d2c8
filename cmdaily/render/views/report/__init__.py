"""Views of reports: the report itself, and what waits to be sent."""
