"""What the timer says."""

MESSAGES = {
    "timer.started": "Timer started: {title} (planned: {time}). When you are done:",
    "timer.stopped": "{title}: {time} kept.",
    "timer.ticked": "{title}: {time} kept, {by} ticked.",
    "timer.discarded": "{title}: the time was forgotten.",
    "timer.forgotten": "The timer on {action} has been running since {started}. How long was it really? (0 forgets it)",
}
