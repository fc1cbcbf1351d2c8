"""Calendar days, wall-clock times, moments and durations."""
