"""What `pause` says."""

MESSAGES = {
    "pause.added": "On pause from {first} to {last}: nothing is due and streaks are kept. Posts still go out.",
    "pause.removed": "The pause from {first} to {last} is removed.",
    "pause.added_day": "On pause on {first}: nothing is due and streaks are kept. Posts still go out.",
    "pause.removed_day": "The pause on {first} is removed.",
    "pause.none": "There is no pause.",
    "pause.all": "everything",
}
