"""What the timer says."""

MESSAGES = {
    "timer.started": "Timer started: {title} (planned: {time}). When you are done:",
    "timer.stopped": "{title}: {time} recorded.",
    "timer.ticked": "{title}: {time} recorded, {by} ticked.",
    "timer.discarded": "{title}: time not recorded.",
    "timer.forgotten": (
        "The timer for {action} has been running since {started}. How long was it really? (0 to "
        "record nothing)"
    ),
}
