"""Commands of routines: the day, the timer, history, pauses."""
