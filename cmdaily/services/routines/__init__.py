"""The day, progress, the timer, streaks, history, routines, pauses and templates."""
