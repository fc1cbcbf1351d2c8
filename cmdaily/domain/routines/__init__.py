"""Routines, the agenda of a day, the journal, streaks, scores and the timer."""
