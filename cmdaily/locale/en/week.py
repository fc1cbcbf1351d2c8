"""What `week` says."""

MESSAGES = {
    "week.title": "Week {number}, from {day}",
    "week.quotas": "On any day of the week",
}
