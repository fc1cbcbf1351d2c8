"""Views of routines: the day, history, pauses."""
