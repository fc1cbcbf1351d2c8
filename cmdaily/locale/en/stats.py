"""What `stats` says."""

MESSAGES = {
    "stats.nothing": "No statistics yet. Tick an action today, and come back tomorrow.",
    "stats.span": "{first} to {last}",
    "stats.action": "Action",
    "stats.done": "Done",
    "stats.streak": "Streak",
    "stats.best": "Best",
    "stats.score": "Score",
    "stats.figures": "Figures",
    "stats.minutes": "Minutes, planned and spent",
    "stats.planned": "{time} planned",
    "stats.spent": "{time} spent",
    "stats.heatmap": "Day by day",
    "stats.legend": "{shades}  from nothing done to everything done",
    "stats.weekdays": "What tends to be missed",
    "stats.missed": ": {actions}",
}
